"""The engine's own full text beside the listing tables; the only place that spells its SQL.

Both engines hold the same words, folded in Python: SQLite in an FTS5 table, PostgreSQL as lexemes of a tsvector that no
dictionary or parser has touched. So both find the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text
from sqlalchemy.sql.elements import TextClause

from desktop.services.listings.search_text import LONGEST_WORD

INDEXED = ("candidate", "application")
_NATIVE = "postgresql"


def _key(connection: Connection) -> str:
    return "row" if connection.dialect.name == _NATIVE else "rowid"


def forget(connection: Connection, name: str, rows: Sequence[int]) -> None:
    """Take rows out of the index."""
    if rows:
        statement = text(f"DELETE FROM {name}_search WHERE {_key(connection)} = :row")  # noqa: S608 - name is one of INDEXED
        connection.execute(statement, [{"row": row} for row in rows])


def remember(connection: Connection, name: str, rows: Iterable[tuple[int, str]]) -> None:
    """Put rows with their search text into the index."""
    if connection.dialect.name == _NATIVE:
        statement = f"INSERT INTO {name}_search (row, words) VALUES (%s, array_to_tsvector(%s::text[]))"  # noqa: S608 - one of INDEXED
        parameters: list[tuple[int, object]] = [(row, lexemes(words)) for row, words in rows]
    else:
        statement = f"INSERT INTO {name}_search(rowid, search) VALUES (?, ?)"  # noqa: S608 - one of INDEXED
        parameters = list(rows)
    if parameters:
        connection.exec_driver_sql(statement, parameters)


def lexemes(search: str) -> list[str]:
    """The words of a search text as PostgreSQL stores them; nobody looks for more of a word than ``LONGEST_WORD``."""
    return list({word[:LONGEST_WORD] for word in search.split(" ") if word})


def matching(connection: Connection, name: str, words: Sequence[str], limit: int = 0) -> TextClause:
    """A select of the rows in which every word begins some word; ``limit`` 0 means all."""
    # words are letters and digits only: nothing to escape
    if connection.dialect.name == _NATIVE:
        query = " & ".join(f"'{word}':*" for word in words)
        test = "words @@ CAST(:query AS tsquery)"
    else:
        query = " AND ".join(f'"{word}"*' for word in words)
        test = f"{name}_search MATCH :query"
    ending = " ORDER BY 1 LIMIT :limit" if limit else ""
    clause = text(f"SELECT {_key(connection)} AS row FROM {name}_search WHERE {test}{ending}")  # noqa: S608 - one of INDEXED
    return clause.bindparams(query=query, limit=limit) if limit else clause.bindparams(query=query)
