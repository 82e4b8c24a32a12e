"""Which entries take back which: undo, redo, undo again. An entry is undone while one of its undos stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from desktop.models import JournalEntry


def undone(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of the entries are taken back at present; an undo that was itself undone does not count."""
    wanted = list(ids)
    by = takings(connection, wanted)

    def stands(one: str) -> bool:
        return not any(stands(later) for later in by[one])

    return {one for one in wanted if not stands(one)}


def takings(connection: Connection, ids: Iterable[str]) -> dict[str, list[str]]:
    """Entry → the entries that took it back, for the given ones and all that hang on them."""
    e = JournalEntry.__table__.c
    found: dict[str, list[str]] = defaultdict(list)
    fresh = list(ids)
    while fresh:  # as many rounds as somebody pressed undo and redo on one and the same command
        following: list[Any] = []
        for start in range(0, len(fresh), 500):
            part = select(e.id, e.undoes_id).where(e.undoes_id.in_(fresh[start : start + 500]))
            following += connection.execute(part).all()
        for row in following:
            found[row.undoes_id].append(row.id)
        fresh = [row.id for row in following]
    return found


def roots(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Any, int]]:
    """Entry → what it goes back to (the row with id, command, at, undoable) and over how many steps: odd for an undo, even for a redo."""
    e = JournalEntry.__table__.c
    rows: dict[str, Any] = {}
    fresh = set(ids)
    wanted = list(fresh)
    while fresh:
        part = list(fresh)[:500]
        query = select(e.id, e.command, e.at, e.undoable, e.undoes_id).where(e.id.in_(part))
        for row in connection.execute(query).all():
            rows[row.id] = row
        fresh = (fresh - set(part)) | {
            rows[one].undoes_id for one in part if one in rows and rows[one].undoes_id
        } - set(rows)
    found = {}
    for one in wanted:
        if one in rows:
            row, steps = rows[one], 0
            while row.undoes_id:
                row, steps = rows[row.undoes_id], steps + 1
            found[one] = (row, steps)
    return found
