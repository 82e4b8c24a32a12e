"""What may stand in a task: dates, repetition, and an owner who can work on what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Application, Candidate, Person, Requisition, Task
from desktop.models.base import from_moment, is_day
from desktop.services.access.permissions import Permission
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.storage.visibility.rules import RULES, Terms
from desktop.services.storage.visibility.standing import actor_of
from desktop.words import Repeat

LONGEST_TITLE, LONGEST_NOTE = 500, 20_000
_ABOUT = {"requisition_id": Requisition, "application_id": Application, "candidate_id": Candidate}


def earliest_today(now: str) -> str:
    """The ISO date that is still today somewhere: before it a day has passed for everybody, wherever they sit."""
    return (from_moment(now) - timedelta(hours=12)).date().isoformat()


def apply_values(task: Task, values: Mapping[str, Any]) -> None:
    """Set the named fields; raises ``FieldErrors`` with all that is wrong."""
    problems: dict[str, str] = {}
    if len(values.get("title", "")) > LONGEST_TITLE:
        problems["title"] = "too_long"
    elif "title" in values and not values["title"].strip():
        problems["title"] = "required"
    if len(values.get("note", "")) > LONGEST_NOTE:
        problems["note"] = "too_long"
    if values.get("due_on") and not is_day(values["due_on"]):
        problems["due_on"] = "date.malformed"
    if values.get("repeat") and values["repeat"] not in {*Repeat}:
        problems["repeat"] = "required"
    if values.get("repeat") and not values.get("due_on", task.due_on):
        problems["due_on"] = "required"
    if problems:
        raise FieldErrors(problems)
    if "title" in values:
        task.name(values["title"])
    for name in ("note", "due_on", "repeat"):
        if name in values:
            setattr(task, name, values[name].strip())


def give_to(work: UnitOfWork, task: Task, owner_id: str) -> None:
    """Make somebody the owner; raises ``RuleBroken`` for one who is gone or who cannot work on what it is about."""
    if owner_id == work.actor.id:  # their own reach is measured anyway
        task.owner_id = owner_id
        return
    actor = actor_of(work.connection, owner_id)
    if actor is None:
        raise RuleBroken("task.owner_gone")
    reach = actor.reach(Permission.TASK_WRITE)
    inside = actor.may(Permission.TASK_WRITE)
    for name, entity in _ABOUT.items():
        record: str | None = getattr(task, name)
        if record and inside:
            table: Any = entity.__table__
            test = RULES[table.name](table.c, Terms(lambda _: reach, owner_id))
            inside = bool(work.rows(select(table.c.id).where(table.c.id == record, test)))
    if not inside:
        raise RuleBroken("task.owner_outside", {"person": actor.name})
    task.owner_id = owner_id


def still_there(work: UnitOfWork, person_id: str) -> bool:
    """Whether somebody is of the team."""
    p = Person.__table__.c
    found = select(p.id).where(p.id == person_id, p.deleted_at.is_(None), p.inactive.is_(False))
    return bool(work.rows(found))
