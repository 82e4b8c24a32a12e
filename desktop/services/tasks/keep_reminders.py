"""Keeping the tasks of rules in step with what they notice. Asked a thousand times it does once what is to be done.

The id of such a task is made of the rule, the case and the state of the case. So the same state never makes two, on two computers
either; what a person finished never comes again; what ended by itself opens again when its reason is back, as after an undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from desktop.models import Task
from desktop.models.base import fixed_id
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.registry import handles
from desktop.services.process.case_people import CasePeople
from desktop.services.process.defaults import DECISION_DUE, DEFAULTS, REMINDERS
from desktop.services.process.noticing import AT_ONCE, OPENING, Day, day_on, falls_due, noticed
from desktop.services.process.rules import Rule, rules_of
from desktop.services.storage.parts import parts
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.storage.visibility.requisitions import requisition_within
from desktop.services.tasks.commands import KeepReminders

_T: Any = Task.__table__


@handles(KeepReminders)
def keep_reminders(work: UnitOfWork, command: KeepReminders) -> tuple[int, int]:
    """Rule by rule; everybody keeps those of the cases they work on."""
    rules = rules_of(work.connection, REMINDERS)
    day = day_on(work.connection, date.fromisoformat(command.today or work.today))
    opened = ended = 0
    for rule in rules.values():
        query = _mine(work, noticed(rule, day, rules), OPENING)
        found = {reminder_id(rule.code, row): row for row in work.rows(query.limit(AT_ONCE))} if rule.active else {}
        opened += _open(work, rule, found, day)
        ended += _end(work, rule, found, query)
    return opened, ended


def reminder_id(code: str, row: Any) -> str:
    """The one task of a rule for a state of a case."""
    return fixed_id("reminder", code, row.case_id, row.state)


def _mine(work: UnitOfWork, query: Select[Any], column: Any) -> Select[Any]:
    """Only what the actor may write tasks for: what others keep is left to them."""
    reach = work.sight.reach(Permission.TASK_WRITE) if work.sight is not None else None
    return query if reach is None or reach.everything else query.where(requisition_within(reach, column))


def _open(work: UnitOfWork, rule: Rule, found: Mapping[str, Any], day: Day) -> int:
    """Make what is missing, open again what ended by itself, and hand on what belongs to somebody who can no longer do it."""
    known = _known(work, found)
    team = CasePeople(work.connection, (row.requisition_id for row in found.values()))
    fresh: list[dict[str, Any]] = []
    changes: dict[str, dict[str, Any]] = {}
    for task_id, row in found.items():
        task = known.get(task_id)
        if task is None:
            owner_id = team.of(row, rule.who)
            if owner_id:
                fresh.append(_new(work, rule, task_id, row, owner_id, day))
        elif task.deleted_at is None and not (task.done_at and task.done_by_id):
            values = {"done_at": ""} if task.done_at else {}
            # a reminder of a decision is for whoever decides, also after the decision was handed over
            decides = rule.code == DECISION_DUE and row.owner_id and row.owner_id != task.owner_id
            if decides or not team.works_on(task.owner_id, row.requisition_id):
                owner_id = team.of(row, rule.who) or task.owner_id
                values |= {"owner_id": owner_id} if owner_id != task.owner_id else {}
            if values:
                changes[task_id] = values
    work.bulk_insert(Task, fresh)
    return len(fresh) + work.bulk_update(Task, changes.items())


def _known(work: UnitOfWork, ids: Iterable[str]) -> dict[str, Any]:
    t = _T.c
    return {
        row.id: row
        for part in parts(ids)
        for row in work.rows(select(t.id, t.done_at, t.done_by_id, t.deleted_at, t.owner_id).where(t.id.in_(part)))
    }


def _new(work: UnitOfWork, rule: Rule, task_id: str, row: Any, owner_id: str, day: Day) -> dict[str, Any]:
    return {
        "id": task_id, "title": DEFAULTS[rule.code].title, "requisition_id": row.requisition_id,
        "application_id": row.application_id, "candidate_id": row.candidate_id, "owner_id": owner_id, "by_id": work.actor.id,
        "due_on": falls_due(rule, row, day), "rule": rule.code, "since": row.state,
    }  # fmt: skip


def _end(work: UnitOfWork, rule: Rule, found: Mapping[str, Any], query: Select[Any]) -> int:
    """Finish the open tasks of a rule whose reason is gone. Those beyond the bound are asked about before."""
    t = _T.c
    open_ones = select(t.id, t.requisition_id).where(t.rule == rule.code, t.done_at == "", t.deleted_at.is_(None))
    left = [row for row in work.rows(_mine(work, open_ones, t.requisition_id)) if row.id not in found]
    still: set[str] = set()
    if rule.active and len(found) == AT_ONCE:
        for part in parts(sorted({row.requisition_id for row in left})):
            still |= {reminder_id(rule.code, row) for row in work.rows(query.where(OPENING.in_(part)))}
    ended = {"done_at": work.now, "snoozed_until": ""}
    return work.bulk_update(Task, ((row.id, ended) for row in left if row.id not in still))
