"""What every code of ``words.py`` is called, in plain English: the one table that windows, workbooks and reports read.

Windows show the texts translated (``views/labels.py``); what leaves the program as a file keeps them as they stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop import words


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate knows
    """Mark a text for lupdate, which knows this name; it is translated when it is shown. Qt's own one has no types."""
    return text


LABELS: Mapping[type[StrEnum], Mapping[str, str]] = {
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
    words.Said: {
        words.Said.YES: QT_TRANSLATE_NOOP("Labels", "Yes"),
        words.Said.NO: QT_TRANSLATE_NOOP("Labels", "No"),
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
    words.Scope: {
        words.Scope.DEPARTMENT: QT_TRANSLATE_NOOP("Labels", "Department"),
        words.Scope.REQUISITION: QT_TRANSLATE_NOOP("Labels", "Requisition"),
    },
    words.CaseRole: {
        words.CaseRole.OWNER: QT_TRANSLATE_NOOP("Labels", "Owner of the application"),
        words.CaseRole.RECRUITER: QT_TRANSLATE_NOOP("Labels", "Recruiter"),
        words.CaseRole.HIRING_MANAGER: QT_TRANSLATE_NOOP("Labels", "Hiring manager"),
        words.CaseRole.HR: QT_TRANSLATE_NOOP("Labels", "HR"),
        words.CaseRole.APPROVER: QT_TRANSLATE_NOOP("Labels", "Approver"),
        words.CaseRole.ADMINISTRATOR: QT_TRANSLATE_NOOP("Labels", "Administrator"),
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
    words.Repeat: {
        words.Repeat.DAILY: QT_TRANSLATE_NOOP("Labels", "Every working day"),
        words.Repeat.WEEKLY: QT_TRANSLATE_NOOP("Labels", "Every week"),
        words.Repeat.MONTHLY: QT_TRANSLATE_NOOP("Labels", "Every month"),
    },
    words.CaseRole: {
        words.CaseRole.OWNER: QT_TRANSLATE_NOOP("Labels", "Owner"),
        words.CaseRole.RECRUITER: QT_TRANSLATE_NOOP("Labels", "Recruiter"),
        words.CaseRole.HIRING_MANAGER: QT_TRANSLATE_NOOP("Labels", "Hiring manager"),
        words.CaseRole.HR: QT_TRANSLATE_NOOP("Labels", "HR"),
        words.CaseRole.APPROVER: QT_TRANSLATE_NOOP("Labels", "Approver"),
        words.CaseRole.ADMINISTRATOR: QT_TRANSLATE_NOOP("Labels", "Administrator"),
    },
    words.DecisionKind: {
        words.DecisionKind.ROLE: QT_TRANSLATE_NOOP("Labels", "Role approved?"),
        words.DecisionKind.QUALIFIED: QT_TRANSLATE_NOOP("Labels", "Candidate qualified?"),
        words.DecisionKind.ALIGNED: QT_TRANSLATE_NOOP("Labels", "Team aligned?"),
        words.DecisionKind.VIABLE: QT_TRANSLATE_NOOP("Labels", "Offer viable?"),
        words.DecisionKind.START: QT_TRANSLATE_NOOP("Labels", "Start date secure?"),
    },
    words.Verdict: {
        words.Verdict.YES: QT_TRANSLATE_NOOP("Labels", "Yes"),
        words.Verdict.NO: QT_TRANSLATE_NOOP("Labels", "No"),
        words.Verdict.MORE: QT_TRANSLATE_NOOP("Labels", "Needs more"),
    },
    words.ApprovalState: {
        words.ApprovalState.RUNNING: QT_TRANSLATE_NOOP("Labels", "Waiting"),
        words.ApprovalState.APPROVED: QT_TRANSLATE_NOOP("Labels", "Approved"),
        words.ApprovalState.DECLINED: QT_TRANSLATE_NOOP("Labels", "Declined"),
        words.ApprovalState.WITHDRAWN: QT_TRANSLATE_NOOP("Labels", "Taken back"),
        words.ApprovalState.REOPENED: QT_TRANSLATE_NOOP("Labels", "Changed since"),
    },
    words.Need: {
        words.Need.ALL: QT_TRANSLATE_NOOP("Labels", "All of them"),
        words.Need.ANY: QT_TRANSLATE_NOOP("Labels", "Any of them"),
        words.Need.COUNT: QT_TRANSLATE_NOOP("Labels", "Some of them"),
    },
    words.Topic: {
        words.Topic.REQUISITIONS: QT_TRANSLATE_NOOP("Labels", "Requisitions"),
        words.Topic.CANDIDATES: QT_TRANSLATE_NOOP("Labels", "Candidates"),
        words.Topic.APPLICATIONS: QT_TRANSLATE_NOOP("Labels", "Applications"),
        words.Topic.NOTES: QT_TRANSLATE_NOOP("Labels", "Notes"),
        words.Topic.VOCABULARY: QT_TRANSLATE_NOOP("Labels", "Vocabulary"),
        words.Topic.PEOPLE: QT_TRANSLATE_NOOP("Labels", "Team"),
        words.Topic.VIEWS: QT_TRANSLATE_NOOP("Labels", "Saved views"),
        words.Topic.APPROVALS: QT_TRANSLATE_NOOP("Labels", "Approvals"),
        words.Topic.DECISIONS: QT_TRANSLATE_NOOP("Labels", "Decisions"),
        words.Topic.TASKS: QT_TRANSLATE_NOOP("Labels", "Tasks"),
        words.Topic.PROCESS: QT_TRANSLATE_NOOP("Labels", "How the team works"),
        words.Topic.IMPORTS: QT_TRANSLATE_NOOP("Labels", "Imports"),
        words.Topic.JOURNAL: QT_TRANSLATE_NOOP("Labels", "Journal"),
    },
}

_ENUMS: Mapping[str, type[StrEnum]] = {enum.__name__: enum for enum in LABELS}


def english(enum_name: str) -> dict[str, str]:
    """Code → English label of a whole enum, by its class name (as ``ListColumn.choices`` names it), in the enum's order."""
    texts = LABELS[_ENUMS[enum_name]]
    return {str(member): texts[member] for member in _ENUMS[enum_name]}
