"""What the vocabulary page says of kinds, of where a word is used, and of when."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.vocabulary.records import Count, Word, WordUse
from desktop.views.labels import QT_TRANSLATE_NOOP, label
from desktop.words import Milestone, ReasonSide
from desktop.words import VocabularyKind as Kind

KINDS = (
    Kind.STAGE, Kind.REASON, Kind.SOURCE, Kind.SOURCE_TYPE, Kind.ROLE_FAMILY, Kind.LEVEL, Kind.DEPARTMENT, Kind.COST_CENTRE,
    Kind.LOCATION, Kind.TAG, Kind.RISK_FLAG, Kind.DECLINE_REASON, Kind.COMPETENCY,
)  # fmt: skip
"""The lists in the order of the page: what shapes the process first."""

_ABOUT = {
    Kind.STAGE: QT_TRANSLATE_NOOP("Vocabulary", "Where an application stands. Six to ten are enough."),
    Kind.REASON: QT_TRANSLATE_NOOP("Vocabulary", "Why an application ended, and whose decision it was."),
    Kind.SOURCE: QT_TRANSLATE_NOOP("Vocabulary", "Where somebody came from, each of one source type."),
    Kind.SOURCE_TYPE: QT_TRANSLATE_NOOP("Vocabulary", "The few kinds of sources that figures are compared by."),
    Kind.ROLE_FAMILY: QT_TRANSLATE_NOOP("Vocabulary", "Roles that are alike, for templates and figures."),
    Kind.LEVEL: QT_TRANSLATE_NOOP("Vocabulary", "How senior a role is, the lowest first."),
    Kind.DEPARTMENT: QT_TRANSLATE_NOOP("Vocabulary", "Who a role belongs to; roles of the team may be held for one."),
    Kind.COST_CENTRE: QT_TRANSLATE_NOOP("Vocabulary", "What a role is paid from."),
    Kind.LOCATION: QT_TRANSLATE_NOOP("Vocabulary", "Where the work is done."),
    Kind.TAG: QT_TRANSLATE_NOOP("Vocabulary", "Words the team marks people with."),
    Kind.RISK_FLAG: QT_TRANSLATE_NOOP("Vocabulary", "What may keep a case from ending well."),
    Kind.DECLINE_REASON: QT_TRANSLATE_NOOP("Vocabulary", "Why an offer was declined."),
    Kind.COMPETENCY: QT_TRANSLATE_NOOP("Vocabulary", "What interviews look for."),
}

_SINGULAR = {
    Kind.STAGE: QT_TRANSLATE_NOOP("Vocabulary", "stage"),
    Kind.REASON: QT_TRANSLATE_NOOP("Vocabulary", "reason"),
    Kind.SOURCE: QT_TRANSLATE_NOOP("Vocabulary", "source"),
    Kind.SOURCE_TYPE: QT_TRANSLATE_NOOP("Vocabulary", "source type"),
    Kind.ROLE_FAMILY: QT_TRANSLATE_NOOP("Vocabulary", "role family"),
    Kind.LEVEL: QT_TRANSLATE_NOOP("Vocabulary", "level"),
    Kind.DEPARTMENT: QT_TRANSLATE_NOOP("Vocabulary", "department"),
    Kind.COST_CENTRE: QT_TRANSLATE_NOOP("Vocabulary", "cost centre"),
    Kind.LOCATION: QT_TRANSLATE_NOOP("Vocabulary", "location"),
    Kind.TAG: QT_TRANSLATE_NOOP("Vocabulary", "tag"),
    Kind.RISK_FLAG: QT_TRANSLATE_NOOP("Vocabulary", "risk flag"),
    Kind.DECLINE_REASON: QT_TRANSLATE_NOOP("Vocabulary", "decline reason"),
    Kind.COMPETENCY: QT_TRANSLATE_NOOP("Vocabulary", "competency"),
}

_PLACES = {
    ("requisition", "department_id"): QT_TRANSLATE_NOOP("Vocabulary", "Requisitions: department"),
    ("requisition", "cost_centre_id"): QT_TRANSLATE_NOOP("Vocabulary", "Requisitions: cost centre"),
    ("requisition", "location_id"): QT_TRANSLATE_NOOP("Vocabulary", "Requisitions: location"),
    ("requisition", "role_family_id"): QT_TRANSLATE_NOOP("Vocabulary", "Requisitions: role family"),
    ("requisition", "level_id"): QT_TRANSLATE_NOOP("Vocabulary", "Requisitions: level"),
    ("requisition_template", "role_family_id"): QT_TRANSLATE_NOOP("Vocabulary", "Templates: role family"),
    ("requisition_template", "values"): QT_TRANSLATE_NOOP("Vocabulary", "Templates: fields"),
    ("approval_chain", "conditions"): QT_TRANSLATE_NOOP("Vocabulary", "Approval chains: conditions"),
    ("candidate", "source_id"): QT_TRANSLATE_NOOP("Vocabulary", "Candidates: source"),
    ("candidate_tag", "tag_id"): QT_TRANSLATE_NOOP("Vocabulary", "Candidates: tag"),
    ("application", "stage_id"): QT_TRANSLATE_NOOP("Vocabulary", "Applications: stage"),
    ("application", "reason_id"): QT_TRANSLATE_NOOP("Vocabulary", "Applications: reason"),
    ("application", "source_id"): QT_TRANSLATE_NOOP("Vocabulary", "Applications: source"),
    ("application_flag", "flag_id"): QT_TRANSLATE_NOOP("Vocabulary", "Applications: risk flag"),
    ("stage_transition", "from_stage_id"): QT_TRANSLATE_NOOP("Vocabulary", "History: steps out of it"),
    ("stage_transition", "to_stage_id"): QT_TRANSLATE_NOOP("Vocabulary", "History: steps into it"),
    ("stage_transition", "reason_id"): QT_TRANSLATE_NOOP("Vocabulary", "History: endings with it"),
    ("vocabulary_word", "parent_id"): QT_TRANSLATE_NOOP("Vocabulary", "Sources: type"),
    ("role_grant", "scope_id"): QT_TRANSLATE_NOOP("Vocabulary", "Team: roles held for it"),
}
"""What the rows are called that name a word, by entity and field."""


def tr(text: str) -> str:
    """A text of this page."""
    return QCoreApplication.translate("Vocabulary", text)


def about(kind: Kind) -> str:
    """What a list is for, in one sentence."""
    return tr(_ABOUT[kind])


def singular(kind: Kind) -> str:
    """One word of the list: ``stage``."""
    return tr(_SINGULAR[kind])


def place(count: Count) -> str:
    """Where rows name a word: ``Applications: stage``."""
    known = _PLACES.get((count.entity, count.field))
    return tr(known) if known else f"{count.entity}: {count.field}".replace("_", " ")


def number(count: int) -> str:
    """A count with its thousands apart, as lists show them."""
    return f"{count:,}".replace(",", " ")


def used(use: WordUse | None) -> str:
    """How often a word is used, in a sentence."""
    if use is None or not use.total:
        return tr("Nothing names this word yet.")
    places = " · ".join(f"{place(one)} {number(one.count)}" for one in use.counts)
    times = tr("Used once") if use.total == 1 else tr("Used {n} times").format(n=number(use.total))
    since = tr(", last on {day}").format(day=use.last[:10]) if use.last else ""
    return f"{times}{since}. {places}."


def what(words: tuple[Word, ...]) -> str:
    """Some words in the name of a command: the label of one, the number of several."""
    return f"“{words[0].label}”" if len(words) == 1 else tr("{n} words").format(n=len(words))


def nature(word: Word) -> str:
    """What stays as it is for ever: the milestone of a stage, the side of a reason; empty for other words."""
    if word.kind is Kind.STAGE and word.milestone:
        return label(Milestone(word.milestone))
    if word.kind is Kind.REASON and word.side:
        return label(ReasonSide(word.side))
    return ""
