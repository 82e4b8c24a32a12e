"""Answering a window of a list: first rows at once, however many there are and whatever is filtered.

Two steps (PERFORMANCE section 2): the ids of the rows by walking one covering index, then the rows by key. With filters, a probe
decides how: if some condition alone leaves few rows, those are fetched and sorted; otherwise the order's index is walked and
rows are tested on the way, which finds a first page early exactly because many rows fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, null, or_, select
from sqlalchemy.sql.expression import SelectBase

from desktop.errors import RuleBroken
from desktop.models.listing import ListingTable, key_column
from desktop.services.access.actor import Actor
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.listings.columns import COLUMNS, ListKind, is_hidden
from desktop.services.listings.conditions import TABLES, Condition, conditions
from desktop.services.listings.labels import Labels
from desktop.services.listings.questions import (
    ColumnValues,
    CountRows,
    JumpTo,
    ListCount,
    ListRow,
    ListView,
    ListWindow,
    PositionOf,
    ReadColumnValues,
    ReadIds,
    ReadRows,
    Sort,
)  # fmt: skip
from desktop.services.listings.search_text import sort_key
from desktop.services.storage.visibility.sight import NAMED

FEW = 5000
"""Up to so many rows are fetched and sorted; more are met soon enough while walking."""
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
    few: list[int] | None
    tests: list[ColumnElement[bool]]
    filtered: bool
    sought: list[SelectBase | None]
    alone: SelectBase | None = None
    """Where there is but one condition: what selects exactly its rows."""

    @property
    def c(self) -> Any:
        """The columns of the table."""
        return self.table.__table__.c

    def where(self) -> list[ColumnElement[bool]]:
        """What a row must meet."""
        return [*([self.c.row.in_(self.few)] if self.few is not None else []), *self.tests]

    def options(self) -> dict[str, Any]:
        """How a statement with these conditions is run: few known rows are named by their number."""
        return {NAMED: True} if self.few is not None else {}

    def order(self, *, backwards: bool = False) -> tuple[Any, Any]:
        """The order, with the row number as unique tie-break; empty values last either way round."""
        if self.descending != backwards:
            key = self.key.desc().nulls_first() if backwards else self.key.desc().nulls_last()
            return (key, self.c.row.desc())
        key = self.key.asc().nulls_first() if backwards else self.key.asc().nulls_last()
        return (key, self.c.row.asc())


def plan_of(connection: Connection, view: ListView, actor: Actor) -> Plan:
    """Decide how a view is read; raises ``RuleBroken`` for what the actor may not filter or sort by."""
    table = TABLES[view.kind]
    sort = view.sort or DEFAULT_SORT[view.kind.value]
    _refuse_hidden(view.kind, (sort.column, *(one.column for one in view.filters)), actor)
    if not any(known.code == sort.column and known.sortable for known in COLUMNS[view.kind]):
        raise RuleBroken("view.unknown_column", {"column": sort.column})
    found = conditions(view, Labels(connection))
    few = _few(connection, found)
    return Plan(
        table, key_column(table, sort.column), sort.descending, few, [one.test for one in found], bool(found),
        [one.seek for one in found], (found[0].exact if found[0].exact is not None else found[0].seek) if len(found) == 1 else None,
    )  # fmt: skip


def _refuse_hidden(kind: ListKind, codes: Iterable[str], actor: Actor) -> None:
    """An order or a filter would tell what a blank column hides."""
    named = set(codes)
    for described in COLUMNS[kind]:
        if described.code in named and is_hidden(described, actor):
            raise RuleBroken("view.hidden_column", {"column": described.label})


def _few(connection: Connection, found: list[Condition]) -> list[int] | None:
    seeks = [one.seek for one in found if one.seek is not None]
    best: list[int] | None = None
    for seek in seeks:
        rows = [row[0] for row in connection.execute(_first(seek, FEW + 1)).fetchmany(FEW + 1)]
        if len(rows) <= FEW and (best is None or len(rows) < len(best)):
            best = rows
            if not rows:
                break
    if best is None and len(found) > 1 and seeks:
        # together they may leave very few, which a walk would meet late
        best_size, best_seek = min(((_size(connection, seek, MORE), seek) for seek in seeks), key=lambda pair: pair[0])
        if best_size <= MORE:
            best = [row[0] for row in connection.execute(_first(best_seek, MORE))]
    return best


def _first(seek: SelectBase, most: int) -> Any:
    return seek.limit(most) if isinstance(seek, Select) else seek


def _as_rows(seek: SelectBase) -> Any:
    return seek.subquery()


def _size(connection: Connection, seek: SelectBase, most: int) -> int:
    """How many rows a condition alone has; one more than ``most`` stands for many."""
    some = select(1).select_from(_as_rows(seek)).limit(most + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


@answers(ReadRows)
def read_rows(reader: Reader, question: ReadRows) -> ListWindow:
    """Rows of a view by position."""
    plan = plan_of(reader.connection, question.view, reader.actor)
    offset, limit = max(0, question.offset), max(0, question.limit)
    rows = _row_numbers(reader.connection, plan, offset, limit)
    return ListWindow(offset, _records(reader, plan.table, question.view, rows))


def _row_numbers(connection: Connection, plan: Plan, offset: int, limit: int) -> list[int]:
    if plan.few is None and offset > (FEW if plan.filtered else 0):
        total = _count(connection, plan) if plan.filtered else _all(connection, plan)
        if offset > total * 2 // 3:  # the very end is reached at once; a step back costs twice a step forward
            take = min(limit, total - offset)
            if take <= 0:
                return []
            backwards = select(plan.c.row).where(*plan.where()).order_by(*plan.order(backwards=True))
            return list(connection.execute(backwards.offset(total - offset - take).limit(take)).scalars())[::-1]
    query = select(plan.c.row).where(*plan.where()).order_by(*plan.order()).offset(offset).limit(limit)
    return list(connection.execute(query, execution_options=plan.options()).scalars())


def _all(connection: Connection, plan: Plan) -> int:
    return connection.execute(select(func.count()).select_from(plan.table)).scalar_one()


def _records(reader: Reader, table: ListingTable, view: ListView, rows: list[int]) -> tuple[ListRow, ...]:
    columns = table.__table__.c
    shown = [
        null() if is_hidden(described, reader.actor) else columns[described.code] for described in COLUMNS[view.kind]
    ]
    query = select(columns.row, columns.id, columns.version, *shown).execution_options(**{NAMED: True})
    found: dict[int, ListRow] = {}
    for start in range(0, len(rows), FEW):
        part = query.where(columns.row.in_(rows[start : start + FEW]))
        found |= {row[0]: ListRow(row[1], row[2], tuple(row[3:])) for row in reader.connection.execute(part)}
    return tuple(found[row] for row in rows if row in found)


@answers(CountRows)
def count_rows(reader: Reader, question: CountRows) -> ListCount:
    """How many rows a view has, exactly."""
    plan = plan_of(reader.connection, question.view, reader.actor)
    every = reader.connection.execute(select(func.count()).select_from(plan.table)).scalar_one()
    return ListCount(_count(reader.connection, plan) if plan.filtered else every, every)


def _count(connection: Connection, plan: Plan) -> int:
    if plan.few is not None:
        tests = plan.where()
    elif plan.alone is not None:
        # one condition is counted in its own index; asking for its rows first costs up to a hundred times as much
        return connection.execute(select(func.count()).select_from(_as_rows(plan.alone))).scalar_one()
    else:
        tests = plan.tests
        sizes = [SCANNED + 1 if seek is None else _size(connection, seek, SCANNED) for seek in plan.sought]
        if sizes and min(sizes) <= SCANNED:  # one pass over all rows is cheaper than a long list of them
            smallest = sizes.index(min(sizes))
            tests = [*tests, plan.c.row.in_(plan.sought[smallest])]
    query = select(func.count()).select_from(plan.table).where(*tests)
    return connection.execute(query, execution_options=plan.options()).scalar_one()


@answers(ReadIds)
def read_ids(reader: Reader, question: ReadIds) -> tuple[str, ...]:
    """The ids of a view's rows in its order."""
    plan = plan_of(reader.connection, question.view, reader.actor)
    query = select(plan.c.id).where(*plan.where()).order_by(*plan.order()).limit(max(0, question.limit))
    return tuple(reader.connection.execute(query, execution_options=plan.options()).scalars())


