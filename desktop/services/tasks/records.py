"""What pages know of tasks."""

from __future__ import annotations

from dataclasses import dataclass, field


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
