"""Two records of one person side by side: what differs, what is the same, what moves over. Pure, no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.services.candidates.records import CandidateRecord
from desktop.views.candidates.candidate_form import candidate_form, values_of
from desktop.views.forms.spec import FieldSpec
from desktop.words import ApplicationStatus

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


def same_requisition(kept: CandidateRecord, other: CandidateRecord) -> list[str]:
    """Titles of requisitions on which both records have a running application."""
    running = {one.requisition_id for one in kept.applications if one.status == ApplicationStatus.ACTIVE}
    return [
        one.requisition
        for one in other.applications
        if one.status == ApplicationStatus.ACTIVE and one.requisition_id in running
    ]
