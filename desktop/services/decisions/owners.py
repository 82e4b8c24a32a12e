"""Whose a new decision is and by when: from the rules of the process, the people of the case and the working days of the place."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sqlalchemy import select

from desktop.models import Application, Person, Requisition
from desktop.services.process.rules import Rule, rules_of
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.working_days.calendar import calendar_of
from desktop.words import CaseRole, DecisionKind


class Owners:
    """Looked up once a command; the people of a case are loaded for many cases at once."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._requisitions: dict[str, Any] = {}
        self._owners: dict[str, str | None] = {}
        self._due: dict[DecisionKind, str] = {}

    def load_requisitions(self, ids: list[str]) -> None:
        """Read who recruits and who manages."""
        c = Requisition.__table__.c
        asked = [one for one in ids if one not in self._requisitions]
        for row in self._work.connection.execute(
            select(c.id, c.recruiter_id, c.hiring_manager_id).where(c.id.in_(asked))
        ):
            self._requisitions[row.id] = row

    def load_applications(self, ids: list[str]) -> None:
        """Read who owns each, and the people of their requisitions."""
        c = Application.__table__.c
        rows = self._work.connection.execute(select(c.id, c.owner_id, c.requisition_id).where(c.id.in_(ids))).all()
        self._owners |= {row.id: row.owner_id for row in rows}
        self.load_requisitions(sorted({row.requisition_id for row in rows}))

    def of(self, kind: DecisionKind, requisition_id: str, application_id: str | None) -> tuple[str | None, str]:
        """The owner's id (None where nobody can be found) and the due date of a decision that opens now."""
        rule = self._rules[f"decision_{kind.value}"]
        if kind not in self._due:
            self._due[kind] = self._calendar.due(self._work.today, rule.days)
        return self._owner(rule.who, requisition_id, application_id), self._due[kind]

    def _owner(self, who: CaseRole, requisition_id: str, application_id: str | None) -> str | None:
        case = self._requisitions[requisition_id]
        recruiter, manager = case.recruiter_id, case.hiring_manager_id
        if who is CaseRole.HIRING_MANAGER:
            return manager or recruiter or self._me
        if who in (CaseRole.OWNER, CaseRole.RECRUITER):
            own = self._owners.get(application_id or "") if who is CaseRole.OWNER else None
            return own or recruiter or manager or self._me
        holders = self._holders(who)
        # of several the one who is there anyway: whoever does it, whoever recruits for it
        return next(
            (one for one in (self._work.actor.id, recruiter) if one in holders), holders[0] if holders else self._me
        )

    def _holders(self, who: CaseRole) -> list[str]:
        return [person for person, roles in self._people if who.value in roles]

    @property
    def _me(self) -> str | None:
        return self._work.actor.id if self._work.actor.id in {person for person, _ in self._people} else None

    @cached_property
    def _people(self) -> list[tuple[str, list[str]]]:
        c = Person.__table__.c
        rows = self._work.connection.execute(
            select(c.id, c.roles).where(c.deleted_at.is_(None), c.inactive.is_(False)).order_by(c.name, c.id)
        )
        return [(row.id, row.roles) for row in rows]

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        return rules_of(self._work.connection, [f"decision_{kind.value}" for kind in DecisionKind])

    @cached_property
    def _calendar(self) -> Any:
        return calendar_of(self._work.connection)
