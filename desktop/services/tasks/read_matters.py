"""What waits for people: tasks, decisions and approvals in one shape, for the list of messages and the page of the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from desktop.models import Application as ApplicationEntity
from desktop.models import Approval, ApprovalGroup, Approver, Candidate, Decision, Delegation, Requisition, Task
from desktop.models.base import calendar_day
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.process.defaults import DECISION_DUE
from desktop.services.tasks.questions import ReadArrivals, ReadDigest
from desktop.services.tasks.read_tasks import LABELS, case_lives, case_of
from desktop.services.tasks.records import Case, Digest, Matter, MatterKind
from desktop.words import ApprovalState

_T: Any = Task.__table__
_D: Any = Decision.__table__
_G: Any = ApprovalGroup.__table__
_S: Any = Approver.__table__
_V: Any = Approval.__table__
_R: Any = Requisition.__table__
_C: Any = Candidate.__table__
_A: Any = ApplicationEntity.__table__
Condition = ColumnElement[bool]

DAYS = 7
"""How far the page of a day looks ahead."""


@answers(ReadArrivals)
def read_arrivals(reader: Reader, question: ReadArrivals) -> tuple[Matter, ...]:
    """Three statements; what one gave oneself is no news, and a decision is when it falls due: most come of one's own moves."""
    me, run = reader.actor.id, reader.connection
    today = calendar_day()
    found = [
        *_tasks(
            run, _T.c.owner_id == me, or_(_T.c.by_id != me, _T.c.rule != ""), _awake(_T, today), limit=question.limit
        ),
        *_decisions(
            run, _D.c.owner_id == me, _D.c.due_on != "", _D.c.due_on <= today, _awake(_D, today), limit=question.limit
        ),
        *_approvals(run, _S.c.person_id.in_([me, *_covered(run, me, today)]), limit=question.limit),
    ]
    return tuple(sorted(_single(found), key=lambda one: (one.at, one.id), reverse=True)[: question.limit])


@answers(ReadDigest)
def read_digest(reader: Reader, question: ReadDigest) -> Digest:
    """Sorted into the days; what others have in hand is what this person gave away or asked for."""
    run, person, today = reader.connection, question.person_id, question.today
    until = (date.fromisoformat(today) + timedelta(days=DAYS)).isoformat()
    seats = [person, *_covered(run, person, today)]
    due = [
        *_tasks(run, *_if(person, _T.c.owner_id == person), _T.c.due_on != "", _T.c.due_on <= until, _awake(_T, today)),
        *_decisions(
            run, *_if(person, _D.c.owner_id == person), _D.c.due_on != "", _D.c.due_on <= until, _awake(_D, today)
        ),
        *_approvals(run, *_if(person, _S.c.person_id.in_(seats)), or_(_G.c.due_on == "", _G.c.due_on <= until)),
    ]
    others: Iterable[Matter] = ()
    if person:
        others = [
            *_tasks(run, _T.c.by_id == person, _T.c.owner_id != person, _T.c.rule == ""),
            *_decisions(run, or_(_D.c.owner_id != person, _D.c.owner_id.is_(None)),
                        or_(_R.c.recruiter_id == person, _R.c.hiring_manager_id == person)),
            *_approvals(run, _S.c.person_id.not_in(seats), _V.c.submitted_by_id == person),
        ]  # fmt: skip
    ordered = sorted(_single(due), key=_by_day)
    return Digest(
        today,
        overdue=tuple(one for one in ordered if one.due_on and one.due_on < today),
        today=tuple(one for one in ordered if not one.due_on or one.due_on == today),
        soon=tuple(one for one in ordered if one.due_on > today),
        others=tuple(sorted(others, key=_by_day)),
    )


def _single(matters: list[Matter]) -> list[Matter]:
    """Without reminders of decisions that stand there themselves, in the same hands."""
    there = {
        (one.owner_id, one.case.requisition_id, one.case.application_id)
        for one in matters
        if one.kind is MatterKind.DECISION
    }
    return [
        one
        for one in matters
        if one.rule != DECISION_DUE or (one.owner_id, one.case.requisition_id, one.case.application_id) not in there
    ]


