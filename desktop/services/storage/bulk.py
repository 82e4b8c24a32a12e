"""Inserting many rows: the same statement SQLAlchemy would build, bound by position, with only our own types converted, column
by column.

Measured: half of a bulk insert's time was spent converting parameters one by one (1.1 million calls for 85,000 rows).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Index, Table, func, select

from desktop.models.base import Id, JsonText, canonical
from desktop.services.storage.write_behind import ENOUGH, ROWS, behind

Convert = Callable[[Sequence[Any]], Sequence[Any]]


def ids_as_bytes(ids: Sequence[str | None]) -> list[bytes | None]:
    """A column of ids as stored; made by us, so always well formed. Most point to few rows: each is converted once."""
    known = {one: None if one is None else bytes.fromhex(one) for one in {*ids}}
    return [known[one] for one in ids]


def as_json(cells: Sequence[Any]) -> list[str | None]:
    """A column of lists or objects as stored."""
    return [None if cell is None else canonical(cell) for cell in cells]


def insert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows given as sequences in the order of ``columns``."""
    cells: list[Any] = list(zip(*rows, strict=True))
    if cells:
        for place, convert in _converters(table, tuple(columns), connection.dialect.name):
            cells[place] = convert(cells[place])
        insert_stored(connection, table, columns, list(zip(*cells, strict=True)))


def insert_stored(connection: Connection, table: Table, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    """Insert rows whose values are already as the driver takes them."""
    filled = next(place for place, name in enumerate(columns) if not table.c[name].nullable)
    insert_into(connection, table.name, tuple(columns), rows, filled)


def insert_into(
    connection: Connection, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]], filled: int = 0
) -> None:
    """The same for what is no table of the models; ``filled`` is the place of a column that is never NULL."""
    waiting = behind(connection) if len(rows) >= ENOUGH else None
    if waiting is not None:
        waiting.insert(_block_statement(table, columns, filled), rows)
    elif rows:
        connection.exec_driver_sql(_statement(table, columns, connection.dialect.paramstyle), rows)


def is_server(connection: Connection) -> bool:
    """Whether a connection leads to a team's server and not into a file."""
    return connection.dialect.name == "postgresql"


def has_native_ids(connection: Connection) -> bool:
    """Whether the engine takes ids as they are; the others keep their bytes."""
    return is_server(connection)


@lru_cache(maxsize=200)
def _statement(table: str, columns: tuple[str, ...], paramstyle: str) -> str:
    mark = "?" if paramstyle == "qmark" else "%s"
    return f"{_into(table, columns)} VALUES ({', '.join([mark] * len(columns))})"


@lru_cache(maxsize=200)
def _block_statement(table: str, columns: tuple[str, ...], filled: int) -> str:
    """The same for ``ROWS`` rows at once, see ``write_behind``."""
    marks = ", ".join([f"({', '.join(['?'] * len(columns))})"] * ROWS)
    return f"{_into(table, columns)} SELECT * FROM (VALUES {marks}) WHERE column{filled + 1} IS NOT NULL"  # noqa: S608 - names of our own tables


def _into(table: str, columns: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{name}"' for name in columns)
    return f'INSERT INTO "{table}" ({quoted})'


@lru_cache(maxsize=200)
def _converters(table: Table, columns: tuple[str, ...], dialect: str) -> tuple[tuple[int, Convert], ...]:
    converters: list[tuple[int, Convert]] = []
    for place, name in enumerate(columns):
        type_ = table.c[name].type
        if isinstance(type_, Id) and dialect != "postgresql":
            converters.append((place, ids_as_bytes))
        elif isinstance(type_, JsonText):
            converters.append((place, as_json))
    return tuple(converters)


MANY = 5000
"""Below so many rows it does not pay to take indexes down."""


class IndexesAside:
    """Indexes taken down while many rows come into a small table, and made anew in one go afterwards.

    Both happen inside the transaction: a reader goes on with the old ones, a kill leaves the old ones. Only in files: on a
    server it would shut everybody else out, and people own no tables there. Measured on a listing
    with twenty indexes: 45 µs a row with them, 20 µs without and making them.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._down: list[Index] = []
        self._seen: set[str] = set()

    def expect(self, table: Any, incoming: int) -> None:
        """Announce rows: where they outnumber half of what is there, the table's indexes go down."""
        if incoming < MANY or table.name in self._seen or is_server(self._connection):
            return
        self._seen.add(table.name)
        present = self._connection.execute(select(func.count()).select_from(table)).scalar_one()
        if incoming * 2 < present:
            return
        for index in table.indexes:
            index.drop(self._connection)
            self._down.append(index)

    def restore(self) -> None:
        """Make the indexes anew."""
        for index in self._down:
            index.create(self._connection)
        self._down.clear()
        self._seen.clear()
