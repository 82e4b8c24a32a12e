"""An application: a candidate on a requisition, and the rules by which it moves, ends, rests and comes back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped

from desktop.errors import FieldErrors, RuleBroken
from desktop.models.base import (
    AppendOnly,
    Base,
    Day,
    JsonText,
    Moment,
    Mutable,
    field,
    flag,
    from_moment,
    is_day,
    link,
    moment,
    new_id,
    table_class,
    words,
)  # fmt: skip
from desktop.words import ApplicationStatus as Status
from desktop.words import Milestone

CORRECTION_WINDOW = timedelta(minutes=10)
"""A move out of a stage entered less than this ago corrects a slip and is no visit (house definition of stage time)."""


class Application(Mutable, Base):
    """One candidate's way through one requisition."""

    __tablename__ = "application"
    __table_args__ = (table_class("mutable"),)

    candidate_id: Mapped[str] = link("candidate.id", required=True, index=True, merge="never")
    requisition_id: Mapped[str] = link("requisition.id", required=True, index=True, merge="never")
    stage_id: Mapped[str] = link("vocabulary_word.id", required=True, merge="never")
    status: Mapped[str] = field(String(12), nullable=False, default=Status.ACTIVE.value, merge="never")
    owner_id: Mapped[str | None] = link("person.id")
    applied_on: Mapped[str] = field(Day, nullable=False, default="")
    stage_entered_at: Mapped[str] = field(Moment, nullable=False, default=moment, merge="never")
    last_touch_at: Mapped[str] = field(Moment, nullable=False, default=moment, merge="later")
    hold_until: Mapped[str] = field(Day, nullable=False, default="")
    promised_on: Mapped[str] = field(Day, nullable=False, default="", server_default="")
    """By when the person was promised an answer."""
    reason_id: Mapped[str | None] = link("vocabulary_word.id", merge="never")
    reason_note: Mapped[str] = words(personal=True, merge="never")
    ended_at: Mapped[str] = field(Moment, nullable=False, default="", merge="never")
    source_id: Mapped[str | None] = link("vocabulary_word.id")
    source_detail: Mapped[str] = words(personal=True)
    kept: Mapped[dict[str, str]] = field(JsonText, nullable=False, default=dict, personal=True)
    """Foreign words beside what they were mapped to (stage, source, reason), and columns that fitted no field."""
    external_ref: Mapped[str] = words(personal=True)
    pay_expectation: Mapped[str] = words(personal=True, restricted=True, merge="never")
    """What the person hopes to earn, in their words; sealed."""

    @property
    def active(self) -> bool:
        """Still running."""
        return self.status == Status.ACTIVE

    def move_to(self, stage_id: str, milestone: str, *, actor_id: str, at: str, note: str = "") -> StageTransition:
        """Enter another stage; entering *hired* ends the application as hired. Raises ``RuleBroken``."""
        if not self.active:
            raise RuleBroken("application.ended", {"status": self.status})
        if stage_id == self.stage_id:
            raise RuleBroken("application.same_stage")
        status = Status.HIRED if milestone == Milestone.HIRED else Status.ACTIVE
        step = self._step(stage_id, status, actor_id=actor_id, at=at, note=note)
        self.stage_id, self.stage_entered_at = stage_id, at
        self._become(status, at)
        return step

    def end(
        self, status: Status, reason_id: str, *, actor_id: str, at: str, note: str = "", reason_needed: bool = True
    ) -> StageTransition:
        """End as rejected or withdrawn, with a reason; the stage stays, so that reopening finds it. Raises ``RuleBroken``.

        ``reason_needed`` is false for what a file tells of the past: it may not know why.
        """
        if not self.active:
            raise RuleBroken("application.ended", {"status": self.status})
        if reason_needed and not reason_id:
            raise RuleBroken("application.reason_needed")
        step = self._step(self.stage_id, status, actor_id=actor_id, at=at, note=note, reason_id=reason_id)
        self.reason_id, self.reason_note = reason_id or None, note.strip()
        self._become(status, at)
        return step

    def reopen(self, stage_id: str, entered_at: str, *, actor_id: str, at: str) -> StageTransition:
        """Run again in the stage it ended in (for a hire: the stage before), whose visit counts as never left."""
        if self.active:
            raise RuleBroken("application.not_ended")
        step = self._step(stage_id, Status.ACTIVE, actor_id=actor_id, at=at, note="", correction=True)
        self.stage_id, self.stage_entered_at = stage_id, entered_at
        self.reason_id, self.reason_note = None, ""
        self._become(Status.ACTIVE, at)
        return step

    def hold(self, until: str, *, today: str, at: str) -> None:
        """Rest until an ISO date in the future, or go on with an empty one. Raises ``RuleBroken``."""
        if not self.active:
            raise RuleBroken("application.ended", {"status": self.status})
        if until and not is_day(until):
            raise FieldErrors({"until": "date.malformed"})
        if until and until <= today:
            raise RuleBroken("application.hold_in_past", {"until": until})
        self.hold_until, self.last_touch_at = until, at

    def promise(self, on: str, *, today: str) -> None:
        """Promise the person an answer by an ISO date, today at the earliest; empty: it was given. Raises ``RuleBroken``."""
        if not self.active:
            raise RuleBroken("application.ended", {"status": self.status})
        if on and not is_day(on):
            raise FieldErrors({"on": "date.malformed"})
        if on and on < today:
            raise RuleBroken("application.promise_in_past", {"on": on})
        self.promised_on = on

    def _become(self, status: Status, at: str) -> None:
        self.status, self.last_touch_at = status.value, at
        self.ended_at = "" if status is Status.ACTIVE else at
        if status is not Status.ACTIVE:
            self.hold_until = ""

    def _step(
        self,
        stage_id: str,
        status: Status,
        *,
        actor_id: str,
        at: str,
        note: str,
        reason_id: str = "",
        correction: bool = False,
    ) -> StageTransition:
        stayed = from_moment(at) - from_moment(self.stage_entered_at)
        return StageTransition(
            id=new_id(), application_id=self.id, candidate_id=self.candidate_id, from_stage_id=self.stage_id,
            to_stage_id=stage_id, from_status=self.status, to_status=status.value, at=at, actor_id=actor_id,
            note=note.strip(), reason_id=reason_id or None, stayed=max(0, int(stayed.total_seconds())),
            correction=correction or (self.active and stage_id != self.stage_id and stayed < CORRECTION_WINDOW),
        )  # fmt: skip


