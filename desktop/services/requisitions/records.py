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
    gaps: tuple[str, ...] = ()
    """Fields that must be filled before it can be submitted, as far as the reader sees them."""
    why_not: Mapping[str, str] = field(default_factory=dict)
    """What cannot be done now (a status to go to, ``submit``, ``delete``, ``seats``) and the code of the rule against it."""
