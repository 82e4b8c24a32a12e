"""The floors: the same question by hand, in the barest way this machine knows, timed in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.storage.connection import connect

TABLES = {
    ListKind.CANDIDATES: "candidate_row",
    ListKind.APPLICATIONS: "application_row",
    ListKind.REQUISITIONS: "requisition_row",
}


def timed(do: Callable[[], Any], times: int = 5) -> list[float]:
    """Milliseconds of each of some runs."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        found.append((time.perf_counter() - began) * 1000)
    return found


class RawSql:
    """Hand-written SQL on the listing tables, through the driver alone: no question, no thread, no window."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(path, read_only=True)

    def close(self) -> None:
        self.connection.close()

    def columns(self, kind: ListKind, alias: str) -> str:
        return ", ".join(f"{alias}.{name}" for name in ("row", "id", "version", *(c.code for c in COLUMNS[kind])))

    def page(self, kind: ListKind, order: str, where: str = "", values: Sequence[Any] = (), offset: int = 0) -> str:
        """A statement for one page of 128 rows in an order; values are kept for ``rows``."""
        table = TABLES[kind]
        inner = (
            f"SELECT row FROM {table} {f'WHERE {where}' if where else ''} ORDER BY {order} LIMIT 128 OFFSET {offset}"
        )
        self.values = values
        return f"SELECT {self.columns(kind, 't')} FROM ({inner}) p JOIN {table} t ON t.row = p.row"

    def search(self, kind: ListKind, order: str, words: Iterable[str]) -> list[tuple[str, Sequence[Any]]]:
        """Two ways to a searched page: all matches sorted, or the order walked until a page is full."""
        table, index = TABLES[kind], TABLES[kind].replace("_row", "_search")
        words = list(words)
        matching = " AND ".join(f'"{word}"*' for word in words)
        tests = " AND ".join("search LIKE ?" for _ in words)
        seek = f"SELECT rowid FROM {index} WHERE {index} MATCH ?"
        return [
            (self.page(kind, order, f"row IN ({seek})").replace(f"FROM {table} WHERE", f"FROM {table} WHERE "), (matching,)),
            (self.page(kind, order, tests), tuple(f"% {word}%" for word in words)),
        ]  # fmt: skip

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        found: list[Any] = self.connection.execute(statement, tuple(values)).fetchall()
        return found

    def time(self, statement: str, values: Sequence[Any] = (), times: int = 5) -> list[float]:
        return timed(lambda: self.rows(statement, values), times)

    def fastest(self, ways: Iterable[tuple[str, Sequence[Any]]], times: int = 3, patience: float = 2.0) -> list[float]:
        """The times of the best of several statements; one that takes longer than ``patience`` seconds is tried once."""
        best: list[float] = []
        for statement, values in ways:
            found = self.time(statement, values, 1)
            if found[0] < patience * 1000:
                found = self.time(statement, values, times)
            if not best or min(found) < min(best):
                best = found
        return best
