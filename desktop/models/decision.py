"""A decision: one of the five questions a case must answer, with who answers it by when, and how it was answered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped

from desktop.errors import RuleBroken
from desktop.models.base import Base, Day, JsonText, Moment, Mutable, field, link, moment, table_class, words
from desktop.words import Verdict


class Decision(Mutable, Base):
    """Open until ``closed_at``; a verdict *more* keeps it open and says what is missing.

    A decision is never answered a second time: who disagrees opens the question again, and the new row says what it overturned.
    """

    __tablename__ = "decision"
    __table_args__ = (
        Index("ix_decision_owner", "owner_id", "closed_at", "due_on"),
        Index("ix_decision_open", "closed_at", "due_on"),
        table_class("mutable"),
    )

    kind: Mapped[str] = field(String(12), nullable=False, merge="never")
    requisition_id: Mapped[str] = link("requisition.id", required=True, index=True, merge="never")
    application_id: Mapped[str | None] = link("application.id", index=True, merge="never")
    """None for the one that is about the requisition itself."""
    candidate_id: Mapped[str | None] = link("candidate.id", merge="never")
    owner_id: Mapped[str | None] = link("person.id", merge="never")
    opened_at: Mapped[str] = field(Moment, nullable=False, default=moment, merge="never")
    due_on: Mapped[str] = field(Day, nullable=False, default="", merge="never")
    next_action: Mapped[str] = words(personal=True)
    """In words; empty for the usual one of its kind."""
    snoozed_until: Mapped[str] = field(Day, nullable=False, default="", merge="later")
    verdict: Mapped[str] = field(String(8), nullable=False, default="", merge="never")
    reason: Mapped[str] = words(personal=True, merge="never")
    evidence: Mapped[list[dict[str, Any]]] = field(JsonText, nullable=False, default=list, personal=True, merge="union")
    """What it was judged by: ``{"entity", "id", "words"}`` each."""
    answered_at: Mapped[str] = field(Moment, nullable=False, default="", merge="never")
    answered_by_id: Mapped[str | None] = link("person.id", merge="never")
    closed_at: Mapped[str] = field(Moment, nullable=False, default="", merge="never")
    """When it was answered for good, or ceased to matter: closed without a verdict."""
    overturns_id: Mapped[str | None] = link("decision.id", merge="never")
    """The earlier decision on the same question that this one opened again."""

    @property
    def open(self) -> bool:
        """Whether it still waits."""
        return not self.closed_at

    def answer(self, verdict: Verdict, *, reason: str, by_id: str, at: str, reason_needed: bool = True) -> None:
        """Answer it; *no* and *more* need a reason, *more* leaves it open. Raises ``RuleBroken``."""
        self._must_be_open()
        if reason_needed and verdict is not Verdict.YES and not reason.strip():
            raise RuleBroken("decision.reason_needed")
        self.verdict, self.reason = verdict.value, reason.strip()
        self.answered_by_id, self.answered_at, self.snoozed_until = by_id, at, ""
        self.closed_at = "" if verdict is Verdict.MORE else at

    def cease(self, reason: str, at: str) -> None:
        """Close without an answer: the case ended before anybody decided. Raises ``RuleBroken``."""
        self._must_be_open()
        self.closed_at, self.reason = at, reason.strip() or self.reason

    def hand_to(self, owner_id: str) -> None:
        """Give it to somebody else."""
        self._must_be_open()
        self.owner_id, self.snoozed_until = owner_id, ""

    def snooze(self, until: str, today: str) -> None:
        """Out of sight until an ISO date; empty brings it back. Raises ``RuleBroken`` for a day that is not ahead."""
        self._must_be_open()
        if until and until <= today:
            raise RuleBroken("task.snooze_in_past", {"until": until})
        self.snoozed_until = until

    def due(self, on: str) -> None:
        """Give it another due date."""
        self._must_be_open()
        self.due_on, self.snoozed_until = on, ""

    def _must_be_open(self) -> None:
        if self.closed_at:
            raise RuleBroken("decision.closed", {"verdict": self.verdict})
