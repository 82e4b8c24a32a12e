"""A requisition: what the team hires for, with its seats and steps. Holds the rules about its own status and seats."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, Integer, String, Text
from sqlalchemy.orm import Mapped

from desktop.errors import RuleBroken
from desktop.models.base import (
    Amount,
    AppendOnly,
    Base,
    Day,
    JsonText,
    Moment,
    Mutable,
    field,
    flag,
    link,
    moment,
    table_class,
    words,
)  # fmt: skip
from desktop.words import OpeningReason
from desktop.words import RequisitionStatus as Status

TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.AWAITING_APPROVAL, Status.OPEN, Status.CANCELLED}),
    Status.AWAITING_APPROVAL: frozenset({Status.DRAFT, Status.OPEN, Status.CANCELLED}),
    Status.OPEN: frozenset({Status.ON_HOLD, Status.FILLED, Status.CANCELLED}),
    Status.ON_HOLD: frozenset({Status.OPEN, Status.FILLED, Status.CANCELLED}),
    Status.FILLED: frozenset({Status.OPEN}),
    Status.CANCELLED: frozenset({Status.OPEN, Status.DRAFT}),
}
"""From where to where a requisition may go; everything else is refused."""

NEEDS_REASON = frozenset({Status.ON_HOLD, Status.CANCELLED})
NEEDED = ("title", "department_id", "location_id", "employment_type", "reason", "justification", "hiring_manager_id", "recruiter_id",
          "target_start", "pay_min", "pay_max", "pay_currency", "pay_period")  # fmt: skip
"""What must be said before a requisition is submitted; while drafting only the title is."""
ENDED = frozenset({Status.FILLED, Status.CANCELLED})


class Requisition(Mutable, Base):
    """One opening the team asked for; ``number`` is text given once by the program and never a key."""

    __tablename__ = "requisition"
    __table_args__ = (
        # all that decides who sees a requisition, so that lists need not read the long texts to know it
        Index("ix_requisition_sight", "confidential", "department_id", "hiring_manager_id", "recruiter_id", "id"),
        table_class("mutable"),
    )

    number: Mapped[str] = field(String(16), nullable=False, default="", merge="never", index=True)
    title: Mapped[str] = words()
    status: Mapped[str] = field(String(20), nullable=False, default=Status.DRAFT.value, merge="never")
    status_reason: Mapped[str] = words(merge="never")
    department_id: Mapped[str | None] = link("vocabulary_word.id")
    cost_centre_id: Mapped[str | None] = link("vocabulary_word.id")
    location_id: Mapped[str | None] = link("vocabulary_word.id")
    role_family_id: Mapped[str | None] = link("vocabulary_word.id")
    level_id: Mapped[str | None] = link("vocabulary_word.id")
    employment_type: Mapped[str] = field(String(16), nullable=False, default="")
    work_time: Mapped[str] = field(String(16), nullable=False, default="")
    reason: Mapped[str] = field(String(16), nullable=False, default="")
    backfill_of: Mapped[str] = words()
    justification: Mapped[str] = words()
    hiring_manager_id: Mapped[str | None] = link("person.id")
    recruiter_id: Mapped[str | None] = link("person.id")
    target_start: Mapped[str] = field(Day, nullable=False, default="")
    pay_min: Mapped[str] = field(Amount, nullable=False, default="", merge="never")
    pay_max: Mapped[str] = field(Amount, nullable=False, default="", merge="never")
    pay_currency: Mapped[str] = field(String(3), nullable=False, default="", merge="never")
    pay_period: Mapped[str] = field(String(8), nullable=False, default="", merge="never")
    priority: Mapped[str] = field(String(8), nullable=False, default="normal")
    confidential: Mapped[bool] = flag()
    posting_text: Mapped[str] = words()
    posting_text_fr: Mapped[str] = words()
    uses_ai: Mapped[str] = field(String(8), nullable=False, default="", server_default="")
    """Whether AI screens, assesses or selects applicants: ``yes``, ``no``, empty while nobody said."""
    vacancy: Mapped[str] = field(String(8), nullable=False, default="", server_default="")
    """Whether the posting is for an existing vacancy: ``yes``, ``no``, empty while nobody said."""
    posting_check: Mapped[dict[str, Any]] = field(
        JsonText, nullable=False, default=dict, server_default="{}", merge="later"
    )
    """What the last check of the posting found: ``at``, ``by_id``, ``texts`` (their digest), ``findings`` (codes)."""
    interview_plan: Mapped[str] = words()
    opened_on: Mapped[str] = field(Day, nullable=False, default="")
    closed_on: Mapped[str] = field(Day, nullable=False, default="")
    external_ref: Mapped[str] = field(Text, nullable=False, default="", server_default="")
    """The id it had in the sheet it was imported from."""

    def gaps(self) -> tuple[str, ...]:
        """The fields that must still be filled before it can be submitted, in the order of the form."""
        missing = [name for name in NEEDED if not getattr(self, name)]
        if self.reason == OpeningReason.BACKFILL and not self.backfill_of.strip():
            missing.append("backfill_of")
        return tuple(missing)

    def go(self, status: Status, *, reason: str, on: str) -> None:
        """Change the status on an ISO date; raises ``RuleBroken`` where the table of transitions has no such step."""
        now = Status(self.status)
        if status not in TRANSITIONS[now]:
            raise RuleBroken("requisition.transition", {"from": now.value, "to": status.value})
        if status in NEEDS_REASON and not reason.strip():
            raise RuleBroken("requisition.reason_needed")
        self.status, self.status_reason = status.value, reason.strip()
        if status is Status.OPEN and not self.opened_on:
            self.opened_on = on
        self.closed_on = on if status in ENDED else ""

    @property
    def takes_moves(self) -> bool:
        """Whether applications on it may still be moved forward."""
        return Status(self.status) not in ENDED


class Seat(Mutable, Base):
    """One opening of a requisition, with its own opening and closing."""

    __tablename__ = "seat"
    __table_args__ = (table_class("mutable"),)

    requisition_id: Mapped[str] = link("requisition.id", required=True, index=True, merge="never")
    position: Mapped[int] = field(Integer, nullable=False, default=1)
    opened_on: Mapped[str] = field(Day, nullable=False, default="")
    closed_on: Mapped[str] = field(Day, nullable=False, default="", merge="never")
    closed_by: Mapped[str] = field(String(12), nullable=False, default="", merge="never")
    close_reason: Mapped[str] = words()
    application_id: Mapped[str | None] = link("application.id", merge="never")

    @property
    def open(self) -> bool:
        """Neither filled nor closed."""
        return not self.closed_by

    def fill(self, application_id: str, on: str) -> None:
        """Close the seat by a hire."""
        self._close("hire", on)
        self.application_id = application_id

    def close(self, reason: str, on: str) -> None:
        """Close the seat without a hire; a reason is required."""
        if not reason.strip():
            raise RuleBroken("requisition.reason_needed")
        self._close("cancelled", on)
        self.close_reason = reason.strip()

    def end(self, on: str) -> None:
        """Close with the requisition, which ended before anybody was found."""
        self._close("ended", on)

    def resume(self) -> None:
        """Open again with the requisition, where only its end had closed it."""
        if self.closed_by == "ended":
            self.free()

    def free(self) -> None:
        """Open again after the hire was taken back."""
        self.closed_by, self.closed_on, self.application_id = "", "", None

    def _close(self, by: str, on: str) -> None:
        if not self.open:
            raise RuleBroken("seat.closed")
        self.closed_by, self.closed_on = by, on


class RequisitionMember(AppendOnly, Base):
    """Somebody on the hiring team of a requisition; the id is uuid5 of what it says, so that replicas agree."""

    __tablename__ = "requisition_member"
    __table_args__ = (Index("ix_requisition_member_person", "person_id"), table_class("append"))

    requisition_id: Mapped[str] = link("requisition.id", required=True, index=True, merge="never")
    person_id: Mapped[str] = link("person.id", required=True, merge="never")
    since: Mapped[str] = field(Moment, nullable=False, default="", merge="never")
    role: Mapped[str] = field(String(16), nullable=False, default="", server_default="", merge="never")
    """What the person is on this team, a ``Role``; empty for an interviewer."""


class RequisitionStep(AppendOnly, Base):
    """One change of a requisition's status; clocks leave out the days between going on hold and coming back."""

    __tablename__ = "requisition_step"
    __table_args__ = (table_class("append"),)

    requisition_id: Mapped[str] = link("requisition.id", required=True, index=True, merge="never")
    from_status: Mapped[str] = field(String(20), nullable=False, default="", merge="never")
    to_status: Mapped[str] = field(String(20), nullable=False, merge="never")
    at: Mapped[str] = field(Moment, nullable=False, default=moment, merge="never")
    actor_id: Mapped[str] = link("person.id", required=True, merge="never")
    reason: Mapped[str] = words(merge="never")


class RequisitionTemplate(Mutable, Base):
    """What a new requisition of a role family starts with: texts, plan, contract; never pay, which is asked for each time."""

    __tablename__ = "requisition_template"
    __table_args__ = (table_class("mutable"),)

    name: Mapped[str] = words()
    role_family_id: Mapped[str | None] = link("vocabulary_word.id")
    values: Mapped[dict[str, Any]] = field(JsonText, nullable=False, default=dict)
    """Fields of the form by name."""
    retired: Mapped[bool] = flag()