def _by_day(one: Matter) -> tuple[str, str, str]:
    return one.due_on or "9999", one.at, one.id


def _if(person: str, condition: Condition) -> tuple[Condition, ...]:
    return (condition,) if person else ()


def _awake(table: Any, today: str) -> Condition:
    awake: Condition = table.c.snoozed_until <= today
    return awake


def _covered(connection: Connection, person: str, today: str) -> list[str]:
    """For whom somebody stands in on a day."""
    d = Delegation.__table__.c
    query = select(d.person_id).where(
        d.delegate_id == person, d.from_day <= today, d.to_day >= today, d.deleted_at.is_(None)
    )
    return list(connection.execute(query).scalars())


def _tasks(connection: Connection, *conditions: Condition, limit: int | None = None) -> Iterable[Matter]:
    query = (
        select(_T, *LABELS)
        .outerjoin_from(_T, _R, _T.c.requisition_id == _R.c.id)
        .outerjoin(_C, _T.c.candidate_id == _C.c.id)
        .outerjoin(_A, _T.c.application_id == _A.c.id)
        .where(_T.c.done_at == "", _T.c.deleted_at.is_(None), case_lives(), *conditions)
        .order_by(_T.c.changed_at.desc())
        .limit(limit)
    )
    for row in connection.execute(query):
        came = row.created_at if row.rule else row.changed_at
        yield Matter(MatterKind.TASK, row.id, row.title, row.due_on, came, row.owner_id, "" if row.rule else row.by_id, case_of(row),
                     row.rule)  # fmt: skip


def _decisions(connection: Connection, *conditions: Condition, limit: int | None = None) -> Iterable[Matter]:
    query = (
        select(_D.c.id, _D.c.kind, _D.c.due_on, _D.c.opened_at, _D.c.owner_id, _D.c.requisition_id, _D.c.application_id,
               _D.c.candidate_id, *LABELS)
        .join_from(_D, _R, _D.c.requisition_id == _R.c.id)
        .outerjoin(_C, _D.c.candidate_id == _C.c.id)
        .outerjoin(_A, _D.c.application_id == _A.c.id)
        .where(_D.c.closed_at == "", _D.c.deleted_at.is_(None), case_lives(), *conditions)
        .order_by(_D.c.opened_at.desc())
        .limit(limit)
    )  # fmt: skip
    for row in connection.execute(query):
        yield Matter(
            MatterKind.DECISION, row.id, row.kind, row.due_on, row.opened_at, row.owner_id or "", "", case_of(row)
        )


def _approvals(connection: Connection, *conditions: Condition, limit: int | None = None) -> Iterable[Matter]:
    """Seats of groups whose turn it is and that still wait for this answer."""
    query = (
        select(_S.c.id, _S.c.person_id, _G.c.name, _G.c.due_on, _G.c.since, _V.c.submitted_by_id, _R.c.id.label("opening_id"),
               _R.c.number, _R.c.title)
        .join_from(_S, _G, _S.c.group_id == _G.c.id)
        .join(_V, _G.c.approval_id == _V.c.id)
        .join(_R, _V.c.requisition_id == _R.c.id)
        .where(_S.c.verdict == "", _S.c.deleted_at.is_(None), _G.c.since != "", _G.c.resolved_at == "", _G.c.deleted_at.is_(None),
               _V.c.state == ApprovalState.RUNNING.value, _V.c.deleted_at.is_(None), _R.c.deleted_at.is_(None), *conditions)
        .order_by(_G.c.since.desc())
        .limit(limit)
    )  # fmt: skip
    for row in connection.execute(query):
        about = Case(requisition_id=row.opening_id, number=row.number, title=row.title)
        yield Matter(
            MatterKind.APPROVAL, row.id, row.name, row.due_on, row.since, row.person_id, row.submitted_by_id, about
        )
