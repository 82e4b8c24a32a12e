"""Reading what waits: open decisions, seats whose turn it is, open tasks, each with the names of its case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from desktop.models import (
    Application,
    Approval,
    ApprovalGroup,
    Approver,
    Candidate,
    Decision,
    Delegation,
    Person,
    Requisition,
    Task,
    VocabularyWord,
)
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.docket.questions import EVERYBODY, CountDocket, ReadDocket
from desktop.services.docket.records import Docket, DocketCount, DocketLine, Source
from desktop.services.process.defaults import DECISION_DUE
from desktop.words import ApprovalState, DecisionKind, VocabularyKind

MOST = 5_000
"""So many lines of a kind are read: nobody works through more, and ``EVERYBODY`` may have a hundred thousand."""

d, s, g, p, t = (one.__table__.c for one in (Decision, Approver, ApprovalGroup, Approval, Task))
r, a, c = (one.__table__.c for one in (Requisition, Application, Candidate))


@answers(ReadDocket)
def read_docket(reader: Reader, question: ReadDocket) -> Docket:
    """Every line, soonest first."""
    me = question.of or reader.actor.id
    covers = () if question.of else tuple(covered(reader.connection, me, question.today))
    whose = None if question.of == EVERYBODY else (me, *covers)
    asked = _Asked(reader.connection)
    seats = [*_seats(reader.connection, whose)]
    told = {line.requisition_id for line in seats}
    lines = [
        *seats,
        # who is asked need not be told that somebody is
        *(
            line
            for line in _decisions(reader.connection, whose, me, asked)
            if not line.step or line.requisition_id not in told
        ),
        *_tasks(reader.connection, whose, me),
    ]
    named = [
        replace(line, covers=line.owner_id) if line.owner_id in covers and not line.others else line for line in lines
    ]
    named.sort(key=lambda line: (line.due_on or "9", line.since, line.record_id))
    return Docket(tuple(named), covers, tuple(_next_stages(reader.connection)))


@answers(CountDocket)
def count_docket(reader: Reader, question: CountDocket) -> DocketCount:
    """Two numbers in three statements; the lines themselves stay where they are."""
    run, today = reader.connection.execute, question.today
    whose = (reader.actor.id, *covered(reader.connection, reader.actor.id, today))
    asked = _running_groups().with_only_columns(p.subject_id)
    awake = or_(d.snoozed_until == "", d.snoozed_until <= today)
    waiting = overdue = 0
    for query, due_on in (
        (_open_decisions(whose).where(awake, d.due_on <= today, or_(d.kind != DecisionKind.ROLE.value, d.requisition_id.not_in(asked))),
         d.due_on),
        (_open_seats(whose), g.due_on),  # an approval waits whenever it is due
        (_open_tasks(t.owner_id.in_(whose)).where(or_(t.snoozed_until == "", t.snoozed_until <= today), t.due_on <= today), t.due_on),
    ):  # fmt: skip
        late = func.coalesce(func.sum(case((and_(due_on != "", due_on < today), 1), else_=0)), 0)
        row = run(query.with_only_columns(func.count(), late).order_by(None).limit(None)).one()
        waiting, overdue = waiting + row[0], overdue + int(row[1])
    return DocketCount(waiting, overdue)


def covered(connection: Connection, person: str, today: str) -> Iterator[str]:
    """For whom somebody stands in on a day, also at second hand."""
    e = Delegation.__table__.c
    holds: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(
        select(e.person_id, e.delegate_id).where(e.deleted_at.is_(None), e.from_day <= today, e.to_day >= today)
    ):
        holds[row.delegate_id].add(row.person_id)
    found, waiting = {person}, [person]
    while waiting:
        for one in sorted(holds[waiting.pop()] - found):
            found.add(one)
            waiting.append(one)
            yield one


class _Asked:
    """The approvals under way: whom they ask at present, and at which step."""

    def __init__(self, connection: Connection) -> None:
        self.running: dict[str, Any] = {}
        self._people: dict[str, list[str]] = defaultdict(list)
        self._steps: dict[str, int] = {}
        people = Person.__table__.c
        rows = connection.execute(
            _running_groups()
            .join(Person.__table__, people.id == s.person_id)
            .with_only_columns(
                p.id, p.subject_id, p.submitted_by_id, g.position, g.since, g.due_on, s.person_id, people.inactive
            )
        ).all()
        for row in rows:
            self.running[row.subject_id] = row
            self._people[row.subject_id].append(row.person_id)
        self.left = {row.subject_id for row in rows if row.inactive}
        if rows:
            self._steps = _steps(connection, {one.id for one in rows})

    def told(self, requisition_id: str) -> dict[str, Any]:
        """What a line says of the approval it waits for; nothing where none is under way."""
        row = self.running.get(requisition_id)
        if row is None:
            return {}
        return {
            "approval_id": row.id, "step": row.position, "steps": self._steps.get(row.id, 0), "since": row.since, "due_on": row.due_on,
            "waits_for": tuple(sorted(self._people[requisition_id])), "left": requisition_id in self.left, "others": True,
        }  # fmt: skip


def _running_groups() -> Select[Any]:
    """The seats that wait in the approvals under way."""
    return (
        select(p.id)
        .join_from(Approval.__table__, ApprovalGroup.__table__, g.approval_id == p.id)
        .join(Approver.__table__, s.group_id == g.id)
        .where(
            p.state == ApprovalState.RUNNING.value,
            p.deleted_at.is_(None),
            g.since != "",
            g.resolved_at == "",
            s.verdict == "",
        )
    )


def _open_decisions(whose: Iterable[str] | None, *, but: Iterable[str] = ()) -> Select[Any]:
    """Open decisions of living cases. ``but``: whose are left out."""
    query = (
        select(
            d.id, d.row_version, d.kind, d.requisition_id, d.application_id, d.candidate_id, d.owner_id, d.due_on, d.opened_at,
            d.next_action, d.verdict, d.snoozed_until, r.number, r.title, r.status, c.name, a.stage_id,
        )
        .join_from(Decision.__table__, Requisition.__table__, r.id == d.requisition_id)
        .outerjoin(Application.__table__, a.id == d.application_id)
        .outerjoin(Candidate.__table__, c.id == d.candidate_id)
        .where(d.closed_at == "", d.deleted_at.is_(None), r.deleted_at.is_(None), a.deleted_at.is_(None), c.deleted_at.is_(None))
        .order_by(d.due_on, d.id)
        .limit(MOST)
    )  # fmt: skip
    if whose is not None:
        query = query.where(d.owner_id.in_(list(whose)))
    if but:
        query = query.where(or_(d.owner_id.is_(None), d.owner_id.not_in(list(but))))
    return query


def _decisions(connection: Connection, whose: tuple[str, ...] | None, me: str, asked: _Asked) -> Iterator[DocketLine]:
    for row in connection.execute(_open_decisions(whose)).all():
        yield _decision(row, asked)
    if whose is None:
        return
    around: ColumnElement[bool] = or_(r.recruiter_id == me, r.hiring_manager_id == me, a.owner_id == me)
    submitted = [one for one, row in asked.running.items() if row.submitted_by_id == me]
    if submitted:
        around = or_(around, and_(d.application_id.is_(None), d.requisition_id.in_(submitted)))
    for row in connection.execute(_open_decisions(None, but=whose).where(around)).all():
        yield replace(_decision(row, asked), others=True)


def _decision(row: Any, asked: _Asked) -> DocketLine:
    # taken apart at once: a thousand rows with seventeen looks by name each would take as long as reading them
    (one, version, kind, requisition, application, candidate, owner, due_on, opened_at, next_action, verdict, snoozed, number, title,
     status, person, stage) = row  # fmt: skip
    line = DocketLine(
        Source.DECISION, one, version, kind, requisition, application or "", candidate or "", number, title, person or "", stage or "",
        owner or "", due_on, opened_at, next_action, verdict, status, snoozed_until=snoozed,
    )  # fmt: skip
    if kind == DecisionKind.ROLE:
        line = replace(line, **asked.told(requisition))
    return line


def _open_seats(whose: Iterable[str] | None) -> Select[Any]:
    query = (
        select(
            s.id, s.row_version, s.person_id, s.approval_id, g.position, g.since, g.due_on, p.subject, p.submitted_by_id,
            r.id.label("requisition_id"), r.number, r.title, r.status,
        )
        .join_from(Approver.__table__, ApprovalGroup.__table__, g.id == s.group_id)
        .join(Approval.__table__, p.id == s.approval_id)
        .join(Requisition.__table__, r.id == s.requisition_id)
        .where(
            s.verdict == "", s.deleted_at.is_(None), g.since != "", g.resolved_at == "", p.state == ApprovalState.RUNNING.value,
            r.deleted_at.is_(None),
        )
        .limit(MOST)
    )  # fmt: skip
    return query if whose is None else query.where(s.person_id.in_(list(whose)))


def _seats(connection: Connection, whose: tuple[str, ...] | None) -> Iterator[DocketLine]:
    if whose is None:
        return  # everybody's approvals stand with their requisitions
    rows = connection.execute(_open_seats(whose)).all()
    steps = _steps(connection, {row.approval_id for row in rows})
    for row in rows:
        yield DocketLine(
            Source.APPROVAL, row.id, row.row_version, row.subject, row.requisition_id, number=row.number, title=row.title,
            owner_id=row.person_id, due_on=row.due_on, since=row.since, status=row.status, step=row.position,
            steps=steps.get(row.approval_id, row.position), approval_id=row.approval_id, by_id=row.submitted_by_id,
        )  # fmt: skip


def _steps(connection: Connection, approval_ids: set[str]) -> dict[str, int]:
    """How many steps each approval has."""
    query = select(g.approval_id, func.count()).where(g.approval_id.in_(sorted(approval_ids))).group_by(g.approval_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def _open_tasks(which: ColumnElement[bool] | None) -> Select[Any]:
    """Open tasks but the reminders of decisions: a decision is a line of its own."""
    query = (
        select(
            t.id, t.row_version, t.title.label("words"), t.requisition_id, t.application_id, t.candidate_id, t.owner_id, t.due_on,
            t.created_at, t.changed_at, t.by_id, t.snoozed_until, t.repeat, t.rule, r.number, r.title, r.status, c.name, a.stage_id,
        )
        .outerjoin(Requisition.__table__, r.id == t.requisition_id)
        .outerjoin(Application.__table__, a.id == t.application_id)
        .outerjoin(Candidate.__table__, c.id == t.candidate_id)
        .where(t.rule != DECISION_DUE)
        .where(t.done_at == "", t.deleted_at.is_(None), r.deleted_at.is_(None), a.deleted_at.is_(None), c.deleted_at.is_(None))
        .order_by(t.due_on, t.id)
        .limit(MOST)
    )  # fmt: skip
    return query if which is None else query.where(which)


def _tasks(connection: Connection, whose: tuple[str, ...] | None, me: str) -> Iterator[DocketLine]:
    which = (
        None if whose is None else or_(t.owner_id.in_(whose), and_(t.by_id == me, t.rule == ""))
    )  # by rule is by nobody
    for row in connection.execute(_open_tasks(which)):
        yield DocketLine(
            Source.TASK, row.id, row.row_version, row.rule, row.requisition_id or "", row.application_id or "", row.candidate_id or "",
            row.number or "", row.title or "", row.name or "", row.stage_id or "", row.owner_id, row.due_on,
            row.created_at if row.rule else row.changed_at, row.words, by_id="" if row.rule else row.by_id,
            status=row.status or "", snoozed_until=row.snoozed_until, others=whose is not None and row.owner_id not in whose,
            repeat=row.repeat,
        )  # fmt: skip


def _next_stages(connection: Connection) -> Iterator[tuple[str, str]]:
    w = VocabularyWord.__table__.c
    order = list(
        connection.execute(
            select(w.id)
            .where(w.kind == VocabularyKind.STAGE.value, w.retired.is_(False), w.deleted_at.is_(None))
            .order_by(w.rank)
        ).scalars()
    )
    return zip(order, order[1:], strict=False)
