"""Questions about tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.tasks.records import TaskRecord


@dataclass(frozen=True, slots=True)
class ReadTask(Question[TaskRecord]):
    """One task; ``NotFound`` if it is gone."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    task_id: str


@dataclass(frozen=True, slots=True)
class ReadTasks(Question[tuple[TaskRecord, ...]]):
    """Tasks about a record, or of a person, or both: the open ones by due date, then those done last.

    About a requisition are also those about its applications; about a candidate those about any of theirs.
    """

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    requisition_id: str = ""
    application_id: str = ""
    candidate_id: str = ""
    owner_id: str = ""
    done: bool = True
    """Whether those that are done are wanted too."""
    limit: int = 200