class ApplicationFlag(AppendOnly, Base):
    """A risk flag on an application, set by hand or by rule; the id is uuid5 of both."""

    __tablename__ = "application_flag"
    __table_args__ = (table_class("append"),)

    application_id: Mapped[str] = link("application.id", required=True, index=True, merge="never")
    candidate_id: Mapped[str] = link("candidate.id", required=True, merge="never")
    flag_id: Mapped[str] = link("vocabulary_word.id", required=True, merge="never")
    at: Mapped[str] = field(Moment, nullable=False, default=moment, merge="never")


class StageTransition(AppendOnly, Base):
    """One step of an application; the facts all figures are made of."""

    __tablename__ = "stage_transition"
    __table_args__ = (
        Index("ix_stage_transition_application_id", "application_id", "at"),
        Index("ix_stage_transition_from", "from_stage_id", "stayed"),
        table_class("append"),
    )

    application_id: Mapped[str] = link("application.id", required=True, merge="never")
    candidate_id: Mapped[str] = link("candidate.id", required=True, merge="never")
    from_stage_id: Mapped[str | None] = link("vocabulary_word.id", merge="never")
    to_stage_id: Mapped[str] = link("vocabulary_word.id", required=True, merge="never")
    from_status: Mapped[str] = field(String(12), nullable=False, default="", merge="never")
    to_status: Mapped[str] = field(String(12), nullable=False, default=Status.ACTIVE.value, merge="never")
    at: Mapped[str] = field(Moment, nullable=False, merge="never")
    """An instant, or an ISO date where only the day is known (imports)."""
    actor_id: Mapped[str] = link("person.id", required=True, merge="never")
    note: Mapped[str] = words(personal=True, merge="never")
    reason_id: Mapped[str | None] = link("vocabulary_word.id", merge="never")
    stayed: Mapped[int | None] = field(Integer, nullable=True, merge="never")
    """Seconds spent in the stage left by this step; what medians per stage are read from without a window function."""
    correction: Mapped[bool] = flag(merge="never")
    raw: Mapped[str] = words(merge="never")
    """The foreign word of an imported step."""
