"""What one actor sees: their rules and masks spelled out, and laid over a connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, FromClause, case, event, func, literal, select, type_coerce
from sqlalchemy.sql.elements import True_
from sqlalchemy.sql.selectable import TableClause

from desktop.models import ENTITIES
from desktop.services.access.actor import Actor
from desktop.services.access.permissions import Permission
from desktop.services.access.reach import Reach
from desktop.services.storage.bulk import is_server
from desktop.services.storage.fields import table_of
from desktop.services.storage.visibility.masks import MASKS
from desktop.services.storage.visibility.requisitions import anything_hidden
from desktop.services.storage.visibility.rewriting import reads, rewritten
from desktop.services.storage.visibility.rules import OPEN, OWN, RULES, Terms

WHOLE = "reads_all_because"
"""The execution option of a statement that may read what its actor does not see: its value is the reason."""


NAMED = "rows_are_named"
"""The execution option of a statement that names its rows by key: what is seen is only tested then, never sought. Without knowing how
many rows either has, SQLite would try every row named with every one seen."""


class Sight:
    """What an actor sees at present. ``own_id``: whose drafts and private views are seen; a preview sees nobody's."""

    def __init__(self, actor: Actor, connection: Connection | None, own_id: str | None = None) -> None:
        self.actor = actor
        self.own_id = actor.id if own_id is None else own_id
        self._preview = self.own_id != actor.id
        self._reaches = {permission: actor.reach(permission) for permission in Permission}
        self.by_role = self.all
        if connection is not None:
            whole = _whole(connection, set(self._reaches.values()))
            self._reaches = {
                one: Reach(actor.id, everything=True) if reach in whole else reach
                for one, reach in self._reaches.items()
            }
        self._terms = Terms(self.reach, self.own_id)
        self._unnamed = _unnamed(connection) if connection is not None else frozenset()
        self._seen: dict[tuple[str, str, bool], FromClause | None] = {}

    def reach(self, permission: Permission) -> Reach:
        """How far a permission reaches; everything where nothing that exists is out of reach."""
        return self._reaches[permission]

    @property
    def all(self) -> bool:
        """Whether no case is hidden. ``by_role``: nor anything else; questions then run as they are written."""
        looking = (Permission.REQUISITION_SEE, Permission.CANDIDATE_SEE, Permission.APPLICATION_SEE, Permission.PAY_SEE,
                   Permission.RESTRICTED_SEE)  # fmt: skip
        return not self._preview and all(self._reaches[one].everything for one in looking)

    def masked(self, table: str) -> frozenset[str]:
        """The columns of a table that are blank on some rows for this actor."""
        columns = table_of(ENTITIES[table]).c
        return frozenset(name for name, mask in MASKS.get(table, {}).items() if mask(columns, self._terms) is not None)

    @contextmanager
    def over(self, connection: Connection) -> Iterator[None]:
        """Inside the block the connection reads only what is seen; what cannot be covered raises ``RuntimeError``."""
        if self.by_role:
            yield
            return
        only_own = self.all

        def before(_: Any, statement: Any, multi: Any, single: Any, options: Any) -> tuple[Any, Any, Any]:
            if options.get(WHOLE) or (only_own and not reads(statement, OWN)):
                return statement, multi, single
            return rewritten(statement, partial(self.seen_of, tested=bool(options.get(NAMED)))), multi, single

        def raw(_: Any, __: Any, ___: Any, ____: Any, context: Any, _____: Any) -> None:
            if context is None or context.compiled is None:
                raise RuntimeError("raw SQL passes by who may see what: build it from tables")

        event.listen(connection, "before_execute", before, retval=True)
        event.listen(connection, "before_cursor_execute", raw)
        try:
            yield
        finally:
            event.remove(connection, "before_execute", before)
            event.remove(connection, "before_cursor_execute", raw)

    def seen_of(self, table: TableClause, name: Any, *, tested: bool = False) -> FromClause | None:
        """What is seen of a table, under a name; None for all of it. ``RuntimeError`` for a table without a rule."""
        if table.name in OPEN:
            return None
        if table.name not in RULES:
            raise RuntimeError(f"nothing says who sees the rows of {table.name}: give it a rule")
        known = (table.name, str(name), tested)
        if known not in self._seen:
            self._seen[known] = self._filtered(table, name, tested)
        return self._seen[known]

    def _filtered(self, table: TableClause, name: Any, tested: bool) -> FromClause | None:
        test = RULES[table.name](table.c, self._terms)
        masks = {column: mask(table.c, self._terms) for column, mask in MASKS.get(table.name, {}).items()}
        if isinstance(test, True_) and not any(mask is not None for mask in masks.values()):
            return None
        columns: list[Any] = []
        for column in table.c:
            if (table.name, column.name) in self._unnamed:
                columns.append(literal("", column.type).label(column.name))
                continue
            mask = masks.get(column.name)
            columns.append(column if mask is None else type_coerce(mask, column.type).label(column.name))
        shown = case((test, 1), else_=0) == 1 if tested else test
        return select(*columns).where(shown).subquery(name)


def _unnamed(connection: Connection) -> frozenset[tuple[str, str]]:
    """Columns that may not even be named: a server grants them to groups of roles, for all rows or none."""
    if not is_server(connection):
        return frozenset()
    granted = func.has_column_privilege
    asked = [(table, column) for table, columns in MASKS.items() for column in columns]
    row = connection.execute(
        select(*(granted(table, column, "SELECT").label(f"at_{at}") for at, (table, column) in enumerate(asked)))
    ).one()
    return frozenset(one for one, may in zip(asked, row, strict=True) if not may)


def _whole(connection: Connection, reaches: set[Reach]) -> set[Reach]:
    """Which reaches leave out nothing that exists: there is no confidential requisition outside them."""
    return {
        one
        for one in reaches
        if one.everything or (one.open and connection.execute(anything_hidden(one)).first() is None)
    }
