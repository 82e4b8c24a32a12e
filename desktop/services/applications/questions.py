"""Questions about applications."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.applications.records import ApplicationRecord, Board
from desktop.services.dispatch.messages import Question


@dataclass(frozen=True, slots=True)
class ReadBoard(Question[Board]):
    """The pipeline of one requisition, at most ``cards`` cards a stage, longest in stage first."""

    permission: ClassVar[Permission] = Permission.APPLICATION_SEE
    requisition_id: str
    cards: int = 200
    search: str = ""


@dataclass(frozen=True, slots=True)
class ReadApplication(Question[ApplicationRecord]):
    """One application."""

    permission: ClassVar[Permission] = Permission.APPLICATION_SEE
    application_id: str


@dataclass(frozen=True, slots=True)
class WhyNotMove(Question["dict[str, str]"]):
    """For each stage id the code of the rule that forbids the move, empty where it is allowed. Asked when a drag begins."""

    permission: ClassVar[Permission] = Permission.APPLICATION_SEE
    application_ids: tuple[str, ...]
