"""The engine's own full text beside the listing tables; the only place that spells its SQL.

Both engines hold the same words, folded in Python: SQLite in an FTS5 table, PostgreSQL as lexemes of a tsvector that no
dictionary or parser has touched. So both find the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Integer, Select, Text, cast, column, delete, select, table
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from desktop.services.listings.search_text import LONGEST_WORD
from desktop.services.storage.bulk import insert_into

INDEXED = ("candidate", "application")
_NATIVE = "postgresql"

_TABLES = {
    name: table(
        f"{name}_search", column("rowid", Integer), column("search", Text), column(f"{name}_search", Text),
        column("words", TSVECTOR),
    )
    for name in INDEXED
}  # fmt: skip
"""The indexes as tables, so that who may see what can be laid over them. In a file the column named like the table is how FTS5 is asked,
on a server ``words`` is."""


def forget(connection: Connection, name: str, rows: Sequence[int]) -> None:
    """Take rows out of the index."""
    c = _TABLES[name].c
    for start in range(0, len(rows), 500):
        connection.execute(delete(_TABLES[name]).where(c.rowid.in_(rows[start : start + 500])))


def remember(connection: Connection, name: str, rows: Iterable[tuple[int, str]]) -> None:
    """Put rows with their search text into the index."""
    if connection.dialect.name != _NATIVE:
        insert_into(connection, f"{name}_search", ("rowid", "search"), list(rows))
        return
    statement = f"INSERT INTO {name}_search (rowid, words) VALUES (%s, array_to_tsvector(%s::text[]))"  # noqa: S608 - one of INDEXED
    parameters = [(row, lexemes(words)) for row, words in rows]
    if parameters:
        connection.exec_driver_sql(statement, parameters)


def lexemes(search: str) -> list[str]:
    """The words of a search text as PostgreSQL stores them; nobody looks for more of a word than ``LONGEST_WORD``."""
    return list({word[:LONGEST_WORD] for word in search.split(" ") if word})


def matching(connection: Connection, name: str, words: Sequence[str], limit: int = 0) -> Select[tuple[int]]:
    """A select of the rows in which every word begins some word; ``limit`` 0 means all."""
    c = _TABLES[name].c
    # words are letters and digits only: nothing to escape
    if connection.dialect.name == _NATIVE:
        test = c.words.op("@@")(cast(" & ".join(f"'{word}':*" for word in words), TSQUERY))
    else:
        test = c[f"{name}_search"].op("MATCH")(" AND ".join(f'"{word}"*' for word in words))
    found: Select[tuple[int]] = select(c.rowid).where(test)
    return found.order_by(c.rowid).limit(limit) if limit else found
