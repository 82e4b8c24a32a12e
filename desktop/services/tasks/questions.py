"""Questions about tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.tasks.records import Digest, Matter, TaskRecord


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


@dataclass(frozen=True, slots=True)
class ReadArrivals(Question[tuple[Matter, ...]]):
    """What came to the person who asks and is still open, from others, from rules and from the process itself; the newest first."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    limit: int = 100


@dataclass(frozen=True, slots=True)
class ReadDigest(Question[Digest]):
    """The page of a day for one person, or for the whole team (empty). ``today`` is the day it is where the person sits."""

    permission: ClassVar[Permission] = Permission.REQUISITION_SEE
    today: str
    person_id: str = ""
