"""Deciding how a view is read: among few known rows, or by walking the order with tests.

A probe decides: if some condition alone leaves few rows, those are fetched and sorted; otherwise the order's index is walked
and rows are tested on the way, which finds a first page early exactly because many rows fit. A filter on the very column that
sorts bounds that walk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isqrt
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.sql.expression import SelectBase

from desktop.errors import RuleBroken
from desktop.models.listing import ListingTable, key_column
from desktop.services.access.actor import Actor
from desktop.services.listings.columns import COLUMNS, ListKind, is_hidden
from desktop.services.listings.conditions import TABLES, Condition, Unindexed, conditions
from desktop.services.listings.labels import Labels
from desktop.services.listings.questions import ListView, Sort
from desktop.services.storage.visibility.sight import NAMED

PAGE = 128
FEW = 5000
"""Up to so many rows are fetched and sorted, in long lists more: see ``_few_of``."""
MORE = 20_000
"""The same where several conditions together may leave far fewer."""

DEFAULT_SORT = {
    "candidates": Sort("name"),
    "applications": Sort("last_touch", True),
    "requisitions": Sort("changed_at", True),
}


SCANNED = 100_000
"""With more rows than this in each condition, counting reads the whole list once."""


@dataclass(slots=True)
class Plan:
    """How a view is read: either among few known rows, or by walking the order with tests."""

    table: ListingTable
    key: Any
    descending: bool
    few: SelectBase | None
    """What selects the few rows among which all are that fit."""
    found: list[Condition]

    @property
    def c(self) -> Any:
        """The columns of the table."""
        return self.table.__table__.c

    @property
    def filtered(self) -> bool:
        """Whether there is any condition."""
        return bool(self.found)

    @property
    def alone(self) -> SelectBase | None:
        """Where there is but one condition: what selects exactly its rows."""
        if len(self.found) != 1:
            return None
        return self.found[0].exact if self.found[0].exact is not None else self.found[0].seek

    def where(self) -> list[ColumnElement[bool]]:
        """What a row must meet."""
        if self.few is not None:
            return [self.c.row.in_(self.few), *(one.test for one in self.found)]
        return [one.met_by(self.key) for one in self.found]

    def options(self) -> dict[str, Any]:
        """How a statement with these conditions is run: few known rows are named by their number."""
        return {NAMED: True} if self.few is not None else {}

    def order(self, *, backwards: bool = False) -> tuple[Any, Any]:
        """The order, with the row number as unique tie-break; empty values last either way round."""
        key = self.key if self.few is None else Unindexed(self.key)  # few rows are sorted, not met on a walk
        if self.descending != backwards:
            key = key.desc().nulls_first() if backwards else key.desc().nulls_last()
            return (key, self.c.row.desc())
        key = key.asc().nulls_first() if backwards else key.asc().nulls_last()
        return (key, self.c.row.asc())


def plan_of(connection: Connection, view: ListView, actor: Actor) -> Plan:
    """Decide how a view is read; raises ``RuleBroken`` for what the actor may not filter or sort by."""
    table = TABLES[view.kind]
    sort = view.sort or DEFAULT_SORT[view.kind.value]
    refuse_hidden(view.kind, (sort.column, *(one.column for one in view.filters)), actor)
    if not any(known.code == sort.column and known.sortable for known in COLUMNS[view.kind]):
        raise RuleBroken("view.unknown_column", {"column": sort.column})
    key = key_column(table, sort.column)
    found = conditions(connection, view, Labels(connection))
    return Plan(table, key, sort.descending, _few(connection, table, key, found), found)


def refuse_hidden(kind: ListKind, codes: Iterable[str], actor: Actor) -> None:
    """Raise ``RuleBroken`` for a column that is blank for this actor: an order or a filter would tell what it hides."""
    named = set(codes)
    for described in COLUMNS[kind]:
        if described.code in named and is_hidden(described, actor):
            raise RuleBroken("view.hidden_column", {"column": described.label})


def _few(connection: Connection, table: ListingTable, key: Any, found: list[Condition]) -> SelectBase | None:
    seeks = [one.seek for one in found if one.seek is not None]
    if not seeks or (len(found) == 1 and found[0].within is not None and found[0].key is key):
        return None  # the walk meets nothing but rows that fit
    most = max(MORE, _few_of(connection, table)) if len(found) > 1 else _few_of(connection, table)
    best: SelectBase | None = None
    for seek in seeks:
        size = _size(connection, seek, most)
        if size <= most:
            best, most = seek, size
    return best


def _few_of(connection: Connection, table: ListingTable) -> int:
    """Fetching costs as many rows as fit; walking as many as pass until a page has been met, the fewer fit the more.

    Both are equal where rows that fit times rows that fit are a page times all rows.
    """
    last = connection.execute(select(func.max(table.row))).scalar_one() or 0
    return max(FEW, isqrt(PAGE * int(last)))


def as_rows(seek: SelectBase) -> Any:
    """A seek as something to select from."""
    return seek.subquery()


def _size(connection: Connection, seek: SelectBase, most: int) -> int:
    """How many rows a condition alone has; one more than ``most`` stands for many."""
    some = select(1).select_from(as_rows(seek)).limit(most + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def tests_of_all(connection: Connection, plan: Plan) -> list[ColumnElement[bool]]:
    """What a row must meet, for reading all that do and not only a page."""
    tests = [one.test for one in plan.found]
    seeks = [one.seek for one in plan.found if one.seek is not None]
    sizes = [_size(connection, seek, SCANNED) for seek in seeks]
    if sizes and min(sizes) <= SCANNED:  # one pass over all rows is cheaper than a long list of them
        tests = [*tests, plan.c.row.in_(seeks[sizes.index(min(sizes))])]
    return tests
