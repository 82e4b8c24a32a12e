"""Closing a requisition out: once its seats are taken, what becomes of those still active on it, and whether it is filled now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any, cast

from sqlalchemy import Connection, func, select

from desktop.errors import NotFound, RuleBroken
from desktop.models import Application, Candidate, Requisition, Seat, VocabularyWord
from desktop.models.requisition import ENDED
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.pipeline.approving import why_not_step
from desktop.services.pipeline.ending import end_each, rest_each
from desktop.services.pipeline.stepping import take_step
from desktop.services.requisitions.commands import CloseOut
from desktop.services.requisitions.questions import FindLastSeats, ReadCloseOut
from desktop.services.requisitions.records import ClosedOut, CloseOutState, StillActive
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.parts import parts
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus, RequisitionStatus

_A: Any = Application.__table__.c
_S: Any = Seat.__table__.c


@handles(CloseOut)
def close_out(work: UnitOfWork, command: CloseOut) -> ClosedOut:
    """All of it or nothing, in the order in which one would do it by hand: the people first, then the requisition."""
    requisition = work.get(
        Requisition,
        command.requisition_id,
        command.seen_version if command.fill else 0,  # who only ends applications changes nothing of it
        Wanted({"status": RequisitionStatus.FILLED.value, "status_reason": ""}),
    )
    if command.fill:
        work.must(Permission.REQUISITION_WRITE)
        if why := why_not_fill(work.connection, requisition):
            raise RuleBroken(why, {"from": requisition.status, "to": RequisitionStatus.FILLED.value})
    rejected, held = dict(command.reject), dict(command.hold)
    if rejected.keys() & held.keys():
        raise RuleBroken("close_out.both")
    _refuse_others(work, requisition.id, [*rejected, *held])
    if rejected:
        end_each(
            work, [*rejected], [*rejected.values()], ApplicationStatus.REJECTED, command.reason_id, command.note
        )  # fmt: skip
    if held:
        if not command.until:
            raise RuleBroken("close_out.until")
        rest_each(work, [*held], [*held.values()], command.until)
    if command.fill:
        take_step(work, requisition, RequisitionStatus.FILLED)
    left = work.rows(select(func.count()).where(*_running([requisition.id])))[0][0]
    return ClosedOut(len(rejected), len(held), left - len(held), command.fill)


def why_not_fill(connection: Connection, requisition: Requisition) -> str:
    """The rule that keeps a requisition from being marked as filled; the same for the window and for the command."""
    if requisition.status == RequisitionStatus.FILLED:
        return "requisition.filled"
    return why_not_step(connection, requisition, RequisitionStatus.FILLED)


@answers(ReadCloseOut)
def read_close_out(reader: Reader, question: ReadCloseOut) -> CloseOutState:
    """One requisition with those still active on it."""
    found = _states(reader, [question.requisition_id])
    if not found:
        raise NotFound("requisition", question.requisition_id)
    return found[0]


@answers(FindLastSeats)
def find_last_seats(reader: Reader, question: FindLastSeats) -> tuple[CloseOutState, ...]:
    """Only what really ran out of seats by these hires; seats that were closed without one are no reason to ask."""
    ids, hired = list(question.application_ids), set[str]()
    for part in parts(ids):
        query = select(_A.requisition_id).where(
            _A.id.in_(part), _A.status == ApplicationStatus.HIRED.value, _A.deleted_at.is_(None)
        )
        hired |= set(reader.connection.execute(query).scalars())
    return tuple(one for one in _states(reader, hired) if not one.seats_open and one.status not in ENDED)


def _states(reader: Reader, ids: Collection[str]) -> list[CloseOutState]:
    """In four statements, however many there are; by number."""
    run, r = reader.connection.execute, Requisition.__table__.c
    wanted = sorted(ids)
    rows = run(
        select(r.id, r.row_version, r.number, r.title, r.status)
        .where(r.id.in_(wanted), r.deleted_at.is_(None))
        .order_by(r.number, r.id)
    ).all()
    free = {
        row[0]: row[1]
        for row in run(
            select(_S.requisition_id, func.count())
            .where(_S.requisition_id.in_(wanted), _S.closed_by == "", _S.deleted_at.is_(None))
            .group_by(_S.requisition_id)
        )
    }
    active = _active(reader.connection, wanted)
    return [
        CloseOutState(
            row.id, row.row_version, row.number, row.title, row.status, free.get(row.id, 0), tuple(active[row.id]),
            why_not_fill(reader.connection, cast(Requisition, row)),
        )
        for row in rows
    ]  # fmt: skip


def _active(connection: Connection, ids: Collection[str]) -> dict[str, list[StillActive]]:
    c, w = Candidate.__table__.c, VocabularyWord.__table__.c
    rows = connection.execute(
        select(_A.id, _A.row_version, _A.candidate_id, c.name, _A.stage_id, _A.owner_id, _A.hold_until, _A.requisition_id)
        .join_from(Application.__table__, Candidate.__table__, _A.candidate_id == c.id)
        .join(VocabularyWord.__table__, _A.stage_id == w.id)
        .where(*_running(ids))
        .order_by(w.rank.desc(), c.name, _A.id)
    )  # fmt: skip
    found: dict[str, list[StillActive]] = defaultdict(list)
    for row in rows:
        found[row.requisition_id].append(
            StillActive(row.id, row.row_version, row.candidate_id, row.name, row.stage_id, row.owner_id or "", row.hold_until)
        )  # fmt: skip
    return found


def _running(ids: Collection[str]) -> tuple[Any, ...]:
    return _A.requisition_id.in_(ids), _A.status == ApplicationStatus.ACTIVE.value, _A.deleted_at.is_(None)


def _refuse_others(work: UnitOfWork, requisition_id: str, ids: list[str]) -> None:
    """Who is named must be on this requisition: a list that was mixed up ends nobody."""
    for part in parts(ids):
        query = select(_A.id).where(_A.id.in_(part), _A.requisition_id != requisition_id).limit(1)
        if work.rows(query):
            raise RuleBroken("close_out.elsewhere")
