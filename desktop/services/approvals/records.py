"""What pages know of approvals, chains and stand-ins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class SeatRecord:
    """Somebody who is asked, and what was answered. ``why_not``: the rule that keeps the person asking from answering; empty if they may."""

    id: str
    version: int
    person_id: str
    verdict: str = ""
    note: str = ""
    answered_at: str = ""
    answered_by_id: str = ""
    instead_of_id: str = ""
    own_request: bool = False
    left: bool = False
    """Whether the person has left the team: somebody else must be asked."""
    covered_by: tuple[str, ...] = ()
    """Who stands in for the person today."""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """One step. ``since`` is a moment, empty until it is its turn; ``missing`` how many approvals it still needs."""

    id: str
    position: int
    name: str
    need: str
    count: int
    sla_days: int
    since: str
    due_on: str
    resolved_at: str
    seats: tuple[SeatRecord, ...] = ()
    missing: int = 0


@dataclass(frozen=True, slots=True)
class ApprovalRecord:
    """One attempt, with every step. ``snapshot`` holds the guarded fields as submitted; what pays is in it for those who may know."""

    id: str
    version: int
    subject: str
    subject_id: str
    requisition_id: str
    chain: str
    attempt: int
    state: str
    submitted_by_id: str
    submitted_at: str
    ended_at: str
    snapshot: dict[str, Any] = field(default_factory=dict)
    changed_fields: tuple[str, ...] = ()
    groups: tuple[GroupRecord, ...] = ()
    why_not_withdraw: str = ""

    @property
    def current(self) -> GroupRecord | None:
        """The step whose turn it is."""
        return next((group for group in self.groups if group.since and not group.resolved_at), None)


@dataclass(frozen=True, slots=True)
class ChainRecord:
    """A chain as its editor shows it."""

    id: str
    version: int
    name: str
    subject: str
    conditions: dict[str, Any]
    groups: tuple[dict[str, Any], ...]
    self_approval: bool = False
    retired: bool = False
    used: int = 0
    """How many approvals followed it."""


@dataclass(frozen=True, slots=True)
class CourseRecord:
    """Who would be asked if a requisition were submitted now. ``problem``: the rule that forbids it; ``details`` fill its sentence."""

    chain: str = ""
    groups: tuple[tuple[str, str, int, tuple[str, ...]], ...] = ()
    """Name, need, count and the people's ids of each."""
    problem: str = ""
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DelegationRecord:
    """Somebody stands in for somebody, from one ISO date to another."""

    id: str
    person_id: str
    delegate_id: str
    from_day: str
    to_day: str
    reason: str = ""
    mine: bool = False
    """Whether the person asking may end it."""
