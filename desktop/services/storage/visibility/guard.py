"""Holding a command to its actor's reach, whatever its handler does: the unit of work asks here before and after it writes.

Rows that are changed must be within reach as they stand before; rows that are made must be within reach when the command is
done. A row out of reach is refused as a whole command, so nothing is half done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.sql.elements import True_

from desktop.errors import NotAllowed
from desktop.models import ENTITIES
from desktop.services.access.permissions import WORKSPACE_WIDE, Permission
from desktop.services.access.reach import Reach
from desktop.services.storage.visibility.rules import OPEN, RULES, Terms
from desktop.services.storage.visibility.sight import Sight

CHUNK = 500


class Guard:
    """The rules of ``rules.py`` for what one command may touch."""

    def __init__(self, connection: Connection, sight: Sight, permission: Permission) -> None:
        self._connection = connection
        self._sight = sight
        self._demanded = [permission]
        self._made: dict[str, set[str]] = defaultdict(set)
        self._unsettled: dict[str, set[str]] = defaultdict(set)
        self._sees_all = sight.by_role

    def demand(self, permission: Permission) -> None:
        """Demand a further permission; raises ``NotAllowed`` if it is held nowhere. What is written must be within both."""
        self._sight.actor.must(permission)
        if permission not in self._demanded:
            self._demanded.append(permission)

    def looks_at(self, name: str, entity_id: str) -> None:
        """A handler fetched this row: it must be one the actor sees."""
        if not self._sees_all and entity_id not in self._made[name]:
            self._check(name, (entity_id,), Terms(self._sight.reach, self._sight.own_id), self._demanded[0])

    def changes(self, name: str, ids: Iterable[str]) -> None:
        """These rows are about to be changed."""
        for permission, terms in self._terms():
            self._check(name, [one for one in ids if one not in self._made[name]], terms, permission)

    def makes(self, name: str, ids: Iterable[str]) -> None:
        """These rows were made by this command."""
        self._made[name].update(ids)
        self._unsettled[name].update(ids)

    def settle(self) -> None:
        """What was made so far must be within reach now; what the command does after may end that, as when somebody hands over."""
        for permission, terms in self._terms():
            for name, ids in self._unsettled.items():
                self._check(name, ids, terms, permission)
        self._unsettled.clear()

    def _terms(self) -> list[tuple[Permission, Terms]]:
        found = []
        for permission in self._demanded:
            reach = self._sight.reach(permission)
            if not reach.everything and not (permission in WORKSPACE_WIDE and reach.open):
                found.append((permission, Terms(partial(_the_same, reach), self._sight.own_id, seeing=False)))
        return found

    def _check(self, name: str, ids: Collection[str], terms: Terms, permission: Permission) -> None:
        if name in OPEN or not ids:
            return
        table: Any = ENTITIES[name].__table__
        test = RULES[name](table.c, terms)
        if isinstance(test, True_):
            return
        pending = iter(ids)
        while part := list(islice(pending, CHUNK)):
            inside = set(self._connection.execute(select(table.c.id).where(table.c.id.in_(part), test)).scalars())
            if not inside.issuperset(part):
                raise NotAllowed(permission, "outside")


def _the_same(reach: Reach, _: Permission) -> Reach:
    """One reach whatever is asked about: what a command writes is measured by the command's own permission."""
    return reach
