"""Questions about decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.decisions.records import DecisionRecord
from desktop.services.dispatch.messages import Question


@dataclass(frozen=True, slots=True)
class ReadDecisions(Question[tuple[DecisionRecord, ...]]):
    """Every decision of a case in the order of the five, older ones before those that overturned them.

    Of an application with that of its requisition; of a requisition alone only its own.
    """

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    requisition_id: str = ""
    application_id: str = ""


@dataclass(frozen=True, slots=True)
class CountMissingDecisions(Question[int]):
    """How many cases lack decisions that their stage asks for: people in process, and requisitions not approved yet."""

    permission: ClassVar[Permission] = Permission.APPLICATION_SEE
    patient: ClassVar[bool] = True
