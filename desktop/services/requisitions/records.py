"""What pages know of a requisition."""

from __future__ import annotations

from dataclasses import dataclass, field


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
