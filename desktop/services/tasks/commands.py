"""Commands on tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command

FIELDS = ("title", "note", "due_on", "repeat", "owner_id")
"""The fields a form may send in ``values``; texts, an ISO date, a token of ``Repeat``, an id. Empty text clears a field."""


@dataclass(frozen=True, slots=True)
class AddTask(Command[str]):
    """Set a task; answers its id. It is about one record or none; without an owner it is one's own."""

    permission: ClassVar[Permission] = Permission.TASK_WRITE
    word: ClassVar[str] = "task.add"
    sentence: ClassVar[str] = "Add task"
    title: str
    note: str = ""
    requisition_id: str = ""
    application_id: str = ""
    candidate_id: str = ""
    owner_id: str = ""
    due_on: str = ""
    repeat: str = ""


@dataclass(frozen=True, slots=True)
class ChangeTask(Command[None]):
    """Change fields of a task; only the fields named in ``values`` are touched."""

    permission: ClassVar[Permission] = Permission.TASK_WRITE
    word: ClassVar[str] = "task.change"
    sentence: ClassVar[str] = "Change task"
    task_id: str
    seen_version: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FinishTasks(Command[int]):
    """They are done; one that repeats makes its next. Those that were done already do not count."""

    permission: ClassVar[Permission] = Permission.TASK_WRITE
    word: ClassVar[str] = "task.finish"
    sentence: ClassVar[str] = "Finish task"
    task_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeUpTasks(Command[int]):
    """They were not done after all; the next of one that repeats goes, unless somebody has begun with it."""

    permission: ClassVar[Permission] = Permission.TASK_WRITE
    word: ClassVar[str] = "task.take_up"
    sentence: ClassVar[str] = "Take up task again"
    task_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SnoozeTasks(Command[int]):
    """Out of sight until an ISO date; an empty one brings them back."""

    permission: ClassVar[Permission] = Permission.TASK_WRITE
    word: ClassVar[str] = "task.snooze"
    sentence: ClassVar[str] = "Snooze task"
    task_ids: tuple[str, ...]
    until: str


@dataclass(frozen=True, slots=True)
class AssignTasks(Command[int]):
    """Give them to somebody, who must be able to work on the record each is about."""

    permission: ClassVar[Permission] = Permission.TASK_WRITE
    word: ClassVar[str] = "task.assign"
    sentence: ClassVar[str] = "Hand over task"
    task_ids: tuple[str, ...]
    owner_id: str


@dataclass(frozen=True, slots=True)
class RemoveTasks(Command[int]):
    """Put them into the bin."""

    permission: ClassVar[Permission] = Permission.TASK_WRITE
    word: ClassVar[str] = "task.remove"
    sentence: ClassVar[str] = "Remove task"
    task_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeepReminders(Command["tuple[int, int]"]):
    """Make the tasks that rules call for and finish those whose reason has ended; answers how many of each.

    Given by the program itself, from every computer, as often as it likes. ``today``: another ISO date than the day where the
    program runs; that two computers may be a day apart makes nothing twice, as a reminder is named after its reason.
    """

    permission: ClassVar[Permission] = Permission.TASK_WRITE
    word: ClassVar[str] = "task.remind"
    sentence: ClassVar[str] = "Reminders"
    undoable: ClassVar[bool] = False
    today: str = ""
