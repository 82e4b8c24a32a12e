"""What every code of ``words.py`` is called on screen, and which tone (good, warn, bad, info) it has, if any.

One table per enum; a test demands a label for each member. Tones are a second voice only: the word always stands beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop import words

_CONTEXT = "Labels"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for lupdate, which knows this name; it is translated when it is shown. Qt's own one has no types."""
    return text


_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = {
    words.Milestone: {
        words.Milestone.APPLIED: QT_TRANSLATE_NOOP("Labels", "Applied"),
        words.Milestone.SCREEN: QT_TRANSLATE_NOOP("Labels", "Screening"),
        words.Milestone.INTERVIEW: QT_TRANSLATE_NOOP("Labels", "Interview"),
        words.Milestone.OFFER: QT_TRANSLATE_NOOP("Labels", "Offer"),
        words.Milestone.HIRED: QT_TRANSLATE_NOOP("Labels", "Hired"),
    },
    words.ApplicationStatus: {
        words.ApplicationStatus.ACTIVE: QT_TRANSLATE_NOOP("Labels", "Active"),
        words.ApplicationStatus.HIRED: QT_TRANSLATE_NOOP("Labels", "Hired"),
        words.ApplicationStatus.REJECTED: QT_TRANSLATE_NOOP("Labels", "Rejected"),
        words.ApplicationStatus.WITHDRAWN: QT_TRANSLATE_NOOP("Labels", "Withdrawn"),
    },
    words.RequisitionStatus: {
        words.RequisitionStatus.DRAFT: QT_TRANSLATE_NOOP("Labels", "Draft"),
        words.RequisitionStatus.AWAITING_APPROVAL: QT_TRANSLATE_NOOP("Labels", "Awaiting approval"),
        words.RequisitionStatus.OPEN: QT_TRANSLATE_NOOP("Labels", "Open"),
        words.RequisitionStatus.ON_HOLD: QT_TRANSLATE_NOOP("Labels", "On hold"),
        words.RequisitionStatus.FILLED: QT_TRANSLATE_NOOP("Labels", "Filled"),
        words.RequisitionStatus.CANCELLED: QT_TRANSLATE_NOOP("Labels", "Cancelled"),
    },
    words.EmploymentType: {
        words.EmploymentType.PERMANENT: QT_TRANSLATE_NOOP("Labels", "Permanent"),
        words.EmploymentType.FIXED_TERM: QT_TRANSLATE_NOOP("Labels", "Fixed term"),
        words.EmploymentType.CONTRACTOR: QT_TRANSLATE_NOOP("Labels", "Contractor"),
        words.EmploymentType.TEMPORARY: QT_TRANSLATE_NOOP("Labels", "Temporary"),
        words.EmploymentType.INTERN: QT_TRANSLATE_NOOP("Labels", "Intern"),
    },
    words.WorkTime: {
        words.WorkTime.FULL_TIME: QT_TRANSLATE_NOOP("Labels", "Full time"),
        words.WorkTime.PART_TIME: QT_TRANSLATE_NOOP("Labels", "Part time"),
    },
    words.OpeningReason: {
        words.OpeningReason.NEW: QT_TRANSLATE_NOOP("Labels", "New role"),
        words.OpeningReason.BACKFILL: QT_TRANSLATE_NOOP("Labels", "Backfill"),
    },
    words.PayPeriod: {
        words.PayPeriod.YEAR: QT_TRANSLATE_NOOP("Labels", "per year"),
        words.PayPeriod.MONTH: QT_TRANSLATE_NOOP("Labels", "per month"),
        words.PayPeriod.HOUR: QT_TRANSLATE_NOOP("Labels", "per hour"),
    },
    words.Priority: {
        words.Priority.LOW: QT_TRANSLATE_NOOP("Labels", "Low"),
        words.Priority.NORMAL: QT_TRANSLATE_NOOP("Labels", "Normal"),
        words.Priority.HIGH: QT_TRANSLATE_NOOP("Labels", "High"),
        words.Priority.URGENT: QT_TRANSLATE_NOOP("Labels", "Urgent"),
    },
    words.VocabularyKind: {
        words.VocabularyKind.STAGE: QT_TRANSLATE_NOOP("Labels", "Stages"),
        words.VocabularyKind.REASON: QT_TRANSLATE_NOOP("Labels", "Reasons"),
        words.VocabularyKind.SOURCE_TYPE: QT_TRANSLATE_NOOP("Labels", "Source types"),
        words.VocabularyKind.SOURCE: QT_TRANSLATE_NOOP("Labels", "Sources"),
        words.VocabularyKind.DECLINE_REASON: QT_TRANSLATE_NOOP("Labels", "Decline reasons"),
        words.VocabularyKind.RISK_FLAG: QT_TRANSLATE_NOOP("Labels", "Risk flags"),
        words.VocabularyKind.COMPETENCY: QT_TRANSLATE_NOOP("Labels", "Competencies"),
        words.VocabularyKind.DEPARTMENT: QT_TRANSLATE_NOOP("Labels", "Departments"),
        words.VocabularyKind.LOCATION: QT_TRANSLATE_NOOP("Labels", "Locations"),
        words.VocabularyKind.COST_CENTRE: QT_TRANSLATE_NOOP("Labels", "Cost centres"),
        words.VocabularyKind.ROLE_FAMILY: QT_TRANSLATE_NOOP("Labels", "Role families"),
        words.VocabularyKind.LEVEL: QT_TRANSLATE_NOOP("Labels", "Levels"),
        words.VocabularyKind.TAG: QT_TRANSLATE_NOOP("Labels", "Tags"),
    },
    words.ReasonSide: {
        words.ReasonSide.US: QT_TRANSLATE_NOOP("Labels", "Our decision"),
        words.ReasonSide.THEM: QT_TRANSLATE_NOOP("Labels", "Their decision"),
        words.ReasonSide.EITHER: QT_TRANSLATE_NOOP("Labels", "Either"),
    },
    words.Role: {
        words.Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("Labels", "Administrator"),
        words.Role.HR: QT_TRANSLATE_NOOP("Labels", "HR"),
        words.Role.RECRUITER: QT_TRANSLATE_NOOP("Labels", "Recruiter"),
        words.Role.HIRING_MANAGER: QT_TRANSLATE_NOOP("Labels", "Hiring manager"),
        words.Role.INTERVIEWER: QT_TRANSLATE_NOOP("Labels", "Interviewer"),
        words.Role.APPROVER: QT_TRANSLATE_NOOP("Labels", "Approver"),
        words.Role.VIEWER: QT_TRANSLATE_NOOP("Labels", "Viewer"),
    },
    words.Topic: {
        words.Topic.REQUISITIONS: QT_TRANSLATE_NOOP("Labels", "Requisitions"),
        words.Topic.CANDIDATES: QT_TRANSLATE_NOOP("Labels", "Candidates"),
        words.Topic.APPLICATIONS: QT_TRANSLATE_NOOP("Labels", "Applications"),
        words.Topic.NOTES: QT_TRANSLATE_NOOP("Labels", "Notes"),
        words.Topic.VOCABULARY: QT_TRANSLATE_NOOP("Labels", "Vocabulary"),
        words.Topic.PEOPLE: QT_TRANSLATE_NOOP("Labels", "Team"),
        words.Topic.VIEWS: QT_TRANSLATE_NOOP("Labels", "Saved views"),
        words.Topic.IMPORTS: QT_TRANSLATE_NOOP("Labels", "Imports"),
        words.Topic.JOURNAL: QT_TRANSLATE_NOOP("Labels", "Journal"),
    },
}

