"""Putting together what two people did to one record: what others changed since a person looked, and where that meets their wish.

The rule, field by field, by the policy each column declares: what only one of both changed is kept; what both changed to the same
is one change; what both changed differently is shown to the person who came second. A field that never merges by machine
(stage, status, amounts, reasons) is refused as soon as somebody else changed it, or a field it belongs with.

What stood there when the person looked is read from the journal: a row's version goes up by one with each of its changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from desktop.errors import FieldConflict
from desktop.models import JournalChange, JournalEntry, Person
from desktop.models.base import Versioned
from desktop.services.storage.fields import is_empty, name_of, table_of

_MERGED = "merged:"
_NAMED = 5
"""So many entries are named in the reason; nobody reads more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The fields a command sets on a row, and ``beside`` them those it decides by: none of both may have moved unseen."""

    values: Mapping[str, Any] = field(default_factory=dict)
    beside: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Since:
    """What became of one field since a person looked: what it was then, and who changed it last."""

    before: Any
    entry_id: str
    actor_id: str
    at: str


def changed_since(connection: Connection, row: Versioned, seen_version: int) -> dict[str, Since] | None:
    """The fields of a row that differ from what they were at a version; None for a version the journal does not know."""
    steps = row.row_version - seen_version
    if steps < 0:
        return None
    c, e = JournalChange.__table__.c, JournalEntry.__table__.c
    newest_first = (
        select(e.id, e.actor_id, e.at, c.before, c.after)
        .join_from(JournalChange.__table__, JournalEntry.__table__, c.entry_id == e.id)
        .where(c.entity_id == row.id, c.entity == name_of(type(row)), c.kind.in_(("update", "delete")))
        .order_by(e.hlc.desc(), c.position.desc())
        .limit(steps)
    )
    found: dict[str, Since] = {}
    changes = connection.execute(newest_first).all()
    if len(changes) < steps:
        return None
    for change in changes:
        before = json.loads(change.before or "{}")
        for name in json.loads(change.after or "{}"):
            last = found.get(name)
            entry = (last.entry_id, last.actor_id, last.at) if last else (change.id, change.actor_id, change.at)
            found[name] = Since(before.get(name), *entry)
    return {name: since for name, since in found.items() if not alike(since.before, getattr(row, name))}


def collisions(
    connection: Connection,
    row: Versioned,
    since: Mapping[str, Since],
    wanted: Wanted | None,
    masked: Collection[str] = (),
) -> list[FieldConflict]:
    """Where a wish and what others did cannot stand side by side; without a wish, everything others did.

    ``masked``: fields that the person may not know everywhere; they are named, and their texts withheld.
    """
    columns = table_of(type(row)).c
    found: list[tuple[str, Any]] = []
    for name, change in since.items():
        policy, present = columns[name].info["merge"], getattr(row, name)
        if wanted is None or name in wanted.beside:
            mine = change.before if wanted is None else wanted.values.get(name, change.before)
        elif name not in wanted.values or policy == "later":
            continue
        elif policy != "never" and alike(wanted.values[name], present):
            continue
        else:
            mine = wanted.values[name]
        found.append((name, mine))
    names = names_of(connection, (since[name].actor_id for name, _ in found))
    return [
        conflict(
            name,
            since[name],
            mine,
            getattr(row, name),
            names,
            sealed=name in masked or bool(columns[name].info.get("restricted")),
        )
        for name, mine in found
    ]


def conflict(
    name: str, since: Since, mine: Any, theirs: Any, names: Mapping[str, str], *, sealed: bool = False
) -> FieldConflict:
    """One field to be shown; a sealed one without its texts."""
    before, mine, theirs = ("", "", "") if sealed else (since.before, mine, theirs)
    return FieldConflict(
        name, before, mine, theirs, by_id=since.actor_id, by=names.get(since.actor_id, ""), at=since.at, sealed=sealed
    )


def names_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Who these people are."""
    p, wanted = Person.__table__.c, set(ids)
    if not wanted:
        return {}
    return {row.id: row.name for row in connection.execute(select(p.id, p.name).where(p.id.in_(wanted)))}


def alike(one: Any, other: Any) -> bool:
    """Whether two values of a field say the same; absent is absent, however it is spelled, and blanks around a text are none."""
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return one == other or (is_empty(one) and is_empty(other))


# --- fields of several values, kept in rows of their own -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Several:
    """What stands in such a field now, and the ids of the rows that tell who changed it; ``ranked``: the first is the main one."""

    present: tuple[str, ...]
    row_ids: Sequence[str]
    ranked: bool = False


def put_together(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], *, ranked: bool = False
) -> tuple[str, ...] | None:
    """Everything either added, without what either took away; None where both named another first one (or one that is gone)."""

    def first(values: Sequence[str]) -> str | None:
        return values[0] if ranked and values else None

    if first(mine) != first(base) and first(theirs) != first(base) and first(mine) != first(theirs):
        return None
    gone = (set(base) - set(mine)) | (set(base) - set(theirs))
    lead, other = (mine, theirs) if first(mine) != first(base) else (theirs, mine)
    if first(lead) in gone and first(lead) != first(base):
        return None
    return tuple(one for one in dict.fromkeys((*lead, *other)) if one not in gone)


@dataclass(slots=True)
class Merged:
    """What to write into fields of several values, where people collided, and the entries it was put together with."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    conflicts: list[FieldConflict] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def merge_several(
    connection: Connection,
    fields: Mapping[str, Callable[[], Several]],
    wanted: Mapping[str, Any],
    seen: Mapping[str, Any],
) -> Merged:
    """Put together the fields of several values that are wanted and of which is known what the person saw."""
    merged = Merged()
    for name in fields.keys() & wanted.keys() & seen.keys():
        base, mine = (tuple(one.strip() for one in values[name] if one.strip()) for values in (seen, wanted))
        there = fields[name]()
        if set(there.present) == set(base) and (not there.ranked or there.present[:1] == base[:1]):
            continue
        since = last_change(connection, there.row_ids, base)
        together = put_together(base, mine, there.present, ranked=there.ranked)
        if together is None:
            names = names_of(connection, (since.actor_id,))
            merged.conflicts.append(conflict(name, since, mine, there.present, names))
        elif together != mine:
            merged.values[name] = together
            merged.others.append(since.entry_id)
    return merged


def last_change(connection: Connection, row_ids: Sequence[str], before: Any) -> Since:
    """Who changed any of these rows last."""
    c, e = JournalChange.__table__.c, JournalEntry.__table__.c
    found = connection.execute(
        select(e.id, e.actor_id, e.at)
        .join_from(JournalChange.__table__, JournalEntry.__table__, c.entry_id == e.id)
        .where(c.entity_id.in_(row_ids))
        .order_by(e.hlc.desc())
        .limit(1)
    ).one_or_none()
    return Since(before, found.id, found.actor_id, found.at) if found else Since(before, "", "", "")


# --- the line in the history ------------------------------------------------------------------------------------------------


def merged_reason(entry_ids: Iterable[str]) -> str:
    """The reason of an entry that was put together with others: their ids, the newest first."""
    return _MERGED + ",".join(sorted((one for one in entry_ids if one), reverse=True)[:_NAMED])


def merged_with(reason: str) -> tuple[str, ...]:
    """The entries a reason names; none for a reason of another kind."""
    return tuple(reason.removeprefix(_MERGED).split(",")) if reason.startswith(_MERGED) else ()
