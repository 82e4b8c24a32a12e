"""Marks: the records at every so-manieth position of a view, from which a page deep inside is read without counting up to it.

In a filtered list the rows up to a position must be tested to be counted, two seconds for the middle of a million. It is done once,
for all positions together, while a person looks at the first rows.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from desktop.services.dispatch.registry import Reader, answers
from desktop.services.listings.conditions import Unindexed
from desktop.services.listings.planning import Plan, plan_of, tests_of_all
from desktop.services.listings.questions import ReadMarks


@answers(ReadMarks)
def read_marks(reader: Reader, question: ReadMarks) -> tuple[str, ...]:
    """The records at positions 0, ``every``, 2 × ``every`` …"""
    plan = plan_of(reader.connection, question.view, reader.actor)
    if plan.few is not None or not plan.filtered:
        tests, order = plan.where(), plan.order()
    else:
        # all rows that fit are read anyway: in the order they lie in and sorted afterwards costs a third of walking the order
        tests = tests_of_all(reader.connection, plan)
        key = Unindexed(plan.key).desc() if plan.descending else Unindexed(plan.key).asc()
        order = (key.nulls_last(), plan.order()[1])
    place = func.row_number().over(order_by=order).label("place")
    numbered = select(plan.c.id, place).where(*tests).subquery()
    marks = select(numbered.c.id).where(numbered.c.place % max(1, question.every) == 1 % max(1, question.every))
    return tuple(reader.connection.execute(marks.order_by(numbered.c.place)).scalars())


def rows_from(connection: Connection, plan: Plan, record_id: str, limit: int) -> list[int] | None:
    """The numbers of the rows from a record on; None when the view does not have it (any more)."""
    start = select(plan.key, plan.c.row).where(plan.c.id == record_id, *(one.test for one in plan.found))
    found = connection.execute(start).one_or_none()
    if found is None:
        return None
    value, row = found
    here = plan.c.row <= row if plan.descending else plan.c.row >= row

    def read(most: int, *bounds: ColumnElement[bool]) -> list[int]:
        query = select(plan.c.row).where(*bounds, *plan.where()).order_by(*plan.order()).limit(most)
        return list(connection.execute(query).scalars())

    empty = plan.key.is_(None)
    if value is None:
        return read(limit, empty, here)
    rows = read(limit, *_from(plan, value, here))
    return rows if len(rows) == limit else [*rows, *read(limit - len(rows), empty)]  # empty values come last


def _from(plan: Plan, value: Any, here: ColumnElement[bool]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """From this value on; the first of the two bounds the walk, the other finds the place among equal values."""
    key = plan.key
    if plan.descending:
        return key <= value, or_(key < value, and_(key == value, here))
    return key >= value, or_(key > value, and_(key == value, here))
