"""The engine's own full text beside the listing tables; the only place that spells its SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Integer, Select, Text, column, select, table, text

from desktop.services.storage.bulk import insert_into

INDEXED = ("candidate", "application")


def forget(connection: Connection, name: str, rows: Sequence[int]) -> None:
    """Take rows out of the index."""
    if rows:
        statement = text(f"DELETE FROM {name}_search WHERE rowid = :row")  # noqa: S608 - name is one of INDEXED
        connection.execute(statement, [{"row": row} for row in rows])


def remember(connection: Connection, name: str, rows: Iterable[tuple[int, str]]) -> None:
    """Put rows with their search text into the index."""
    insert_into(connection, f"{name}_search", ("rowid", "search"), list(rows))


_TABLES = {
    name: table(f"{name}_search", column("rowid", Integer), column("search", Text), column(f"{name}_search", Text))
    for name in INDEXED
}
"""The indexes as tables, so that who may see what can be laid over them; the last column is how FTS5 is asked."""


def matching(name: str, words: Sequence[str], limit: int = 0) -> Select[tuple[int]]:
    """A select of the rows in which every word begins some word; ``limit`` 0 means all."""
    query = " AND ".join(f'"{word}"*' for word in words)  # words are letters and digits only: nothing to escape
    c = _TABLES[name].c
    found: Select[tuple[int]] = select(c.rowid).where(c[f"{name}_search"].op("MATCH")(query))
    return found.limit(limit) if limit else found
