"""Answering a window of a list: first rows at once, however many there are and whatever is filtered.

Two steps (PERFORMANCE section 2): the ids of the rows by walking one covering index, then the rows by key. How the first step
goes with filters: ``planning.py``; how pages deep inside a filtered list are reached: ``marks.py``.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, null, or_, select

from desktop.errors import RuleBroken
from desktop.models.listing import ListingTable
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.listings import planning
from desktop.services.listings.columns import COLUMNS, is_hidden
from desktop.services.listings.computing import with_computed
from desktop.services.listings.conditions import TABLES
from desktop.services.listings.marks import rows_from
from desktop.services.listings.planning import Plan, as_rows, plan_of, refuse_hidden, tests_of_all
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
)  # fmt: skip
from desktop.services.listings.search_text import sort_key
from desktop.services.storage.visibility.sight import NAMED


@answers(ReadRows)
def read_rows(reader: Reader, question: ReadRows) -> ListWindow:
    """Rows of a view by position."""
    plan = plan_of(reader.connection, question.view, reader.actor)
    offset, limit = max(0, question.offset), max(0, question.limit)
    rows = rows_from(reader.connection, plan, question.start, limit) if question.start else None
    if rows is None:
        rows = _row_numbers(reader.connection, plan, offset, limit)
    return ListWindow(offset, _records(reader, plan.table, question.view, rows))


def _row_numbers(connection: Connection, plan: Plan, offset: int, limit: int) -> list[int]:
    if plan.few is None and offset > (planning.FEW if plan.filtered else 0):
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
        null() if described.computed or is_hidden(described, reader.actor) else columns[described.code]
        for described in COLUMNS[view.kind]
    ]
    query = select(columns.row, columns.id, columns.version, *shown).execution_options(**{NAMED: True})
    found: dict[int, ListRow] = {}
    for start in range(0, len(rows), planning.FEW):
        part = query.where(columns.row.in_(rows[start : start + planning.FEW]))
        found |= {row[0]: ListRow(row[1], row[2], tuple(row[3:])) for row in reader.connection.execute(part)}
    return with_computed(reader.connection, view.kind, [found[row] for row in rows if row in found])


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
        return connection.execute(select(func.count()).select_from(as_rows(plan.alone))).scalar_one()
    else:
        tests = tests_of_all(connection, plan)
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
    described = next((known for known in COLUMNS[question.kind] if known.code == question.column), None)
    if described is None:
        raise RuleBroken("view.unknown_column", {"column": question.column})
    if described.computed:
        return ColumnValues()  # no row keeps any
    refuse_hidden(question.kind, (question.column,), reader.actor)
    value = columns[question.column]
    rows = reader.connection.execute(
        select(value, func.count()).where(value.is_not(None)).group_by(value).order_by(func.count().desc()).limit(500)
    )
    return ColumnValues(tuple((str(row[0]), row[1]) for row in rows))
