"""Reading what waits: open decisions, seats whose turn it is, open tasks, each with the names of its case; and counting it."""

from __future__ import annotations

from sqlalchemy import and_, case, func, or_

from desktop.services.dispatch.registry import Reader, answers
from desktop.services.docket.lines_of import Whose, docket_of
from desktop.services.docket.queries import (
    d,
    delegations,
    docket_queries,
    g,
    open_decisions,
    open_seats,
    open_tasks,
    p,
    running_groups,
    t,
)
from desktop.services.docket.questions import EVERYBODY, CountDocket, ReadDocket
from desktop.services.docket.records import Docket, DocketCount
from desktop.services.pipeline.covering import covered
from desktop.words import DecisionKind


@answers(ReadDocket)
def read_docket(reader: Reader, question: ReadDocket) -> Docket:
    """Every line, soonest first."""
    of = question.of
    whose = Whose(of, everybody=of == EVERYBODY) if of else with_covers(reader, question.today)
    run = reader.connection.execute
    return docket_of(whose, {name: run(query).all() for name, query in docket_queries(whose).items()})


@answers(CountDocket)
def count_docket(reader: Reader, question: CountDocket) -> DocketCount:
    """Two numbers in three statements; the lines themselves stay where they are."""
    run, today = reader.connection.execute, question.today
    whose = with_covers(reader, today)
    owners = (whose.person_id, *whose.covers)
    asked = running_groups().with_only_columns(p.subject_id)
    awake = or_(d.snoozed_until == "", d.snoozed_until <= today)
    waiting = overdue = 0
    for query, due_on in (
        (open_decisions(owners).where(awake, d.due_on <= today, or_(d.kind != DecisionKind.ROLE.value, d.requisition_id.not_in(asked))),
         d.due_on),
        (open_seats(owners), g.due_on),  # an approval waits whenever it is due
        (open_tasks(t.owner_id.in_(owners)).where(or_(t.snoozed_until == "", t.snoozed_until <= today), t.due_on <= today), t.due_on),
    ):  # fmt: skip
        late = func.coalesce(func.sum(case((and_(due_on != "", due_on < today), 1), else_=0)), 0)
        row = run(query.with_only_columns(func.count(), late).order_by(None).limit(None)).one()
        waiting, overdue = waiting + row[0], overdue + int(row[1])
    return DocketCount(waiting, overdue)


def with_covers(reader: Reader, today: str) -> Whose:
    """The person who asks, with those they stand in for on a day."""
    me = reader.actor.id
    return Whose(me, covered(reader.connection.execute(delegations(today)).all(), me))
