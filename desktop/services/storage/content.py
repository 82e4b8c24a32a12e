"""What a database holds, in figures: rows and a hash for every table, the same whatever the order of rows and whatever the engine.

A row's hash is SHA-256 over the canonical JSON of its stored values, columns in the order of their names; a table's hash covers the
names of its columns, how many rows there are, and the sum of their hashes. Values are read as they are stored and not through the entities, so
that a file of an older schema can be counted too. Ids and other bytes become hex, yes and no become 1 and 0.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, column, inspect, select, table

from desktop.models.base import canonical
from desktop.services.dispatch.messages import Progress

_LEFT_OUT = frozenset({"alembic_version"})
"""Where the schema stands is no content, and is told beside it."""


@dataclass(frozen=True, slots=True)
class TableContent:
    """One table in figures."""

    rows: int
    hash: str


def contents(
    connection: Connection, progress: Progress | None = None, names: Iterable[str] | None = None
) -> dict[str, TableContent]:
    """Every table of the program by name, or those named; the search index of a file is left out, it follows from the rest."""
    wanted, found = list(tables(connection) if names is None else names), dict[str, TableContent]()
    progress = progress or Progress()
    for done, name in enumerate(wanted):
        progress.report(done, len(wanted))
        found[name] = _content(connection, name, progress)
    return found


def tables(connection: Connection) -> list[str]:
    """The names of all tables that hold what people entered, or what follows from it."""
    inspector = inspect(connection)
    names = set(inspector.get_table_names()) - _LEFT_OUT
    if connection.dialect.name == "sqlite":
        kinds = connection.exec_driver_sql("PRAGMA table_list").all()
        names -= {row[1] for row in kinds if row[2] != "table"}
    return sorted(names)


def _content(connection: Connection, name: str, progress: Progress) -> TableContent:
    columns = sorted(one["name"] for one in inspect(connection).get_columns(name))
    query: Any = select(*(column(one) for one in columns)).select_from(table(name))
    rows, total = 0, 0
    with connection.execute(query, execution_options={"yield_per": 2000}) as result:
        for part in result.partitions():
            progress.check()
            for row in part:
                rows += 1
                text = canonical([_plain(value) for value in row])
                total += int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest(), "big")
    whole = canonical([columns, rows]).encode() + (total % (1 << 256)).to_bytes(32, "big")
    return TableContent(rows, hashlib.sha256(whole).hexdigest())


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    return value
