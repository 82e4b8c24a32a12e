"""What the check of a posting found, in words: what is the matter and what to do, for each code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.requisitions.posting_check import FRENCH, Finding, Place
from desktop.services.requisitions.posting_rules import Severity, sources

_PROVINCES = {
    "AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick", "NL": "Newfoundland and Labrador",
    "NS": "Nova Scotia", "NT": "Northwest Territories", "NU": "Nunavut", "ON": "Ontario", "PE": "Prince Edward Island",
    "QC": "Québec", "SK": "Saskatchewan", "YT": "Yukon",
}  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("PostingCheck", text)


def _sentences() -> dict[str, tuple[str, str]]:
    return {
        "empty": (_tr("There is no posting text yet."), _tr("Write it, or start from a template.")),
        "pay.missing": (
            _tr("The posting does not say what the role pays."),
            _tr("State the expected pay or a range, for example “$70,000 – $85,000 per year”."),
        ),
        "pay.open": (
            _tr("“{text}” names only one end of a range."),
            _tr("State both ends, or the one expected amount."),
        ),
        "pay.spread": (
            _tr("The range “{text}” is wider than $50,000 a year."),
            _tr("Narrow it to at most $50,000 between its ends, or post two levels apart."),
        ),
        "pay.differs": (
            _tr("“{text}” lies outside the pay band of this requisition."),
            _tr("Correct the posting, or the band under Money."),
        ),
        "ai.unsaid": (
            _tr("Nobody said whether AI screens, assesses or selects the people who apply."),
            _tr("Answer “AI selects” above. If it does, the posting has to say so."),
        ),
        "ai.missing": (
            _tr("AI selects, but the posting does not say so."),
            _tr("Add a sentence such as “We use artificial intelligence to screen applications.”"),
        ),
        "ai.contradicted": (
            _tr("The posting and the answer to “AI selects” contradict each other."),
            _tr("Correct whichever is wrong."),
        ),
        "vacancy.missing": (
            _tr("The posting does not say whether it is for an existing vacancy."),
            _tr("Add “This posting is for an existing vacancy.”, or that it is not."),
        ),
        "vacancy.contradicted": (
            _tr("The posting and the answer to “Existing vacancy” contradict each other."),
            _tr("Correct whichever is wrong."),
        ),
        "experience.canadian": (
            _tr("“{text}” asks for Canadian experience."),
            _tr("Name the skill or knowledge you need instead, wherever it was gained."),
        ),
        "french.missing": (
            _tr("There is no French text."),
            _tr("Publish in French at the same time, and where as many people can read it."),
        ),
        "french.other": (_tr("The text for French reads like English."), _tr("Put the French text here.")),
        "gap": (_tr("“{text}” is still to be filled in."), _tr("Replace it, brackets included.")),
    }


_NO_WORDS = {
    "pay.open": "Pay is stated with one end of a range only.",
    "pay.spread": "A pay range is wider than $50,000 a year.",
    "pay.differs": "The pay stated lies outside the pay band.",
    "experience.canadian": "Canadian experience is asked for.",
    "gap": "Something in brackets is still to be filled in.",
}
"""For a kept result, which does not keep the words at fault."""


def what(finding: Finding) -> str:
    """What is the matter; with the language of the text where it is the French one."""
    said = _sentences()[finding.code][0].format(text=_short(finding.text))
    alone = {"french.missing", "french.other"}
    if finding.field == FRENCH and finding.code not in alone:
        return _tr("French text: {sentence}").format(sentence=said)
    return said


def what_to_do(code: str) -> str:
    """What puts it right."""
    return _sentences()[code][1]


def kept(code: str) -> str:
    """A kept finding in words."""
    return _tr(_NO_WORDS[code]) if code in _NO_WORDS else _sentences()[code][0]


def weight(severity: Severity) -> str:
    """How much it weighs, as a word on a chip."""
    return _tr("Law") if severity is Severity.LAW else _tr("Advice")


def source(code: str, place: Place) -> str:
    """The rules it rests on; empty where it is plain sense."""
    return " · ".join(sources(code, place.country, place.region))


def whose_rules(place: Place) -> str:
    """Whose rules the check goes by."""
    if place.country != "CA":
        return _tr("There are no rules for this country here: only plain mistakes are looked for.")
    if not place.region:
        return _tr("No province is set under Tools > Settings: the rules of all provinces are shown as advice.")
    return _tr("Checked by the rules of {province}.").format(province=_PROVINCES.get(place.region, place.region))


def summary(laws: int, others: int) -> str:
    """All findings in one sentence."""
    if not laws and not others:
        return _tr("Nothing found that needs to be put right.")
    parts = []
    if laws:
        parts.append(
            _tr("1 thing the law asks for") if laws == 1 else _tr("{n} things the law asks for").format(n=laws)
        )
    if others:
        parts.append(_tr("1 piece of advice") if others == 1 else _tr("{n} pieces of advice").format(n=others))
    return ", ".join(parts)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
