"""Questions about requisitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.requisitions.records import CloseOutState, RequisitionRecord, TemplateRecord


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


@dataclass(frozen=True, slots=True)
class FindAlikeRequisitions(Question["tuple[RequisitionChoice, ...]"]):
    """Requisitions that have not ended with the same title (however spelled), department and hiring manager."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    title: str
    department_id: str
    hiring_manager_id: str
    except_id: str = ""


@dataclass(frozen=True, slots=True)
class FindGaps(Question[tuple[str, ...]]):
    """The fields that a requisition with these values lacks before it can be submitted, in the order of the form."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadRequisitionTemplates(Question[tuple[TemplateRecord, ...]]):
    """The templates by name; retired ones only when asked for."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE
    retired: bool = False


@dataclass(frozen=True, slots=True)
class ReadCloseOut(Question[CloseOutState]):
    """What a close-out of a requisition would be about. ``NotFound`` if it is gone."""

    permission: ClassVar[Permission] = Permission.APPLICATION_SEE
    requisition_id: str


@dataclass(frozen=True, slots=True)
class FindLastSeats(Question["tuple[CloseOutState, ...]"]):
    """Of the requisitions on which these applications were just hired: those that run on without an open seat."""

    permission: ClassVar[Permission] = Permission.APPLICATION_SEE
    application_ids: tuple[str, ...]
