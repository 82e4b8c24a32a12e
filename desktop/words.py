"""The words every layer shares: codes that are stored, compared and sent between layers.

What a person may edit (stages, reasons, sources …) is vocabulary *data* and not listed here; see
``services/vocabulary``. Here stand only the words that rules are written against.
"""

from __future__ import annotations

from enum import StrEnum

PROGRAM = "Hiring Desk"
ORGANISATION = "Hiring Desk"


class Milestone(StrEnum):
    """What a stage means across all requisitions; fixed, in this order, so that figures compare."""

    APPLIED = "applied"
    SCREEN = "screen"
    INTERVIEW = "interview"
    OFFER = "offer"
    HIRED = "hired"


class ApplicationStatus(StrEnum):
    """Whether an application still runs, and how it ended."""

    ACTIVE = "active"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class RequisitionStatus(StrEnum):
    """Where a requisition stands between the first request and its end."""

    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting_approval"
    OPEN = "open"
    ON_HOLD = "on_hold"
    FILLED = "filled"
    CANCELLED = "cancelled"


class EmploymentType(StrEnum):
    """The contract a requisition offers."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    CONTRACTOR = "contractor"
    TEMPORARY = "temporary"
    INTERN = "intern"


class WorkTime(StrEnum):
    """Full or part time."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"


class OpeningReason(StrEnum):
    """Why a requisition exists."""

    NEW = "new"
    BACKFILL = "backfill"


class Said(StrEnum):
    """An answer to a plain question; empty while nobody said."""

    YES = "yes"
    NO = "no"


class PayPeriod(StrEnum):
    """What a pay figure is counted per."""

    YEAR = "year"
    MONTH = "month"
    HOUR = "hour"


class Priority(StrEnum):
    """How urgent a requisition is."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class VocabularyKind(StrEnum):
    """The lists of words a workspace keeps as editable data."""

    STAGE = "stage"
    REASON = "reason"
    SOURCE_TYPE = "source_type"
    SOURCE = "source"
    DECLINE_REASON = "decline_reason"
    RISK_FLAG = "risk_flag"
    COMPETENCY = "competency"
    DEPARTMENT = "department"
    LOCATION = "location"
    COST_CENTRE = "cost_centre"
    ROLE_FAMILY = "role_family"
    LEVEL = "level"
    TAG = "tag"


class ReasonSide(StrEnum):
    """Whose decision a disposition reason describes."""

    US = "us"
    THEM = "them"
    EITHER = "either"


class Role(StrEnum):
    """The roles of PRODUCT: what a person with an account is there for."""

    ADMINISTRATOR = "administrator"
    HR = "hr"
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    APPROVER = "approver"
    VIEWER = "viewer"


class Scope(StrEnum):
    """What a role is held for when it is not held everywhere."""

    DEPARTMENT = "department"
    REQUISITION = "requisition"


class Verdict(StrEnum):
    """How a decision or an approval is answered."""

    YES = "yes"
    NO = "no"
    MORE = "more"
    """More evidence is wanted: the decision stays open."""


class DecisionKind(StrEnum):
    """The five questions every case answers, in this order."""

    ROLE = "role"
    QUALIFIED = "qualified"
    ALIGNED = "aligned"
    VIABLE = "viable"
    START = "start"


class ApprovalState(StrEnum):
    """Where one attempt at an approval stands."""

    RUNNING = "running"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"
    """What was approved, or was about to be, changed in a guarded field."""


class Need(StrEnum):
    """How many people of an approval group must approve."""

    ALL = "all"
    ANY = "any"
    COUNT = "count"


class CaseRole(StrEnum):
    """Who somebody is to a case: to whom decisions, tasks and seats in an approval fall."""

    OWNER = "owner"
    """Of the application."""
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    HR = "hr"
    """Everybody who holds the role."""
    APPROVER = "approver"
    """Everybody who holds the role."""
    ADMINISTRATOR = "administrator"
    """Everybody who holds the role."""


class Repeat(StrEnum):
    """When a task comes again after it was done."""

    DAILY = "daily"
    """On the next working day."""
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Topic(StrEnum):
    """What changed, as announced after a command; a page asks again when a topic of its own is among them."""

    REQUISITIONS = "requisitions"
    CANDIDATES = "candidates"
    APPLICATIONS = "applications"
    NOTES = "notes"
    VOCABULARY = "vocabulary"
    PEOPLE = "people"
    VIEWS = "views"
    APPROVALS = "approvals"
    DECISIONS = "decisions"
    TASKS = "tasks"
    PROCESS = "process"
    """How the team works: approval chains, rules, templates, who stands in for whom."""
    IMPORTS = "imports"
    JOURNAL = "journal"
