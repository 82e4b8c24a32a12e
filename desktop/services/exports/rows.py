"""The rows of a view as cells, in parts, in the view's order, all from one consistent state of the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from desktop.services.access.actor import Actor
from desktop.services.exports.known_words import KnownWords
from desktop.services.listings.columns import ColumnType, ListColumn
from desktop.services.listings.computing import COMPUTED
from desktop.services.listings.planning import plan_of
from desktop.services.listings.questions import ListView
from desktop.services.spreadsheets.writing.columns import CellKind, SheetColumn

PART = 200
"""Rows read at a time, and between two looks at whether to stop; few, so that no step holds the interpreter for long."""

_KINDS = {
    ColumnType.NUMBER: CellKind.NUMBER,
    ColumnType.DATE: CellKind.DAY,
    ColumnType.MOMENT: CellKind.MOMENT,
    ColumnType.MONEY: CellKind.MONEY,
}
_HIDDEN = (SheetColumn("id", hidden=True), SheetColumn("revision", CellKind.NUMBER, hidden=True))
"""Which record a row stands for and in which version, for the way back."""

Turn = Callable[[Sequence[Any]], list[Any]]


def sheet_columns(columns: Sequence[ListColumn]) -> tuple[SheetColumn, ...]:
    """The columns of the sheet: those of the list, then the hidden ones."""
    return (*(SheetColumn(one.label, _KINDS.get(one.type, CellKind.TEXT)) for one in columns), *_HIDDEN)


def parts(
    connection: Connection, view: ListView, columns: Sequence[ListColumn], known: KnownWords, actor: Actor
) -> Iterator[list[tuple[Any, ...]]]:
    """The rows in parts. One statement walks the order's index, so the thousandth part costs what the first does."""
    plan = plan_of(connection, view, actor)
    c = plan.c
    chosen = [c.id.label(one.code) if one.computed else c[one.code] for one in columns]
    currency = [c["currency"]] if any(one.type is ColumnType.MONEY for one in columns) else []
    query = select(*chosen, c.id, c.version, *currency).where(*plan.where()).order_by(*plan.order())
    turns = [_worked_out(connection, one) if one.computed else _turn(one, known) for one in columns]
    with connection.execute(
        query, execution_options={"yield_per": PART}
    ) as result:  # closed where somebody stops half-way
        for part in result.partitions():
            values: list[Any] = list(zip(*part, strict=True))
            money = values.pop() if currency else ()
            for place, turn in enumerate(turns):
                if turn is not None:
                    values[place] = turn(values[place])
                elif columns[place].type is ColumnType.MONEY:
                    values[place] = [
                        amount and (amount, sign or "") for amount, sign in zip(values[place], money, strict=True)
                    ]
            yield list(zip(*values, strict=True))


def _worked_out(connection: Connection, column: ListColumn) -> Turn:
    """From the ids of the rows to what no row keeps."""

    def turn(ids: Sequence[Any]) -> list[Any]:
        found = COMPUTED[column.code](connection, ids)
        return [found.get(one) for one in ids]

    return turn


def _turn(column: ListColumn, known: KnownWords) -> Turn | None:
    """From the values of a column to its cells; None where they are the same."""
    if column.type is ColumnType.FLAG:
        return lambda values: ["Yes" if value else "No" for value in values]
    if column.type not in (ColumnType.CHOICE, ColumnType.PERSON, ColumnType.STRIP):
        return None
    call = known.caller(column)
    met: dict[Any, Any] = {None: None, "": None}

    def turn(values: Sequence[Any]) -> list[Any]:
        for value in {*values} - met.keys():
            met[value] = call(value)
        return [met[value] for value in values]

    return turn
