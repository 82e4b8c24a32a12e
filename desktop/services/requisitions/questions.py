"""Questions about requisitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.requisitions.records import RequisitionRecord


@dataclass(frozen=True, slots=True)
class ReadRequisition(Question[RequisitionRecord]):
    """One requisition. ``NotFound`` if it is gone."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    requisition_id: str


@dataclass(frozen=True, slots=True)
class RequisitionChoice:
    """A requisition as a choice in a picker."""

    id: str
    number: str
    title: str
    status: str


@dataclass(frozen=True, slots=True)
class FindRequisitions(Question["tuple[RequisitionChoice, ...]"]):
    """Requisitions for a picker: any word of title or number; without words those changed last. Open ones first."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    typed: str = ""
    limit: int = 20
