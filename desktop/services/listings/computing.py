"""Columns that no row keeps because they change by themselves with the day: worked out for the rows that are read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from desktop.models.base import calendar_day
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.open_days import read_clocks
from desktop.services.listings.questions import ListRow

Compute = Callable[[Connection, Collection[str]], dict[str, Any]]


def _days_open(connection: Connection, ids: Collection[str]) -> dict[str, Any]:
    return {one: clock.counted for one, clock in read_clocks(connection, ids, calendar_day()).items()}


COMPUTED: dict[str, Compute] = {"days_open": _days_open}
"""Column → what works it out, by the id of the row."""


def with_computed(connection: Connection, kind: ListKind, rows: Sequence[ListRow]) -> tuple[ListRow, ...]:
    """The rows with those columns filled."""
    for place, described in enumerate(COLUMNS[kind]):
        if described.computed and rows:
            found = COMPUTED[described.code](connection, [row.id for row in rows])
            rows = [
                replace(row, values=(*row.values[:place], found.get(row.id), *row.values[place + 1 :])) for row in rows
            ]
    return tuple(rows)
