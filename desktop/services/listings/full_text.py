"""The engine's own full text beside the listing tables; the only place that spells its SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text
from sqlalchemy.sql.elements import TextClause

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


def matching(name: str, words: Sequence[str], limit: int = 0) -> TextClause:
    """A select of the rows in which every word begins some word; ``limit`` 0 means all."""
    query = " AND ".join(f'"{word}"*' for word in words)  # words are letters and digits only: nothing to escape
    ending = " LIMIT :limit" if limit else ""
    clause = text(f"SELECT rowid FROM {name}_search WHERE {name}_search MATCH :query{ending}")  # noqa: S608 - one of INDEXED
    return clause.bindparams(query=query, limit=limit) if limit else clause.bindparams(query=query)
