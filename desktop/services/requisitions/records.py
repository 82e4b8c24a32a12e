"""What pages know of a requisition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class SeatRecord:
    """One opening of a requisition. Dates are ISO calendar dates, empty when not yet."""

    id: str
    position: int
    opened_on: str = ""
    closed_on: str = ""
    closed_by: str = ""
    """What closed it: ``hire``, ``cancelled`` or empty while open."""
    application_id: str = ""
    version: int = 1
    close_reason: str = ""


@dataclass(frozen=True, slots=True)
class ClosedOut:
    """What a close-out did: how many were rejected, how many rest, how many are active as before, and whether it is filled now."""

    rejected: int
    held: int
    active: int
    filled: bool


@dataclass(frozen=True, slots=True)
class StillActive:
    """Somebody still active on a requisition."""

    id: str
    version: int
    candidate_id: str
    name: str
    stage_id: str
    owner_id: str = ""
    hold_until: str = ""


@dataclass(frozen=True, slots=True)
class CloseOutState:
    """What a close-out of a requisition would be about: those still active by stage, the furthest first."""

    id: str
    version: int
    number: str
    title: str
    status: str
    seats_open: int = 0
    active: tuple[StillActive, ...] = ()
    why_not_fill: str = ""
    """The rule that keeps it from being marked as filled; empty where it may be."""


@dataclass(frozen=True, slots=True)
class PostingResult:
    """What the last check of a posting found, as it is kept with it."""

    at: str
    by_id: str
    findings: tuple[str, ...] = ()
    """Codes, see ``posting_rules.py``; none when all was in order."""
    current: bool = True
    """Whether nothing it looked at was changed since."""


@dataclass(frozen=True, slots=True)
class TemplateRecord:
    """What a new requisition may begin with."""

    id: str
    version: int
    name: str
    values: Mapping[str, Any]
    retired: bool = False


@dataclass(frozen=True, slots=True)
class RequisitionRecord:
    """A requisition with everything its form shows. Money is decimal text; ids refer to vocabulary or team."""

    id: str
    version: int
    number: str
    title: str
    status: str
    department_id: str = ""
    cost_centre_id: str = ""
    location_id: str = ""
    role_family_id: str = ""
    level_id: str = ""
    employment_type: str = ""
    work_time: str = ""
    reason: str = ""
    backfill_of: str = ""
    justification: str = ""
    hiring_manager_id: str = ""
    recruiter_id: str = ""
    target_start: str = ""
    pay_min: str = ""
    pay_max: str = ""
    pay_currency: str = ""
    pay_period: str = ""
    priority: str = ""
    confidential: bool = False
    posting_text: str = ""
    posting_text_fr: str = ""
    uses_ai: str = ""
    vacancy: str = ""
    interview_plan: str = ""
    hiring_team: tuple[str, ...] = ()
    status_reason: str = ""
    opened_on: str = ""
    closed_on: str = ""
    created_at: str = ""
    changed_at: str = ""
    seats: tuple[SeatRecord, ...] = ()
    stage_counts: tuple[tuple[str, int], ...] = field(default_factory=tuple)
    """Active applications per stage id."""
    active: int = 0
    ended: int = 0
    positions: tuple[tuple[str, str], ...] = ()
    """The hiring team as pairs of a person and a role on it."""
    posting_check: PostingResult | None = None
    """None while the posting was never checked."""
    days_open: int | None = None
    """Days it has been open, those on hold left out; None while it was never opened."""
    days_rested: int = 0
    """Days on hold since it was opened."""
    days_resting: int = 0
    """Of them those since it rests now."""
    gaps: tuple[str, ...] = ()
    """Fields that must be filled before it can be submitted, as far as the reader sees them."""
    why_not: Mapping[str, str] = field(default_factory=dict)
    """What cannot be done now (a status to go to, ``submit``, ``delete``, ``seats``) and the code of the rule against it."""
