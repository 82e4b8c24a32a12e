"""A line of the docket in words: the question, the case, when it is due, what is to be done next."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.services.docket.records import DocketLine, Source, When
from desktop.services.listings.strip_codes import KINDS
from desktop.services.people.records import Team
from desktop.views.records.decisions.decision_words import usual_action
from desktop.views.records.due_words import near_words
from desktop.views.tables.decision_strip import decisions
from desktop.views.tables.formatting import local_now, moment_of
from desktop.words import DecisionKind, Verdict


def tr(text: str) -> str:
    """In the language of the program."""
    return QCoreApplication.translate("Docket", text)


def group_name(when: When) -> str:
    """The heading of a group."""
    return {
        When.OVERDUE: tr("Overdue"),
        When.TODAY: tr("Today"),
        When.WEEK: tr("This week"),
        When.LATER: tr("Later"),
        When.OTHERS: tr("Waiting for others"),
        When.SNOOZED: tr("Snoozed"),
    }[when]


def question(line: DocketLine) -> str:
    """What is asked."""
    if line.source is Source.TASK:
        return tr("Reminder") if line.kind else tr("Task")
    if line.source is Source.APPROVAL:
        return decisions()[0]
    return decisions()[KINDS.index(DecisionKind(line.kind))]


def case(line: DocketLine) -> str:
    """Whose case it is: ``Okafor, Amara → Senior analyst``."""
    if line.person and line.title:
        return f"{line.person} → {line.title}"
    return line.person or line.title or line.words


def to_do(line: DocketLine, team: Team) -> str:
    """What is to be done, on paper and in the list under the bell: the task, or the question with its next action."""
    if line.source is Source.TASK:
        return line.words
    return _joined(question(line), next_action(line, team))


def about(line: DocketLine) -> str:
    """Which case it is; empty for none."""
    return _joined(line.person, f"{line.number} {line.title}".strip())


def sign(line: DocketLine, today: date) -> str:
    """The code of the sign before it, as in a decision strip."""
    if line.verdict == Verdict.MORE:
        return "~"
    if line.due_on and line.due_on < today.isoformat():
        return "!"
    return "s" if line.due_on == today.isoformat() else "o"


def due(line: DocketLine, today: date) -> str:
    """When it is due, as near to now as it is."""
    return near_words(date.fromisoformat(line.due_on), today) if line.due_on else ""


def due_tone(line: DocketLine, today: date) -> str:
    """A colour token beside the word, or empty."""
    if not line.due_on or line.others:
        return "muted"
    return "bad" if line.due_on < today.isoformat() else "warn" if line.due_on == today.isoformat() else "muted"


def exact_due(line: DocketLine) -> str:
    """The whole date, for the pane and the tooltip."""
    if not line.due_on:
        return ""
    on = date.fromisoformat(line.due_on)
    return QLocale().toString(QDate(on.year, on.month, on.day), QLocale.FormatType.LongFormat)


def next_action(line: DocketLine, team: Team, me: str = "") -> str:
    """What is to be done next, and by whom where it is not ``me``."""
    told = _action(line, team)
    if not me or line.owner_id in ("", me) or line.others or line.covers or line.step:
        return told
    return _joined(team.name(line.owner_id), told)


def _action(line: DocketLine, team: Team) -> str:
    if line.source is Source.TASK:
        told = line.words if case(line) != line.words else ""
        if line.others:
            return _joined(told, tr("{name} has it").format(name=team.name(line.owner_id)))
        return told
    if line.source is Source.APPROVAL:
        text = tr("step {step} of {steps} waits for you").format(step=line.step, steps=line.steps)
        if line.covers:
            text = tr("step {step} of {steps} waits for {name}, for whom you stand in").format(
                step=line.step, steps=line.steps, name=team.name(line.covers)
            )
        return _joined(text, _since(line.since))
    if line.step:
        names = ", ".join(team.name(one) for one in line.waits_for)
        text = tr("step {step} of {steps} waits for {names}").format(step=line.step, steps=line.steps, names=names)
        return _joined(text, tr("who has left: ask somebody else")) if line.left else text
    if line.words:
        return line.words
    if line.others:
        return tr("{name} decides").format(name=team.name(line.owner_id) or tr("nobody"))
    return usual_action(line.kind, line.verdict, line.status)


def spoken(line: DocketLine, team: Team, today: date) -> str:
    """The whole line as a sentence, for screen readers and copies."""
    parts = (question(line), case(line), line.number, due(line, today), next_action(line, team))
    return ", ".join(part for part in parts if part)


def _since(moment: str) -> str:
    at = moment_of(moment)
    if at is None:
        return ""
    days = (local_now().date() - at.date()).days
    if days <= 0:
        return tr("since today")
    if days == 1:
        return tr("since yesterday")
    spoken = QDate(at.year, at.month, at.day)
    locale = QLocale()
    when = (
        locale.dayName(spoken.dayOfWeek(), QLocale.FormatType.LongFormat)
        if days < 7
        else locale.toString(spoken, "d MMM")
    )
    return tr("since {day}").format(day=when)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
