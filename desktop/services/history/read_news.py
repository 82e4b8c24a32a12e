"""What others wrote since one looked last, from the journal: topics for the lists, records and fields for whoever has them open."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from desktop.models import Contact, JournalChange, JournalEntry, JournalOrigin, RequisitionMember
from desktop.services.dispatch.dispatcher import TOPICS
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.history.messages import News, Novelty, ReadNews
from desktop.services.listings.labels import Labels
from desktop.words import Topic

_MANY = 200
"""More entries than this, or more changes in one, are told by their topics only."""


@answers(ReadNews)
def read_news(reader: Reader, question: ReadNews) -> News:
    """Nothing but the pulse where nobody wrote; the first question of all answers where the journal stands."""
    store = reader.store
    pulse = store.pulse() if store is not None else 0
    if question.position and pulse == question.pulse:
        return News(pulse, question.position)
    o = JournalOrigin.__table__.c
    heads = {row.id: row.last_seq for row in reader.connection.execute(select(o.id, o.last_seq))}
    position = tuple(sorted(heads.items()))
    if not question.position:
        return News(pulse, position)
    known = dict(question.position)
    entries = [row for origin, seq in heads.items() for row in _entries(reader, origin, known.get(origin, 0), seq)]
    others = [row for row in entries if store is None or not store.is_own(row.id)]
    if not others:
        return News(pulse, position)
    if len(entries) >= _MANY:
        return News(pulse, position, frozenset(Topic))
    topics = {TOPICS[name] for name in _touched(reader, [row.id for row in others]) if name in TOPICS}
    told = [row for row in others if row.changes <= _MANY]
    return News(pulse, position, frozenset(topics | {Topic.JOURNAL}), _novelties(reader, told))


def _entries(reader: Reader, origin: str, known: int, last: int) -> Sequence[Any]:
    if last <= known:
        return ()
    e = JournalEntry.__table__.c
    return reader.connection.execute(
        select(e.id, e.at, e.actor_id, e.changes)
        .where(e.origin_id == origin, e.seq > known)
        .order_by(e.seq)
        .limit(_MANY)
    ).all()


def _touched(reader: Reader, entry_ids: list[str]) -> Iterable[str]:
    c = JournalChange.__table__.c
    return reader.connection.execute(select(c.entity).where(c.entry_id.in_(entry_ids)).distinct()).scalars()


def _novelties(reader: Reader, entries: Sequence[Any]) -> tuple[Novelty, ...]:
    """One for each entry and record, with the fields by the names forms give them."""
    c, by_id = JournalChange.__table__.c, {row.id: row for row in entries}
    changes = reader.connection.execute(
        select(c.entry_id, c.entity, c.entity_id, c.subject_id, c.kind, c.after)
        .where(c.entry_id.in_(list(by_id)))
        .order_by(c.entry_id, c.position)
    ).all()
    kinds = _looked_up(reader, Contact, Contact.kind, (row.entity_id for row in changes if row.entity == "contact"))
    openings = _looked_up(
        reader, RequisitionMember, RequisitionMember.requisition_id,
        (row.entity_id for row in changes if row.entity == "requisition_member"),
    )  # fmt: skip
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for row in changes:
        entity, record, fields = row.entity, row.entity_id, list(json.loads(row.after or "{}"))
        if entity in ("contact", "candidate_tag"):
            name = f"{kinds.get(record, '')}s" if entity == "contact" else "tags"
            entity, record, fields = "candidate", row.subject_id or "", [name]
        elif entity == "requisition_member":
            entity, record, fields = "requisition", openings.get(record, ""), ["hiring_team"]
        elif row.kind == "insert":
            fields = []  # nobody had it open before it was there
        found.setdefault((row.entry_id, entity, record), {}).update(dict.fromkeys(fields))
    labels = Labels(reader.connection)
    labels.load(row.actor_id for row in entries)
    return tuple(
        Novelty(entity, record, tuple(fields), by_id[entry].actor_id, labels.text(by_id[entry].actor_id), by_id[entry].at)
        for (entry, entity, record), fields in found.items()
        if fields
    )  # fmt: skip


def _looked_up(reader: Reader, entity: Any, column: Any, ids: Iterable[str]) -> dict[str, str]:
    wanted = list(ids)
    if not wanted:
        return {}
    return dict(reader.connection.execute(select(entity.id, column).where(entity.id.in_(wanted))).all())
