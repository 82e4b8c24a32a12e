"""Commands on requisitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command
from desktop.services.requisitions.records import ClosedOut

FIELDS = (
    "title", "department_id", "cost_centre_id", "location_id", "role_family_id", "level_id", "employment_type", "work_time",
    "reason", "backfill_of", "justification", "hiring_manager_id", "recruiter_id", "target_start", "pay_min", "pay_max",
    "pay_currency", "pay_period", "priority", "confidential", "posting_text", "posting_text_fr", "uses_ai", "vacancy", "interview_plan",
    "hiring_team",
)  # fmt: skip
"""The fields a form may send in ``values``; texts, ISO dates, ids, bools, tuples of ids. Empty text clears a field."""


@dataclass(frozen=True, slots=True)
class CreateRequisition(Command[str]):
    """Begin a requisition as a draft; answers its id. Only the title is required while drafting."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "requisition.create"
    sentence: ClassVar[str] = "New requisition"
    values: Mapping[str, Any]
    seats: int = 1


@dataclass(frozen=True, slots=True)
class ChangeRequisition(Command[None]):
    """Change fields of a requisition; only the fields named in ``values`` are touched.

    ``seen``: what stood in these fields when the person looked; needed for the hiring team, whose rows do not raise the version.
    """

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "requisition.change"
    sentence: ClassVar[str] = "Change requisition"
    requisition_id: str
    seen_version: int
    values: Mapping[str, Any]
    seen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetRequisitionStatus(Command[None]):
    """Open, hold, fill, cancel or reopen a requisition, with a reason (required for hold and cancel)."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "requisition.status"
    sentence: ClassVar[str] = "Set requisition to {status}"
    requisition_id: str
    seen_version: int
    status: str
    reason: str = ""


Person = tuple[str, int]
"""The id of an application, and the version of it that was seen (0: not seen)."""


@dataclass(frozen=True, slots=True)
class CloseOut(Command[ClosedOut]):
    """Say what becomes of those still active on a requisition whose seats are taken, and of the requisition; answers what was done.

    Only who is named is rejected or rested; all others stay active, those who applied meanwhile too. If somebody else moved or
    ended one of them since, nothing is done at all. ``fill``: the requisition becomes filled, and seats still open end with it.
    """

    permission: ClassVar[Permission] = Permission.APPLICATION_MOVE
    word: ClassVar[str] = "requisition.close_out"
    sentence: ClassVar[str] = "Close out requisition"
    requisition_id: str
    seen_version: int
    fill: bool = False
    reject: tuple[Person, ...] = ()
    reason_id: str = ""
    note: str = ""
    hold: tuple[Person, ...] = ()
    until: str = ""
    """The ISO date until which those in ``hold`` rest."""

    def label(self) -> str:
        """What is done, with the numbers."""
        parts = ["mark requisition as filled"] if self.fill else []
        parts += [f"reject {len(self.reject)}"] if self.reject else []
        parts += [f"hold {len(self.hold)}"] if self.hold else []
        said = ", ".join(parts)
        return said[:1].upper() + said[1:] or self.sentence

    def weight(self) -> int:
        """A row or two for each who is named."""
        return 1 + len(self.reject) + len(self.hold)


@dataclass(frozen=True, slots=True)
class AddSeats(Command[None]):
    """Open further seats."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "requisition.add_seats"
    sentence: ClassVar[str] = "Add seats"
    requisition_id: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class CloseSeat(Command[None]):
    """Close an open seat without a hire, with a reason."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "requisition.close_seat"
    sentence: ClassVar[str] = "Close seat"
    seat_id: str
    seen_version: int
    reason: str


@dataclass(frozen=True, slots=True)
class DeleteRequisitions(Command[int]):
    """Put drafts without applications into the bin; answers how many."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "requisition.delete"
    sentence: ClassVar[str] = "Delete requisitions"
    requisition_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetHiringTeam(Command[None]):
    """Say who is on the hiring team: pairs of a person and a ``Role``. Whoever is on it sees the requisition and its people."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "requisition.team"
    sentence: ClassVar[str] = "Change the hiring team"
    requisition_id: str
    seen_version: int
    members: tuple[tuple[str, str], ...]


TEMPLATE_FIELDS = (
    "title", "department_id", "cost_centre_id", "location_id", "role_family_id", "level_id", "employment_type", "work_time",
    "priority", "recruiter_id", "posting_text", "posting_text_fr", "uses_ai", "interview_plan",
)  # fmt: skip
"""What a template may hold: what is the same from one opening of a role to the next. Never pay, a date or a reason."""


@dataclass(frozen=True, slots=True)
class CheckPosting(Command[tuple[str, ...]]):
    """Hold the posting against the rules of the workspace's place and keep what was found with it; answers the codes."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "requisition.check_posting"
    sentence: ClassVar[str] = "Check the posting"
    requisition_id: str


@dataclass(frozen=True, slots=True)
class SaveRequisitionTemplate(Command[str]):
    """Keep fields (``TEMPLATE_FIELDS``) under a name for later requisitions; answers the id. With an id it changes that one.

    Others in ``values`` are refused, and pay that stands in the posting text is replaced by a gap to fill in.
    """

    permission: ClassVar[Permission] = Permission.PROCESS_WRITE
    word: ClassVar[str] = "requisition_template.save"
    sentence: ClassVar[str] = "Save template"
    name: str
    values: Mapping[str, Any]
    template_id: str = ""
    seen_version: int = 0


@dataclass(frozen=True, slots=True)
class RetireRequisitionTemplate(Command[None]):
    """Offer a template no longer, or, with ``retired`` off, again."""

    permission: ClassVar[Permission] = Permission.PROCESS_WRITE
    word: ClassVar[str] = "requisition_template.retire"
    sentence: ClassVar[str] = "Retire template"
    template_id: str
    seen_version: int
    retired: bool = True
