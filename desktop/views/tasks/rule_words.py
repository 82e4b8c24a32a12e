"""What each rule is called, what it does in one sentence, and how its threshold is said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.process.records import RuleLine
from desktop.views import labels


def _tr(text: str) -> str:
    return QCoreApplication.translate("RuleWords", text)


def rule_name(line: RuleLine) -> str:
    """What it is called."""
    names = {
        "stale_amber": _tr("Nobody has been in touch"),
        "stale_red": _tr("Nobody has been in touch for long"),
        "decision_due": _tr("A decision is due"),
        "approval_waiting": _tr("An approval is waiting"),
        "promised_reply": _tr("A promised answer is due"),
    }
    return names.get(line.code) or labels.coded("DecisionKind", line.code.removeprefix("decision_"))


def rule_sentence(line: RuleLine) -> str:
    """What it does."""
    sentences = {
        "stale_amber": _tr("An active application without a note, a move or a message."),
        "stale_red": _tr(
            "The same, for so long that the person should hear yes or no. It takes over from the milder rule."
        ),
        "decision_due": _tr("An open decision reaches its due date."),
        "approval_waiting": _tr("Somebody was asked to approve and has not answered."),
        "promised_reply": _tr("An applicant was promised an answer by a day."),
        "decision_role": _tr("From the request until its approval chain is through."),
        "decision_qualified": _tr("From the application until somebody says whether the person qualifies."),
        "decision_aligned": _tr("From the first interview until the team agrees."),
        "decision_viable": _tr("From the first version of an offer until it is found viable."),
        "decision_start": _tr("From the acceptance until the start date is secure."),
    }
    return sentences[line.code]


def threshold_words(unit: str) -> tuple[str, str, int]:
    """What stands after the number, what stands instead of the least, and the least."""
    if unit == "before":
        return _tr(" days before"), _tr("on the day"), 0
    return (_tr(" working days") if unit == "working" else _tr(" days")), "", 1


def flags_words(count: int, *, active: bool, term: bool) -> str:
    """How many it flags, or would flag were it on."""
    if term:
        return _tr("{count} would be late now").format(count=count) if count else _tr("None would be late")
    if not count:
        return _tr("Flags nothing now") if active else _tr("Would flag nothing")
    return (_tr("Flags {count} now") if active else _tr("Would flag {count}")).format(count=count)
