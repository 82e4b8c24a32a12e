"""Questions about candidates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.candidates.records import CandidateRecord, DuplicateSuspect, TimelineEvent
from desktop.services.dispatch.messages import Question


@dataclass(frozen=True, slots=True)
class ReadCandidate(Question[CandidateRecord]):
    """One candidate. ``NotFound`` if gone; a merged one answers with ``merged_into`` set."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    candidate_id: str


@dataclass(frozen=True, slots=True)
class ReadTimeline(Question[tuple[TimelineEvent, ...]]):
    """What happened to a candidate, newest first."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    candidate_id: str
    limit: int = 200


@dataclass(frozen=True, slots=True)
class FindDuplicates(Question[tuple[DuplicateSuspect, ...]]):
    """Who else may be the person described by these values (on entry), or by a record (``candidate_id``)."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    patient: ClassVar[bool] = True
    name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    candidate_id: str = ""
    limit: int = 10


@dataclass(frozen=True, slots=True)
class CandidateChoice:
    """A candidate as a choice in a picker."""

    id: str
    name: str
    email: str
    location: str


@dataclass(frozen=True, slots=True)
class FindCandidates(Question["tuple[CandidateChoice, ...]"]):
    """Candidates for a picker or the palette: any words; without words those changed last."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    typed: str = ""
    limit: int = 20
