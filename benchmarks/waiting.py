"""Two thousand open cases waiting for one person, in bulk and with a journal: decisions, approvals, tasks, overdue to far ahead."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from benchmarks.names import PLACES, TITLES
from desktop.models import (
    Application,
    Approval,
    ApprovalChain,
    ApprovalGroup,
    Approver,
    Decision,
    Requisition,
    Seat,
    Task,
)
from desktop.models.base import calendar_day, moment, new_id
from desktop.services.listings.keeping import keep
from desktop.services.pipeline.numbering import next_numbers
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.workspace.session import open_workspace
from desktop.words import ApplicationStatus, DecisionKind

CASES = 2_000
Rows = list[dict[str, Any]]
_KINDS = (DecisionKind.QUALIFIED, DecisionKind.ALIGNED, DecisionKind.VIABLE, DecisionKind.START)


def wait_for_bench(path: Path, cases: int = CASES, seed: int = 5) -> int:
    """Fill the docket of the workspace's first person; answers how many lines it has: two thirds decisions, a quarter tasks."""
    session, random = open_workspace(path, installation="bench"), Random(seed)
    me = session.door.actor.id
    approvals, tasks = cases // 12, cases // 4
    with session.store.writer.begin() as connection:
        work = UnitOfWork(connection, session.door.actor, session.store.origin_id)
        a = Application.__table__.c
        running = connection.execute(
            select(a.id, a.requisition_id, a.candidate_id)
            .where(a.status == ApplicationStatus.ACTIVE.value)
            .order_by(a.id)
            .limit(cases - approvals)
        ).all()
        decided, others = running[: cases - approvals - tasks], running[cases - approvals - tasks :] or running[:tasks]
        decisions: Rows = [
            {"id": new_id(), "kind": random.choice(_KINDS).value, **_case(row), "owner_id": me, "due_on": _day(random)}
            for row in decided
        ]
        todo: Rows = [
            {"id": new_id(), "title": random.choice(("Call back", "Ask for references", "Send the contract")), **_case(row),
             "owner_id": me, "by_id": me, "due_on": _day(random)}
            for row in others[:tasks]
        ]  # fmt: skip
        _approvals(work, random, approvals, me)
        work.bulk_insert(Decision, decisions)
        work.bulk_insert(Task, todo)
        keep(work)
        work.journal.close(actor_id=me, command="bench.docket", label="bench.docket")
    with session.store.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA optimize")
    session.close()
    return len(decisions) + len(todo) + approvals


def _case(row: Any) -> dict[str, Any]:
    return {"requisition_id": row.requisition_id, "application_id": row.id, "candidate_id": row.candidate_id}


def _day(random: Random) -> str:
    return (date.fromisoformat(calendar_day()) + timedelta(days=random.randrange(-20, 21))).isoformat()


def _approvals(work: UnitOfWork, random: Random, count: int, me: str) -> None:
    chain, now = new_id(), moment()
    work.bulk_insert(ApprovalChain, [{"id": chain, "name": "Standard", "groups": [], "conditions": {}}])
    numbers = next_numbers(work, count)
    openings, seats, approvals, groups, approvers = Rows(), Rows(), Rows(), Rows(), Rows()
    for number in numbers:
        one, approval, group = new_id(), new_id(), new_id()
        openings.append({"id": one, "number": number, "title": f"{random.choice(TITLES)}, {random.choice(PLACES)}",
                         "status": "awaiting_approval", "recruiter_id": me})  # fmt: skip
        seats.append({"requisition_id": one, "position": 1})
        approvals.append({"id": approval, "subject": "requisition", "subject_id": one, "requisition_id": one, "chain_id": chain,
                          "submitted_by_id": me, "submitted_at": now})  # fmt: skip
        groups.append(
            {"id": group, "approval_id": approval, "requisition_id": one, "name": "Finance", "since": now, "due_on": _day(random)}
        )  # fmt: skip
        approvers.append({"approval_id": approval, "group_id": group, "requisition_id": one, "person_id": me})
    for entity, rows in (
        (Requisition, openings), (Seat, seats), (Approval, approvals), (ApprovalGroup, groups), (Approver, approvers),
    ):  # fmt: skip
        work.bulk_insert(entity, rows)
