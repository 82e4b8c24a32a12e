"""What the docket's page knows: lines, and into which group a line falls on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Source(StrEnum):
    """What a line is."""

    DECISION = "decision"
    APPROVAL = "approval"
    """A seat in an approval that waits for an answer."""
    TASK = "task"


class When(StrEnum):
    """The groups of the docket, in their order."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    """Within the next seven days."""
    LATER = "later"
    OTHERS = "others"
    """It waits for somebody else, and one would like to know."""
    SNOOZED = "snoozed"


@dataclass(frozen=True, slots=True)
class DocketLine:
    """One decision, seat or task that waits. Dates are ISO dates, ``since`` a moment: when it came to whoever has it.

    ``key`` is unique in the docket; ``record_id`` and ``version`` are those of the decision, the seat or the task. ``person`` is the
    candidate's name, ``words`` a task's title or the next action as somebody wrote it. ``step`` of ``steps`` is where an approval
    stands, ``waits_for`` who is asked at present. ``covers``: for whom one stands in. ``others``: it waits for somebody else.
    """

    source: Source
    record_id: str
    version: int
    kind: str = ""
    requisition_id: str = ""
    application_id: str = ""
    candidate_id: str = ""
    number: str = ""
    title: str = ""
    person: str = ""
    stage_id: str = ""
    owner_id: str = ""
    due_on: str = ""
    since: str = ""
    words: str = ""
    verdict: str = ""
    status: str = ""
    """Of the requisition."""
    step: int = 0
    steps: int = 0
    waits_for: tuple[str, ...] = ()
    left: bool = False
    """Whether somebody who is asked has left the team."""
    covers: str = ""
    others: bool = False
    snoozed_until: str = ""
    approval_id: str = ""
    repeat: str = ""
    by_id: str = ""
    """Who set the task or asked for the approval; empty where a rule or the process did."""

    @property
    def place(self) -> tuple[str, str]:
        """Where the window opens its case: a place and the id of the record; empty for none."""
        if self.candidate_id:
            return "candidate", self.candidate_id
        return ("requisition", self.requisition_id) if self.requisition_id else ("", "")

    @property
    def key(self) -> str:
        """What the line is known by while the list is read again."""
        return f"{self.source}:{self.record_id}"

    def when(self, today: date) -> When:
        """The group it stands in on a day."""
        if self.snoozed_until > today.isoformat():
            return When.SNOOZED
        if self.others:
            return When.OTHERS
        if not self.due_on:  # an approval waits whenever it is due
            return When.TODAY if self.source is Source.APPROVAL else When.LATER
        if self.due_on < today.isoformat():
            return When.OVERDUE
        if self.due_on == today.isoformat():
            return When.TODAY
        return When.WEEK if self.due_on <= (today + timedelta(days=7)).isoformat() else When.LATER


@dataclass(frozen=True, slots=True)
class Docket:
    """All that waits. ``covers``: for whom the person asking stands in today."""

    lines: tuple[DocketLine, ...] = ()
    covers: tuple[str, ...] = ()
    next_stage: tuple[tuple[str, str], ...] = ()
    """Stage → the one after it, for moving on in place."""


@dataclass(frozen=True, slots=True)
class DocketCount:
    """How many lines wait for somebody, and how many of them are overdue."""

    waiting: int = 0
    overdue: int = 0
