"""Commands on candidates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command

FIELDS = (
    "name", "given_name", "family_name", "emails", "phones", "links", "location", "employer", "title", "skills", "tags",
    "source_id", "source_detail", "credit", "language", "do_not_contact", "consent_until",
)  # fmt: skip
"""The fields a form may send. ``emails``, ``phones``, ``links``: tuples of text, the first is primary; ``tags``: tuple of
words; ``name``: the full name as typed (required)."""


@dataclass(frozen=True, slots=True)
class CreateCandidate(Command[str]):
    """Add a person; answers the id. With ``requisition_id`` an application is made as well."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_WRITE
    word: ClassVar[str] = "candidate.create"
    sentence: ClassVar[str] = "New candidate"
    values: Mapping[str, Any]
    requisition_id: str = ""


@dataclass(frozen=True, slots=True)
class ChangeCandidate(Command[None]):
    """Change fields of a candidate; only the fields named in ``values`` are touched.

    ``seen``: what stood in these fields when the person looked. Needed for those of several values (contacts, tags), which are rows
    of their own and do not raise the candidate's version.
    """

    permission: ClassVar[Permission] = Permission.CANDIDATE_WRITE
    word: ClassVar[str] = "candidate.change"
    sentence: ClassVar[str] = "Change candidate"
    candidate_id: str
    seen_version: int
    values: Mapping[str, Any]
    seen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MergeCandidates(Command[None]):
    """Make two records one person. ``values`` are the chosen fields (as in ``FIELDS``) of the one that stays; e-mails,
    phones, links, tags, notes and applications of the other move over. Both histories are kept; can be undone.

    Where both run on one requisition, one application goes on and the others end as duplicates: those in ``continues`` go on,
    without a choice the one furthest along."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_MERGE
    word: ClassVar[str] = "candidate.merge"
    sentence: ClassVar[str] = "Merge candidates"
    keep_id: str
    keep_version: int
    other_id: str
    other_version: int
    values: Mapping[str, Any]
    continues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TagCandidates(Command[int]):
    """Put a tag on several candidates, or take it off; answers how many changed."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_WRITE
    word: ClassVar[str] = "candidate.tag"
    sentence: ClassVar[str] = "Tag “{tag}”"
    candidate_ids: tuple[str, ...]
    tag: str
    remove: bool = False


@dataclass(frozen=True, slots=True)
class DeleteCandidates(Command[int]):
    """Put candidates and their applications into the bin; answers how many. Undo brings them back."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_WRITE
    word: ClassVar[str] = "candidate.delete"
    sentence: ClassVar[str] = "Delete candidates"
    candidate_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EraseCandidates(Command[int]):
    """Erase candidates for good, with their applications, notes and contacts, out of the history too; answers how many.

    Nobody brings them back, except whoever restores a copy that was made before. ``reason``: why, as it is kept in the journal; it must
    not name them.
    """

    permission: ClassVar[Permission] = Permission.CANDIDATE_ERASE
    word: ClassVar[str] = "candidate.erase"
    sentence: ClassVar[str] = "Erase candidates for good"
    undoable: ClassVar[bool] = False
    erases: ClassVar[bool] = True
    candidate_ids: tuple[str, ...]
    reason: str = ""

    def weight(self) -> int:
        """Always worth a copy before."""
        return 100 * len(self.candidate_ids)
