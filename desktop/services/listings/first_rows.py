"""The first rows of a view and its counts as statements that stay true: what a start may ask before the readers are loaded.

Each answers in one statement, from the plan the reader makes, and holds only codes, ids, numbers and days; so it may be kept
outside the workspace. A view with something typed in it, or whose limits move with the clock, has none; columns that are worked out
from today are blank until the readers are there.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, null, select

from desktop.services.access.actor import Actor
from desktop.services.listings.columns import COLUMNS, ColumnType, column
from desktop.services.listings.planning import Plan, plan_of
from desktop.services.listings.questions import CountRows, Filter, ListView, ReadRows

_OPEN = frozenset({"empty", "filled"})
_LASTING = frozenset({"is", "not", "from", "to"})


def first_rows_query(connection: Connection, question: ReadRows, actor: Actor) -> Select[Any] | None:
    """The rows with id, version and values, as ``rows_of`` takes them; None where the view cannot be kept."""
    plan = _plan(connection, question.view, actor)
    if plan is None:
        return None
    c = plan.c
    numbers = select(c.row).where(*plan.where()).order_by(*plan.order()).offset(question.offset).limit(question.limit)
    values = (null() if described.computed else c[described.code] for described in COLUMNS[question.view.kind])
    return select(c.id, c.version, *values).where(c.row.in_(numbers)).order_by(*plan.order())


def count_query(connection: Connection, question: CountRows, actor: Actor) -> Select[Any] | None:
    """How many rows match and how many there are, as ``count_of`` takes them; None where the view cannot be kept."""
    plan = _plan(connection, question.view, actor)
    if plan is None:
        return None
    every = select(func.count()).select_from(plan.table)
    if not plan.filtered:
        return every
    return select(every.where(*plan.where()).scalar_subquery(), every.scalar_subquery())


def lasting(view: ListView) -> bool:
    """Whether a view means the same tomorrow and holds nothing a person typed as text."""
    return not view.search.strip() and all(_lasts(view, one) for one in view.filters)


def _lasts(view: ListView, one: Filter) -> bool:
    return one.op in _OPEN or (one.op in _LASTING and column(view.kind, one.column).type is not ColumnType.TEXT)


def _plan(connection: Connection, view: ListView, actor: Actor) -> Plan | None:
    if not lasting(view):
        return None
    plan = plan_of(connection, view, actor)
    plan.few = None  # which rows are few is known for today only; the tests alone are true at any time
    return plan
