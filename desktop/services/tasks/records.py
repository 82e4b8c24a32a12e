"""What pages know of tasks, and of whatever else waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Case:
    """What something is about, with its labels; all empty where it is about nothing in particular."""

    requisition_id: str = ""
    application_id: str = ""
    candidate_id: str = ""
    candidate: str = field(default="", repr=False)
    number: str = ""
    title: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Where the window opens it: a place and the id of the record."""
        if self.candidate_id:
            return "candidate", self.candidate_id
        return ("requisition", self.requisition_id) if self.requisition_id else ("", "")


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """One task. ``rule``: the code of the rule that made it, empty where a person did; ``done_by_id`` is empty where it ended by itself."""

    id: str
    version: int
    title: str = field(repr=False)
    note: str = field(repr=False)
    due_on: str
    repeat: str
    owner_id: str
    by_id: str
    snoozed_until: str
    done_at: str
    done_by_id: str
    rule: str
    created_at: str
    changed_at: str
    case: Case

    @property
    def done(self) -> bool:
        """Whether it is finished."""
        return bool(self.done_at)


class MatterKind(StrEnum):
    """What it is that waits."""

    TASK = "task"
    DECISION = "decision"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for a person. ``words``: the title of a task, the kind of a decision, the name of an approval's group.

    ``at``: when it came to them. ``by_id``: who gave it; empty where nobody did.
    """

    kind: MatterKind
    id: str
    words: str = field(repr=False)
    due_on: str
    at: str
    owner_id: str
    by_id: str
    case: Case
    rule: str = ""

    @property
    def key(self) -> str:
        """The same for as long as it is the same matter in the same hands."""
        return f"{self.id}:{self.at}"


@dataclass(frozen=True, slots=True)
class Digest:
    """A day's page: what is overdue, due today, due in the days after; and what others have in hand for the person."""

    day: str
    overdue: tuple[Matter, ...] = ()
    today: tuple[Matter, ...] = ()
    soon: tuple[Matter, ...] = ()
    others: tuple[Matter, ...] = ()

    @property
    def rows(self) -> tuple[Matter, ...]:
        """All of it."""
        return (*self.overdue, *self.today, *self.soon, *self.others)
