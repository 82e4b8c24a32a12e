"""Approvals: who is asked in which order, what they answered, and what exactly they were shown. For any subject: requisitions, offers.

A *chain* is the template; submitting something makes an *approval* from it, with its groups and a seat for every approver. A group
resolves when *all*, *any* or *k of n* of its people approved; a decline ends the approval whichever group it comes from. Entities only
keep the rules about themselves; who is next is computed over them in ``services/approvals``.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped

from desktop.errors import RuleBroken
from desktop.models.base import (
    Base,
    Day,
    Id,
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
from desktop.words import ApprovalState as State
from desktop.words import Verdict

TRANSITIONS: dict[State, frozenset[State]] = {
    State.RUNNING: frozenset({State.APPROVED, State.DECLINED, State.WITHDRAWN, State.REOPENED}),
    State.APPROVED: frozenset({State.REOPENED}),
    State.DECLINED: frozenset(),
    State.WITHDRAWN: frozenset(),
    State.REOPENED: frozenset(),
}
"""From where to where an approval may go. One that ended so is never taken up again: submitting anew makes the next attempt."""


class ApprovalChain(Mutable, Base):
    """A template: for which subjects it is chosen, and its groups in order."""

    __tablename__ = "approval_chain"
    __table_args__ = (table_class("mutable"),)

    name: Mapped[str] = words()
    subject: Mapped[str] = field(String(16), nullable=False, default="requisition", merge="never")
    rank: Mapped[str] = field(String(24), nullable=False, default="")
    """Chains are tried in this order; the first whose conditions all hold is taken."""
    conditions: Mapped[dict[str, Any]] = field(JsonText, nullable=False, default=dict)
    """``departments``, ``levels``, ``cost_centres``: lists of word ids, empty for any; ``from`` and ``to``: yearly amounts as decimal
    text in ``currency``, the first included, the second not."""
    groups: Mapped[list[dict[str, Any]]] = field(JsonText, nullable=False, default=list)
    """In order, each ``{"name", "need", "count", "people": [ids], "roles": [tokens], "sla_days"}``."""
    self_approval: Mapped[bool] = flag()
    """Policy: whether somebody may approve what they asked for themselves. It shows wherever it happens."""
    retired: Mapped[bool] = flag()


class Approval(Mutable, Base):
    """One attempt to have a subject approved."""

    __tablename__ = "approval"
    __table_args__ = (Index("ix_approval_subject", "subject_id"), table_class("mutable"))

    subject: Mapped[str] = field(String(16), nullable=False, merge="never")
    subject_id: Mapped[str] = field(Id, nullable=False, merge="never")
    requisition_id: Mapped[str] = link("requisition.id", required=True, index=True, merge="never")
    chain_id: Mapped[str] = link("approval_chain.id", required=True, merge="never")
    attempt: Mapped[int] = field(Integer, nullable=False, default=1, merge="never")
    state: Mapped[str] = field(String(12), nullable=False, default=State.RUNNING.value, merge="never")
    submitted_by_id: Mapped[str] = link("person.id", required=True, merge="never")
    submitted_at: Mapped[str] = field(Moment, nullable=False, default=moment, merge="never")
    ended_at: Mapped[str] = field(Moment, nullable=False, default="", merge="never")
    self_approval: Mapped[bool] = flag(merge="never")
    snapshot: Mapped[dict[str, Any]] = field(JsonText, nullable=False, default=dict, merge="never")
    """The guarded fields as they were submitted, without pay."""
    pay_snapshot: Mapped[dict[str, Any]] = field(JsonText, nullable=True, default=dict, deferred=True, merge="never")
    """What it paid as submitted; withheld from those who may not know pay."""
    changed_fields: Mapped[list[str]] = field(JsonText, nullable=False, default=list, merge="never")
    """What was changed afterwards and re-opened it."""

    @property
    def running(self) -> bool:
        """Whether somebody is still asked."""
        return self.state == State.RUNNING

    def become(self, state: State, at: str) -> None:
        """Take one of the allowed steps; raises ``RuleBroken``."""
        if state not in TRANSITIONS[State(self.state)]:
            raise RuleBroken("approval.ended", {"state": self.state})
        self.state, self.ended_at = state.value, at


class ApprovalGroup(Mutable, Base):
    """One step of an approval. ``since`` is empty until it is this group's turn."""

    __tablename__ = "approval_group"
    __table_args__ = (table_class("mutable"),)

    approval_id: Mapped[str] = link("approval.id", required=True, index=True, merge="never")
    requisition_id: Mapped[str] = link("requisition.id", required=True, merge="never")
    position: Mapped[int] = field(Integer, nullable=False, default=1, merge="never")
    name: Mapped[str] = words(merge="never")
    need: Mapped[str] = field(String(8), nullable=False, default="all", merge="never")
    count: Mapped[int] = field(Integer, nullable=False, default=1, merge="never")
    """How many of the group's people must approve, where the need is ``count``."""
    sla_days: Mapped[int] = field(Integer, nullable=False, default=3, merge="never")
    """Working days."""
    since: Mapped[str] = field(Moment, nullable=False, default="", merge="never")
    due_on: Mapped[str] = field(Day, nullable=False, default="", merge="never")
    resolved_at: Mapped[str] = field(Moment, nullable=False, default="", merge="never")

    @property
    def current(self) -> bool:
        """Whether it is this group's turn."""
        return bool(self.since) and not self.resolved_at


class Approver(Mutable, Base):
    """A seat in a group: the person who is asked, and what they, or whoever stands in for them, answered."""

    __tablename__ = "approver"
    __table_args__ = (Index("ix_approver_person", "person_id", "verdict"), table_class("mutable"))

    approval_id: Mapped[str] = link("approval.id", required=True, index=True, merge="never")
    group_id: Mapped[str] = link("approval_group.id", required=True, merge="never")
    requisition_id: Mapped[str] = link("requisition.id", required=True, merge="never")
    person_id: Mapped[str] = link("person.id", required=True, merge="never")
    instead_of_id: Mapped[str | None] = link("person.id", merge="never")
    """Who sat here before a swap."""
    verdict: Mapped[str] = field(String(8), nullable=False, default="", merge="never")
    note: Mapped[str] = words(merge="never")
    answered_at: Mapped[str] = field(Moment, nullable=False, default="", merge="never")
    answered_by_id: Mapped[str | None] = link("person.id", merge="never")
    """Who answered: the person, or their delegate."""
    own_request: Mapped[bool] = flag(merge="never")
    """Whether whoever answered had asked for it themselves, which only the chain's policy allows."""

    def answer(self, verdict: Verdict, *, by_id: str, at: str, note: str, own_request: bool) -> None:
        """Take the answer; a decline needs a note. Raises ``RuleBroken``."""
        if self.verdict:
            raise RuleBroken("approval.answered", {"verdict": self.verdict})
        if verdict is Verdict.NO and not note.strip():
            raise RuleBroken("approval.note_needed")
        self.verdict, self.note = verdict.value, note.strip()
        self.answered_by_id, self.answered_at, self.own_request = by_id, at, own_request


class Delegation(Mutable, Base):
    """Somebody stands in for somebody else, from one day to another, both included."""

    __tablename__ = "delegation"
    __table_args__ = (table_class("mutable"),)

    person_id: Mapped[str] = link("person.id", required=True, index=True, merge="never")
    delegate_id: Mapped[str] = link("person.id", required=True, index=True, merge="never")
    from_day: Mapped[str] = field(Day, nullable=False, merge="never")
    to_day: Mapped[str] = field(Day, nullable=False, merge="never")
    reason: Mapped[str] = words()
