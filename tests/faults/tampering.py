"""Alterations of a workspace past the program, drawn at random: values, rows, order, and an end cut off with its head repaired."""

from __future__ import annotations

from random import Random
from typing import Any

from sqlalchemy import Connection

JOURNAL = ("journal_entry", "journal_change", "journal_origin")
DERIVED = {
    "changed_at",  # of every row: when the journal says it was last changed
    "journal_origin.installation", "journal_origin.created_at", "journal_origin.last_hlc",  # what is written next begins from it
    "workspace.last_number",  # where numbering goes on
}  # fmt: skip
"""Columns that carry no fact of their own and are in no hash."""


def tampered(connection: Connection, luck: Random, tables: list[str]) -> str:
    """Do one alteration that changes something; answers what it was."""
    raw: Any = connection.connection.driver_connection
    while True:
        kind = luck.choice(("value", "value", "value", "delete", "double", "swap", "end"))
        told = {"value": _value, "delete": _delete, "double": _double, "swap": _swap, "end": _end}[kind](
            raw, luck, tables
        )
        if told:
            return told


Row = tuple[str, tuple[Any, ...]]
"""What finds a row: a condition and its values."""


def _rows(raw: Any, luck: Random, tables: list[str], least: int) -> tuple[str, list[Row]]:
    table = luck.choice((*tables, *JOURNAL, *JOURNAL))
    keys = [row[1] for row in raw.execute(f"PRAGMA table_info({table})").fetchall() if row[5]]
    found = raw.execute(f"SELECT {', '.join(keys)} FROM {table} ORDER BY {', '.join(keys)}").fetchall()
    where = " AND ".join(f"{key} = ?" for key in keys)
    return table, [(where, tuple(row)) for row in luck.sample(found, least)] if len(found) >= least else []


def _columns(raw: Any, table: str) -> list[str]:
    names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})").fetchall()]
    return [name for name in names if not {name, f"{table}.{name}"} & DERIVED]


def other(value: Any, luck: Random) -> Any:
    """A value of the same kind that differs a little."""
    if value is None:
        return "x"
    if isinstance(value, int):
        return 1 - value if value in (0, 1) else value + luck.choice((-1, 1))
    if isinstance(value, bytes):
        if not value:
            return b"x"
        at = luck.randrange(len(value))
        return value[:at] + bytes([value[at] ^ (1 << luck.randrange(8))]) + value[at + 1 :]
    text = str(value)
    if not text:
        return "x"
    at = luck.randrange(len(text))
    return text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]


def _value(raw: Any, luck: Random, tables: list[str]) -> str:
    table, rows = _rows(raw, luck, tables, 1)
    if not rows:
        return ""
    [(where, key)], column = rows, luck.choice(_columns(raw, table))
    [(before,)] = raw.execute(f"SELECT {column} FROM {table} WHERE {where}", key).fetchall()
    after = other(before, luck)
    changed = raw.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {where}", (after, *key)).rowcount
    return f"{table}.{column}: {before!r} to {after!r}" if changed else ""


def _delete(raw: Any, luck: Random, tables: list[str]) -> str:
    table, rows = _rows(raw, luck, tables, 1)
    for where, key in rows:
        raw.execute(f"DELETE FROM {table} WHERE {where}", key).fetchall()
    return f"deleted from {table}" if rows else ""


def _double(raw: Any, luck: Random, tables: list[str]) -> str:
    table, rows = _rows(raw, luck, tables, 1)
    if not rows:
        return ""
    [(where, key)] = rows
    names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})").fetchall()]
    values = ", ".join("randomblob(16)" if name == "id" else name for name in names)
    made = raw.execute(
        f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} WHERE {where}", key
    ).rowcount
    return f"a row of {table} doubled" if made > 0 else ""


def _swap(raw: Any, luck: Random, tables: list[str]) -> str:
    table, rows = _rows(raw, luck, tables, 2)
    names = [name for name in _columns(raw, table) if not any(name in where for where, _ in rows)]
    if not rows or not names:
        return ""
    column = luck.choice(names)
    one, two = (raw.execute(f"SELECT {column} FROM {table} WHERE {where}", key).fetchone()[0] for where, key in rows)
    if one == two:
        return ""
    changed = 0
    for (where, key), value in zip(rows, (two, one), strict=True):
        changed += raw.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {where}", (value, *key)).rowcount
    return f"{table}.{column} swapped" if changed else ""


def _end(raw: Any, luck: Random, tables: list[str]) -> str:
    """The last entries gone with every row they made, and the head says that this was always the end: nothing inside tells."""
    origin, last = raw.execute("SELECT origin_id, max(seq) FROM journal_entry GROUP BY 1 ORDER BY 2 DESC").fetchone()
    at = last - luck.randrange(1, 4)
    gone = "SELECT id FROM journal_entry WHERE origin_id = ? AND seq > ?"
    for entity, row in raw.execute(
        f"SELECT entity, entity_id FROM journal_change WHERE kind = 'insert' AND entry_id IN ({gone})", (origin, at)
    ).fetchall():
        raw.execute(f"DELETE FROM {entity} WHERE id = ?", (row,)).fetchall()
        if entity in ("candidate", "application", "requisition"):
            raw.execute(f"DELETE FROM {entity}_row WHERE id = ?", (row,)).fetchall()
    raw.execute(f"DELETE FROM journal_change WHERE entry_id IN ({gone})", (origin, at)).fetchall()
    raw.execute("DELETE FROM journal_entry WHERE origin_id = ? AND seq > ?", (origin, at)).fetchall()
    head = raw.execute("SELECT hash FROM journal_entry WHERE origin_id = ? AND seq = ?", (origin, at)).fetchone()[0]
    raw.execute("UPDATE journal_origin SET last_seq = ?, last_hash = ? WHERE id = ?", (at, head, origin)).fetchall()
    return f"the last {last - at} entries cut off, head repaired"
