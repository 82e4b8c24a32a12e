"""Restricted values that the journal of a server holds in the clear, sealed when that journal comes into an encrypted file.

The change keeps its digest and loses its salt, as one that was erased: the chain holds, and nobody can try out which value the digest
belongs to. Only changes that say nothing else are touched, which is how restricted fields are written; they stay readable to whoever holds
the restricted key. What they say is not proven any more; what the record says now is, by the entry of the move.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select, update

from desktop.models import ENTITIES, JournalChange
from desktop.models.base import canonical
from desktop.services.access.keys.sealed_text import is_sealed
from desktop.services.storage.fields import table_of


@cache
def restricted_fields(name: str) -> frozenset[str]:
    """The restricted fields of an entity."""
    columns = table_of(ENTITIES[name]).columns if name in ENTITIES else ()
    return frozenset(column.name for column in columns if column.info.get("restricted"))


def is_closed(entity: str, texts: tuple[str | None, ...]) -> bool:
    """Whether a change without salt is one that was sealed afterwards: restricted fields only, each sealed or empty."""
    said = [_said(text) for text in texts if text is not None]
    return bool(said) and all(_only_restricted(entity, one) and not _clear(one) for one in said)


def close_changes(connection: Connection, seal: Callable[[str], str]) -> int:
    """Seal what stands in the clear; answers how many changes were."""
    table: Any = table_of(JournalChange)
    c = table.c
    statement = (
        update(table)
        .where(c.entry_id == bindparam("b_entry", type_=c.entry_id.type), c.position == bindparam("b_position"))
        .values(before=bindparam("b_before"), after=bindparam("b_after"), salt=None)
    )
    closed = [
        {
            "b_entry": row.entry_id,
            "b_position": row.position,
            "b_before": _sealed(row.before, seal),
            "b_after": _sealed(row.after, seal),
        }
        for row in _open_ones(connection)
    ]
    if closed:
        connection.execute(statement, closed)
    return len(closed)


def _open_ones(connection: Connection) -> Iterator[Any]:
    c = table_of(JournalChange).c
    for name in ENTITIES:
        fields = restricted_fields(name)
        if not fields:
            continue
        named = [text.contains(f'"{field}":', autoescape=True) for field in fields for text in (c.before, c.after)]
        query = select(c.entry_id, c.position, c.before, c.after).where(c.entity == name, or_(*named))
        for row in connection.execute(query):
            said = [_said(text) for text in (row.before, row.after) if text is not None]
            if all(_only_restricted(name, one) for one in said) and any(_clear(one) for one in said):
                yield row


def _said(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _only_restricted(entity: str, said: dict[str, Any]) -> bool:
    return bool(said) and said.keys() <= restricted_fields(entity)


def _clear(said: dict[str, Any]) -> bool:
    return any(isinstance(value, str) and value and not is_sealed(value) for value in said.values())


def _sealed(text: str | None, seal: Callable[[str], str]) -> str | None:
    if text is None:
        return None
    said = _said(text)
    return canonical({name: seal(one) if one and not is_sealed(one) else one for name, one in said.items()})
