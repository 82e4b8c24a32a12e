"""The engine's own full text beside the listing tables; the only place that spells its SQL.

Both engines hold the same words, folded in Python: SQLite in an FTS5 table, PostgreSQL as lexemes of a tsvector that no
dictionary or parser has touched. So both find the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Integer, Select, Text, cast, column, delete, select, table
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from desktop.services.listings.search_text import LONGEST_WORD
from desktop.services.storage.bulk import insert_into, is_server

INDEXED = ("candidate", "application")

_IN_FILE = {
    name: table(f"{name}_search", column("rowid", Integer), column("search", Text), column(f"{name}_search", Text))
    for name in INDEXED
}
"""The indexes as tables, so that who may see what can be laid over them; the last column is how FTS5 is asked."""
_ON_SERVER = {name: table(f"{name}_search", column("rowid", Integer), column("words", TSVECTOR)) for name in INDEXED}


def forget(connection: Connection, name: str, rows: Sequence[int]) -> None:
    """Take rows out of the index."""
    index = _IN_FILE[name]
    for start in range(0, len(rows), 500):
        connection.execute(delete(index).where(index.c.rowid.in_(rows[start : start + 500])))


def remember(connection: Connection, name: str, rows: Iterable[tuple[int, str]]) -> None:
    """Put rows with their search text into the index."""
    if not is_server(connection):
        insert_into(connection, f"{name}_search", ("rowid", "search"), list(rows))
        return
    statement = f"INSERT INTO {name}_search (rowid, words) VALUES (%s, array_to_tsvector(%s::text[]))"  # noqa: S608 - one of INDEXED
    parameters = [(row, lexemes(words)) for row, words in rows]
    if parameters:
        connection.exec_driver_sql(statement, parameters)


def compact(connection: Connection) -> None:
    """Write the indexes anew, for when words must really be gone: FTS5 only marks the rows they belonged to."""
    if not is_server(connection):
        for name in INDEXED:
            connection.exec_driver_sql(f"INSERT INTO {name}_search({name}_search) VALUES ('optimize')")  # noqa: S608 - one of INDEXED


def lexemes(search: str) -> list[str]:
    """The words of a search text as PostgreSQL stores them; nobody looks for more of a word than ``LONGEST_WORD``."""
    return list({word[:LONGEST_WORD] for word in search.split(" ") if word})


def matching(connection: Connection, name: str, words: Sequence[str], limit: int = 0) -> Select[tuple[int]]:
    """A select of the rows in which every word begins some word; ``limit`` 0 means all."""
    # words are letters and digits only: nothing to escape
    if is_server(connection):
        c = _ON_SERVER[name].c
        test = c.words.op("@@")(cast(" & ".join(f"'{word}':*" for word in words), TSQUERY))
    else:
        c = _IN_FILE[name].c
        test = c[f"{name}_search"].op("MATCH")(" AND ".join(f'"{word}"*' for word in words))
    found: Select[tuple[int]] = select(c.rowid).where(test)
    return found.order_by(c.rowid).limit(limit) if limit else found
