"""Whether later work stands on what an entry changed, even where a field holds the same value again by now."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from desktop.models import JournalChange, JournalEntry
from desktop.services.history.chains import roots
from desktop.services.storage.parts import parts


def touched_since(connection: Connection, entry_id: str, fields: Mapping[str, tuple[Any, Any]]) -> bool:
    """Whether a later entry changed one of these fields; ``fields`` is record → (values before, values after).

    What was done and undone since cancels out, and so do undoing and redoing the entry itself. Comparing values is not enough: a
    request taken back, made anew and taken back again leaves the status as it was, and bringing the first one back would contradict
    the second.
    """
    e, c = JournalEntry.__table__.c, JournalChange.__table__.c
    since = connection.execute(select(e.hlc).where(e.id == entry_id)).scalar_one()
    later: list[tuple[str, str, str]] = []
    for part in parts(fields):
        query = (
            select(c.entry_id, c.entity_id, c.after)
            .join(JournalEntry.__table__, e.id == c.entry_id)
            .where(c.entity_id.in_(part), e.hlc > since, c.after.is_not(None))
        )
        for row in connection.execute(query):
            shared = fields[row.entity_id][1].keys() & json.loads(row.after).keys()
            later += [(row.entry_id, row.entity_id, name) for name in shared]
    if not later:
        return False
    known = roots(connection, {entry_id, *(one for one, _, _ in later)})
    own = known[entry_id][0].id
    times = Counter((known[one][0].id, record, name) for one, record, name in set(later))
    return any(number % 2 for (root, _, _), number in times.items() if root != own)
