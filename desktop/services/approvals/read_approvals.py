"""Reading approvals as the person asking sees them: with what they may do, and why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from desktop.errors import NotFound, RuleBroken
from desktop.models import Approval, ApprovalChain, ApprovalGroup, Approver, Delegation, Requisition
from desktop.models.base import calendar_day
from desktop.services.access.permissions import Permission
from desktop.services.approvals.beginning import asked_by
from desktop.services.approvals.course import missing, why_not_answer
from desktop.services.approvals.questions import ReadApprovals, ReadCourse, ReadDelegations
from desktop.services.approvals.records import (
    ApprovalRecord,
    CourseRecord,
    DelegationRecord,
    GroupRecord,
    SeatRecord,
)
from desktop.services.approvals.standing_in import covered_by, known_delegations, people_here, stand_ins
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.pipeline.approving import chain_for
from desktop.words import ApprovalState


@answers(ReadApprovals)
def read_approvals(reader: Reader, question: ReadApprovals) -> tuple[ApprovalRecord, ...]:
    """Every attempt with its steps, the newest first."""
    a, c = Approval.__table__.c, ApprovalChain.__table__.c
    pays = reader.actor.may(Permission.PAY_SEE)  # on a server others may not even name the column
    told = [column for column in Approval.__table__.columns if pays or column.name != "pay_snapshot"]
    rows = reader.connection.execute(
        select(*told, c.name.label("chain"))
        .join_from(Approval.__table__, ApprovalChain.__table__, a.chain_id == c.id)
        .where(a.subject_id == question.subject_id, a.deleted_at.is_(None))
        .order_by(a.attempt.desc())
    ).all()
    groups = _by(reader, ApprovalGroup, [row.id for row in rows], ApprovalGroup.__table__.c.position)
    seats = _by(reader, Approver, [row.id for row in rows], Approver.__table__.c.id)
    eyes = _Eyes(reader)
    return tuple(
        ApprovalRecord(
            id=row.id, version=row.row_version, subject=row.subject, subject_id=row.subject_id, requisition_id=row.requisition_id,
            chain=row.chain, attempt=row.attempt, state=row.state, submitted_by_id=row.submitted_by_id, submitted_at=row.submitted_at,
            ended_at=row.ended_at, snapshot={**row.snapshot, **((row.pay_snapshot if pays else None) or {})},
            changed_fields=tuple(row.changed_fields), groups=tuple(eyes.groups(row, groups[row.id], seats[row.id])),
            why_not_withdraw="" if row.state == ApprovalState.RUNNING else "approval.ended",
        )
        for row in rows
    )  # fmt: skip


@answers(ReadCourse)
def read_course(reader: Reader, question: ReadCourse) -> CourseRecord:
    """Which chain, and whom it would ask if the person asking submitted it now."""
    told = Requisition.__table__
    row = reader.connection.execute(
        select(told).where(told.c.id == question.requisition_id, told.c.deleted_at.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFound("requisition", question.requisition_id)
    requisition = Requisition(**row._mapping)
    chain = chain_for(reader.connection, requisition)
    if chain is None:
        return CourseRecord()
    try:
        asked = asked_by(reader.connection, chain, requisition, reader.actor.id)
    except RuleBroken as broken:
        return CourseRecord(chain.name, problem=broken.code, details=broken.details)
    return CourseRecord(chain.name, tuple((one.name, one.need.value, one.count, one.people) for one in asked))


@answers(ReadDelegations)
def read_delegations(reader: Reader, _: ReadDelegations) -> tuple[DelegationRecord, ...]:
    """Today's and later ones, by their first day."""
    c = Delegation.__table__.c
    rows = reader.connection.execute(
        select(c.id, c.person_id, c.delegate_id, c.from_day, c.to_day, c.reason)
        .where(c.deleted_at.is_(None), c.to_day >= calendar_day())
        .order_by(c.from_day, c.id)
    )
    every = reader.actor.may(Permission.PEOPLE_WRITE)
    return tuple(DelegationRecord(*row, mine=every or row.person_id == reader.actor.id) for row in rows)


class _Eyes:
    """What the person asking may do, with whom they cover today."""

    def __init__(self, reader: Reader) -> None:
        self._me, self._today = reader.actor.id, calendar_day()
        self._delegations = known_delegations(reader.connection, self._today)
        self._covered = covered_by(self._delegations, self._me, self._today)
        self._here = people_here(reader.connection)
        self._may = reader.actor.may(Permission.APPROVAL_ANSWER)

    def groups(self, approval: Any, groups: list[Any], seats: list[Any]) -> Iterable[GroupRecord]:
        """The steps of an approval."""
        for group in groups:
            own = [seat for seat in seats if seat.group_id == group.id]
            yield GroupRecord(
                group.id, group.position, group.name, group.need, group.count, group.sla_days, group.since, group.due_on,
                group.resolved_at, tuple(self._seat(approval, group, seat, own) for seat in own),
                missing(group.need, group.count, own),
            )  # fmt: skip

    def _seat(self, approval: Any, group: Any, seat: Any, beside: list[Any]) -> SeatRecord:
        why_not = why_not_answer(
            seat, person=self._me, stands_in_for=self._covered, running=approval.state == ApprovalState.RUNNING,
            current=bool(group.since) and not group.resolved_at, requester=approval.submitted_by_id,
            self_approval=bool(approval.self_approval), beside=beside, need=group.need,
        )  # fmt: skip
        return SeatRecord(
            seat.id, seat.row_version, seat.person_id, seat.verdict, seat.note, seat.answered_at, seat.answered_by_id or "",
            seat.instead_of_id or "", bool(seat.own_request), seat.person_id not in self._here,
            tuple(sorted(stand_ins(self._delegations, seat.person_id, self._today))),
            why_not if self._may else "approval.not_asked",
        )  # fmt: skip


def _by(reader: Reader, entity: Any, approval_ids: list[str], order: Any) -> dict[str, list[Any]]:
    table = entity.__table__
    found: dict[str, list[Any]] = defaultdict(list)
    for row in reader.connection.execute(
        select(table).where(table.c.approval_id.in_(approval_ids), table.c.deleted_at.is_(None)).order_by(order)
    ):
        found[row.approval_id].append(row)
    return found
