"""Tasks: what somebody set themselves or another to do, or what a rule noticed; and the rules."""

from __future__ import annotations

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped

from desktop.errors import FieldErrors, RuleBroken
from desktop.models.base import Base, Day, Moment, Mutable, field, flag, is_day, link, table_class, words


class Task(Mutable, Base):
    """Something to do by a day, on any object or on none. ``rule`` names the rule that made it; people made the others."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_owner", "owner_id", "done_at", "due_on"), table_class("mutable"))

    title: Mapped[str] = words(personal=True)
    note: Mapped[str] = words(personal=True)
    requisition_id: Mapped[str | None] = link("requisition.id", index=True, merge="never")
    application_id: Mapped[str | None] = link("application.id", index=True, merge="never")
    candidate_id: Mapped[str | None] = link("candidate.id", index=True, merge="never")
    owner_id: Mapped[str] = link("person.id", required=True)
    by_id: Mapped[str] = link("person.id", required=True, merge="never")
    """Who set it."""
    due_on: Mapped[str] = field(Day, nullable=False, default="")
    repeat: Mapped[str] = field(String(12), nullable=False, default="")
    """When it comes again after it was done: ``Repeat`` of words.py, empty for once."""
    snoozed_until: Mapped[str] = field(Day, nullable=False, default="", merge="later")
    done_at: Mapped[str] = field(Moment, nullable=False, default="", merge="never")
    done_by_id: Mapped[str | None] = link("person.id", merge="never")
    rule: Mapped[str] = field(String(32), nullable=False, default="", merge="never")
    since: Mapped[str] = field(Moment, nullable=False, default="", merge="never")
    """Of a task made by a rule: the state of the case it was made for, so that the same state never makes it twice."""

    def name(self, title: str) -> None:
        """Say what is to be done; it must not be empty."""
        if not title.strip():
            raise FieldErrors({"title": "required"})
        self.title = title.strip()

    def finish(self, by_id: str, at: str) -> None:
        """It was done, or is no longer due."""
        if self.done_at:
            raise RuleBroken("task.done")
        self.done_at, self.done_by_id, self.snoozed_until = at, by_id, ""

    def take_up(self) -> None:
        """It was not done after all."""
        self.done_at, self.done_by_id = "", None

    def snooze(self, until: str, today: str) -> None:
        """Out of sight until an ISO date; empty brings it back. Raises ``FieldErrors``, ``RuleBroken``."""
        if self.done_at:
            raise RuleBroken("task.done")
        if until and not is_day(until):
            raise FieldErrors({"until": "date.malformed"})
        if until and until <= today:
            raise RuleBroken("task.snooze_in_past", {"until": until})
        self.snoozed_until = until


class ProcessRule(Mutable, Base):
    """How the team runs one of the program's rules, where it differs from the default; the id is uuid5 of its code."""

    __tablename__ = "process_rule"
    __table_args__ = (table_class("mutable"),)

    code: Mapped[str] = field(String(32), nullable=False, merge="never")
    active: Mapped[bool] = flag()
    days: Mapped[int] = field(Integer, nullable=False, default=0)
    """The threshold, in the rule's own measure: working days of an SLA, calendar days without a touch."""
    who: Mapped[str] = field(String(16), nullable=False, default="")
    """A token of ``CaseRole``: whose task or decision it is."""
