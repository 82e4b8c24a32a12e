"""Questions about approvals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.approvals.records import ApprovalRecord, ChainRecord, CourseRecord, DelegationRecord
from desktop.services.dispatch.messages import Question


@dataclass(frozen=True, slots=True)
class ReadApprovals(Question[tuple[ApprovalRecord, ...]]):
    """Every attempt to have a subject approved, the newest first."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    subject_id: str


@dataclass(frozen=True, slots=True)
class ReadChains(Question[tuple[ChainRecord, ...]]):
    """All chains in the order in which they are tried."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE


@dataclass(frozen=True, slots=True)
class ReadCourse(Question[CourseRecord]):
    """Which chain would be followed for a requisition, and who would be asked."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    requisition_id: str


@dataclass(frozen=True, slots=True)
class ReadDelegations(Question[tuple[DelegationRecord, ...]]):
    """Who stands in for whom, today and later."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE
