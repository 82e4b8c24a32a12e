"""Whose a new decision is and by when: from the rules of the process, the people of the case and the working days of the place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import select

from desktop.models import Application, Person, Requisition
from desktop.services.process.rules import Rule, rules_of
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.working_days.calendar import calendar_of
from desktop.words import CaseRole, DecisionKind

_OF_THE_CASE = (CaseRole.OWNER, CaseRole.RECRUITER, CaseRole.HIRING_MANAGER)


class _People(NamedTuple):
    """The people of a case."""

    owner: str | None
    recruiter: str | None
    manager: str | None


class Owners:
    """Looked up once a command; the people of a case are loaded for many cases at once."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._requisitions: dict[str, Any] = {}
        self._owners: dict[str, str | None] = {}
        self._before: Mapping[str, Mapping[str, str | None]] = {}
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
        return self._owner(rule.who, self._people_of(requisition_id, application_id)), self._due[kind]

    def were(self, before: Mapping[str, Mapping[str, str | None]]) -> None:
        """Tell who stood in the fields of cases (by id) before this command changed them."""
        self._before = before

    def change(
        self, kind: DecisionKind, requisition_id: str, application_id: str | None
    ) -> tuple[str | None, str | None]:
        """Whose a decision of this kind was by the people as they were, and whose it is by those of now.

        The same where the rule names no one of the case but whoever holds a role: such a decision stays where it lies.
        """
        who = self._rules[f"decision_{kind.value}"].who
        if who not in _OF_THE_CASE:
            return None, None
        now = self._people_of(requisition_id, application_id)
        requisition, application = self._before.get(requisition_id, {}), self._before.get(application_id or "", {})
        then = _People(
            application.get("owner_id", now.owner),
            requisition.get("recruiter_id", now.recruiter),
            requisition.get("hiring_manager_id", now.manager),
        )
        return self._owner(who, then), self._owner(who, now)

    def _people_of(self, requisition_id: str, application_id: str | None) -> _People:
        case = self._requisitions[requisition_id]
        return _People(self._owners.get(application_id or ""), case.recruiter_id, case.hiring_manager_id)

    def _owner(self, who: CaseRole, people: _People) -> str | None:
        recruiter, manager = people.recruiter, people.manager
        if who is CaseRole.HIRING_MANAGER:
            return manager or recruiter or self._me
        if who in (CaseRole.OWNER, CaseRole.RECRUITER):
            own = people.owner if who is CaseRole.OWNER else None
            return own or recruiter or manager or self._me
        holders = self._holders(who)
        # of several the one who is there anyway: whoever does it, whoever recruits for it
        return next(
            (one for one in (self._work.actor.id, recruiter) if one in holders), holders[0] if holders else self._me
        )

    def _holders(self, who: CaseRole) -> list[str]:
        return [person for person, roles in self._team if who.value in roles]

    @property
    def _me(self) -> str | None:
        return self._work.actor.id if self._work.actor.id in {person for person, _ in self._team} else None

    @cached_property
    def _team(self) -> list[tuple[str, list[str]]]:
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
