"""Two records of one person side by side: what differs, what is the same, what moves over. Pure, no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.services.candidates.records import ApplicationSummary, CandidateRecord
from desktop.services.vocabulary.records import VocabularyBook
from desktop.views.candidates.candidate_form import candidate_form, values_of
from desktop.views.forms.spec import FieldSpec
from desktop.words import ApplicationStatus, VocabularyKind

JOINED = ("emails", "phones", "links", "tags")
"""Fields of which both records' entries are kept."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field with both values. ``take_other``: what is proposed, the other's only where the kept record has nothing."""

    spec: FieldSpec
    kept: Any
    other: Any

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.kept != self.other)

    @property
    def take_other(self) -> bool:
        """The proposal."""
        return self.kept in ("", False, None) and self.other not in ("", False, None)


def compare(kept: CandidateRecord, other: CandidateRecord) -> list[MergeField]:
    """Every field one may choose, differing ones first."""
    one, two = values_of(kept), values_of(other)
    fields = [
        MergeField(spec, one[spec.code], two[spec.code])
        for spec in candidate_form(fresh=False).fields()
        if spec.code not in JOINED
    ]
    return sorted(fields, key=lambda field: not field.differs)


def joined(kept: CandidateRecord, other: CandidateRecord) -> dict[str, tuple[str, ...]]:
    """E-mails, phones, links and tags of both, those of the kept record first."""
    one, two = values_of(kept), values_of(other)
    return {code: tuple(dict.fromkeys((*one[code], *two[code]))) for code in JOINED}


@dataclass(frozen=True, slots=True)
class Doubled:
    """A requisition both run on: its running applications, those of the kept record first, and the one proposed to go on."""

    requisition: str
    applications: tuple[ApplicationSummary, ...]
    proposed: str


def doubled(kept: CandidateRecord, other: CandidateRecord, book: VocabularyBook) -> list[Doubled]:
    """Where one application has to end, by the same rule as the merge itself: the one furthest along goes on."""
    running: dict[str, list[ApplicationSummary]] = {}
    for one in (*kept.applications, *other.applications):
        if one.status == ApplicationStatus.ACTIVE:
            running.setdefault(one.requisition_id, []).append(one)

    order = {word.id: place for place, word in enumerate(book.of(VocabularyKind.STAGE, retired=True))}

    def place(one: ApplicationSummary) -> tuple[int, str, str]:
        return (-order.get(one.stage_id, -1), one.applied_on or one.in_stage_since, one.id)

    return [
        Doubled(group[0].requisition, tuple(group), min(group, key=place).id)
        for group in running.values()
        if len(group) > 1
    ]