_TONES: Mapping[StrEnum, str] = {
    words.ApplicationStatus.ACTIVE: "info",
    words.ApplicationStatus.HIRED: "good",
    words.ApplicationStatus.REJECTED: "bad",
    words.ApplicationStatus.WITHDRAWN: "muted",
    words.RequisitionStatus.DRAFT: "muted",
    words.RequisitionStatus.AWAITING_APPROVAL: "info",
    words.RequisitionStatus.OPEN: "good",
    words.RequisitionStatus.ON_HOLD: "warn",
    words.RequisitionStatus.FILLED: "info",
    words.RequisitionStatus.CANCELLED: "muted",
    words.Priority.HIGH: "warn",
    words.Priority.URGENT: "bad",
}

_ENUMS: Mapping[str, type[StrEnum]] = {enum.__name__: enum for enum in _LABELS}


def label(member: StrEnum) -> str:
    """What a member of an enum of ``words.py`` is called on screen."""
    return QCoreApplication.translate(_CONTEXT, _LABELS[type(member)][member])


def labels(enum_name: str) -> dict[str, str]:
    """Code → label of a whole enum, by its class name (as ``ListColumn.choices`` names it), in the enum's order."""
    texts = _LABELS[_ENUMS[enum_name]]
    return {str(member): QCoreApplication.translate(_CONTEXT, texts[member]) for member in _ENUMS[enum_name]}


def tones(enum_name: str) -> dict[str, str]:
    """Code → tone (a colour token) of an enum; codes without a tone are left out."""
    return {str(member): _TONES[member] for member in _ENUMS[enum_name] if member in _TONES}


def coded(enum_name: str, code: str) -> str:
    """The label of a code of an enum; empty for an empty or unknown code."""
    return labels(enum_name).get(code, "") if code else ""
