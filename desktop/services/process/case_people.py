"""Whose matter a case is: somebody of the team who is there, who works with tasks and whom the case is within reach of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from desktop.models import Person, Requisition
from desktop.services.access.actor import SYSTEM_ID, Actor
from desktop.services.access.permissions import Permission
from desktop.services.storage.parts import parts
from desktop.services.storage.visibility.requisitions import requisition_within
from desktop.services.storage.visibility.standing import actor_of
from desktop.words import CaseRole, Role

_OWN = {CaseRole.OWNER: "owner_id", CaseRole.RECRUITER: "recruiter_id", CaseRole.HIRING_MANAGER: "hiring_manager_id"}
_HELD = {
    CaseRole.HR: Role.HR.value,
    CaseRole.APPROVER: Role.APPROVER.value,
    CaseRole.ADMINISTRATOR: Role.ADMINISTRATOR.value,
}
_FALLS_TO = (CaseRole.OWNER, CaseRole.RECRUITER, CaseRole.HIRING_MANAGER, CaseRole.HR, CaseRole.ADMINISTRATOR)
"""Where the one it should be is missing, has left or does not reach the case."""


class CasePeople:
    """The team as it stands, for naming one person for each of many cases. The same on every computer."""

    def __init__(self, connection: Connection, openings: Iterable[str]) -> None:
        self._connection = connection
        self._openings = sorted(set(openings))
        p = Person.__table__.c
        rows = connection.execute(
            select(p.id, p.roles).where(p.id != SYSTEM_ID, p.deleted_at.is_(None), p.inactive.is_(False)).order_by(p.id)
        ).all()
        self._there = {row.id for row in rows}
        self._holders = {role: [row.id for row in rows if role in row.roles] for role in _HELD.values()}
        self._reached: dict[str, frozenset[str]] = {}

    def of(self, case: Any, who: CaseRole) -> str:
        """Whose matter a case is: the one asked for, else the next who can take it; empty where nobody can."""
        return next((one for one in self._line(case, who) if self.works_on(one, case.requisition_id)), "")

    def works_on(self, person_id: str | None, requisition_id: str) -> bool:
        """Whether somebody is there and may work on what hangs on a requisition."""
        if not person_id or person_id not in self._there:
            return False
        if person_id not in self._reached:
            self._reached[person_id] = self._reach(actor_of(self._connection, person_id))
        return requisition_id in self._reached[person_id]

    def _line(self, case: Any, who: CaseRole) -> Iterator[str]:
        for role in dict.fromkeys((who, *_FALLS_TO)):
            if role in _OWN:
                yield getattr(case, _OWN[role]) or ""
            else:
                yield from self._holders[_HELD[role]]

    def _reach(self, actor: Actor | None) -> frozenset[str]:
        if actor is None:
            return frozenset()
        reach, r, found = actor.reach(Permission.TASK_WRITE), Requisition.__table__.c, set[str]()
        for part in parts(self._openings):
            found.update(
                self._connection.execute(select(r.id).where(r.id.in_(part), requisition_within(reach, r.id))).scalars()
            )
        return frozenset(found)