@answers(PositionOf)
def position_of(reader: Reader, question: PositionOf) -> int | None:
    """At which position of a view a record stands."""
    plan = plan_of(reader.connection, question.view, reader.actor)
    found = reader.connection.execute(
        select(plan.key, plan.c.row).where(plan.c.id == question.id, *plan.where())
    ).one_or_none()
    if found is None:
        return None
    return _before(reader.connection, plan, found[0], found[1])


def _before(connection: Connection, plan: Plan, value: Any, row: int) -> int:
    key, down = plan.key, plan.descending
    here = plan.c.row > row if down else plan.c.row < row

    def count(*tests: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(plan.table).where(*tests, *plan.where())
        return connection.execute(query).scalar_one()

    if plan.few is not None:
        if value is None:
            return count(or_(key.is_not(None), and_(key.is_(None), here)))
        return count(or_(key > value if down else key < value, and_(key == value, here)))
    # two ranges of the index apart: joined by OR they cost twice as much
    if value is None:
        return count(key.is_not(None)) + count(key.is_(None), here)
    if down or plan.filtered:
        return count(key > value if down else key < value) + count(key == value, here)
    # counting to the end of an index compares nothing: a third of the time of counting up to a value
    return count() - count(key.is_(None)) - count(key >= value) + count(key == value, here)


@answers(JumpTo)
def jump_to(reader: Reader, question: JumpTo) -> int | None:
    """The position of the first row whose sorted column begins with what was typed."""
    plan = plan_of(reader.connection, question.view, reader.actor)
    wanted = sort_key(question.typed)
    if not wanted or not isinstance(plan.key.type.python_type, type) or plan.key.type.python_type is not str:
        return None
    found = reader.connection.execute(
        select(plan.key, plan.c.row)
        .where(plan.key >= wanted, plan.key < wanted + "\U0010ffff", *plan.where())
        .order_by(*plan.order())
        .limit(1)
    ).one_or_none()
    return None if found is None else _before(reader.connection, plan, found[0], found[1])


@answers(ReadColumnValues)
def read_column_values(reader: Reader, question: ReadColumnValues) -> ColumnValues:
    """The values of a column with their counts, most frequent first."""
    table = TABLES[question.kind]
    columns = table.__table__.c
    if not any(known.code == question.column for known in COLUMNS[question.kind]):
        raise RuleBroken("view.unknown_column", {"column": question.column})
    _refuse_hidden(question.kind, (question.column,), reader.actor)
    value = columns[question.column]
    rows = reader.connection.execute(
        select(value, func.count()).where(value.is_not(None)).group_by(value).order_by(func.count().desc()).limit(500)
    )
    return ColumnValues(tuple((str(row[0]), row[1]) for row in rows))
