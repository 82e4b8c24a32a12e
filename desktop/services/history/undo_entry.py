"""Undo: one compensating command takes back what another did, journalled like any other.

Inserted rows get the mark of deletion, changed fields get their values from before. It is refused where a later command touched
the same or hangs on it, because then taking back would silently overwrite somebody's work. An import goes back as a whole
whatever happened since, except for words and people that something else uses by now; redo brings everything, later work
included, back.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from desktop.errors import NotFound, RuleBroken
from desktop.models import ENTITIES, Application, Decision, JournalChange, JournalEntry, Seat
from desktop.services.dispatch.messages import command_words
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.history.chains import roots, takings, undone
from desktop.services.history.decisions_agree import check_decisions
from desktop.services.history.messages import JournalLine, ReadJournal, ReadUndoable, UndoableEntry, UndoEntry
from desktop.services.history.seats_agree import check_seats
from desktop.services.history.touched_since import touched_since
from desktop.services.listings.labels import Labels
from desktop.services.storage.parts import parts
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus

WHOLE = frozenset({"spreadsheet.import"})
"""Commands that go back as a whole."""

SHARED = ("vocabulary_word", "person")
"""What a command may bring along for others to use."""

Inserted = dict[str, list[str]]
Updated = dict[str, dict[str, tuple[dict[str, Any], dict[str, Any]]]]


@handles(UndoEntry)
def undo_entry(work: UnitOfWork, command: UndoEntry) -> None:
    """Take an entry back; raises ``RuleBroken`` where that would hurt later work, ``NotAllowed`` if the act itself would be."""
    found = roots(work.connection, [command.entry_id]).get(command.entry_id)
    if found is None:
        raise NotFound("journal_entry", command.entry_id)
    root, steps = found
    done_by = command_words().get(root.command)
    if done_by is not None:
        work.must(done_by.permission)
    entry_id = command.entry_id if steps % 2 else root.id  # taking back a redo is taking back the thing itself
    if not root.undoable:
        raise RuleBroken("undo.not_undoable")
    if undone(work.connection, [entry_id]):
        raise RuleBroken("undo.already_undone")
    inserted, updated = _effects(work, entry_id)
    whole = root.command in WHOLE
    if whole:
        _spare_what_others_use(work, inserted)
    else:
        _check_untouched(work, entry_id, inserted)
    for name, rows in updated.items():
        _check_fields(work, entry_id, name, rows)
    _take_back(work, inserted, updated)
    if whole:
        _take_along(work, inserted)
    elif any(_users(work, name, ids) for name, ids in inserted.items()):
        raise RuleBroken("undo.changed_since")
    _check_hidden(work, updated)
    _check_revived(work, updated, root.at)
    _check_agreement(work, updated)
    work.undoes_id = entry_id


def _take_back(work: UnitOfWork, inserted: Inserted, updated: Updated) -> None:
    done, of = 0, sum(map(len, inserted.values())) + sum(map(len, updated.values()))
    for name, rows in updated.items():
        work.bulk_update(ENTITIES[name], [(one, before) for one, (before, _) in rows.items()])
        done += len(rows)
        work.progress.report(done, of)
    for name in reversed([name for name in ENTITIES if name in inserted]):
        ids = inserted[name]
        for start in range(0, len(ids), 2000):
            work.bulk_delete(ENTITIES[name], ids[start : start + 2000])
            done += len(ids[start : start + 2000])
            work.progress.report(done, of)


def _effects(work: UnitOfWork, entry_id: str) -> tuple[Inserted, Updated]:
    """Per entity: inserted ids, and updated ids with their fields before and after."""
    inserted: dict[str, dict[str, None]] = defaultdict(dict)
    updated: Updated = defaultdict(dict)
    c = JournalChange.__table__.c
    result = work.connection.execute(
        select(c.entity, c.entity_id, c.kind, c.before, c.after).where(c.entry_id == entry_id).order_by(c.position),
        execution_options={"yield_per": 2000},
    )
    for row in result:
        if row.after is None or (row.kind != "insert" and row.before is None):  # erased, or the erasing itself
            raise RuleBroken("undo.not_undoable")
        if row.kind == "insert":
            inserted[row.entity][row.entity_id] = None
        elif row.entity_id not in inserted[row.entity]:
            before, after = updated[row.entity].setdefault(row.entity_id, ({}, {}))
            for name, value in json.loads(row.before).items():
                before.setdefault(name, value)
            after.update(json.loads(row.after))
    return {name: list(ids) for name, ids in inserted.items() if ids}, updated


def _check_untouched(work: UnitOfWork, entry_id: str, inserted: Inserted) -> None:
    """Every step of an inserted row's version must be of this entry, or of undoing and redoing it."""
    later = takings(work.connection, [entry_id])
    chain = [entry_id, *(one for ones in later.values() for one in ones)]
    c = JournalChange.__table__.c
    for name, ids in inserted.items():
        table = ENTITIES[name].__table__
        for part in parts(ids):
            query = (
                select(c.entity_id, func.count())
                .where(c.entry_id.in_(chain), c.entity_id.in_(part))
                .group_by(c.entity_id)
            )
            known = {row[0]: row[1] for row in work.connection.execute(query)}
            for row in work.connection.execute(select(table.c.id, table.c.row_version).where(table.c.id.in_(part))):
                if row.row_version != known[row.id]:
                    raise RuleBroken("undo.changed_since")


def _check_fields(work: UnitOfWork, entry_id: str, name: str, rows: dict[str, tuple[Any, Any]]) -> None:
    table = ENTITIES[name].__table__
    for part in parts(rows):
        asked = {"id", *(field for one in part for field in rows[one][1])}
        query = select(*(table.c[field] for field in sorted(asked))).where(table.c.id.in_(part))
        for row in work.connection.execute(query).mappings():
            if any(row[field] != value for field, value in rows[row["id"]][1].items()):
                raise RuleBroken("undo.changed_since")
    if touched_since(work.connection, entry_id, rows):
        raise RuleBroken("undo.changed_since")


def _references(to: str) -> Iterator[tuple[str, Any, Any]]:
    """Every way in which entities refer to an entity: name, table and column."""
    for name, entity in ENTITIES.items():
        table: Any = entity.__table__
        for column in table.columns:
            if any(key.column.table.name == to for key in column.foreign_keys) or (name, column.name, to) in _LOOSE:
                yield name, table, column


_LOOSE = {("vocabulary_word", "parent_id", "vocabulary_word")}
"""References without a foreign key."""


def _users(work: UnitOfWork, name: str, ids: list[str], but: Inserted | None = None) -> set[str]:
    """Which of the rows a living row points to; rows in ``but`` do not count as users."""
    found: set[str] = set()
    for user, table, column in _references(name):
        own = set((but or {}).get(user, ()))
        for part in parts(ids):
            query = select(column, table.c.id).where(column.in_(part), table.c.deleted_at.is_(None))
            found |= {row[0] for row in work.connection.execute(query) if row[1] not in own}
    return found


def _spare_what_others_use(work: UnitOfWork, inserted: Inserted) -> None:
    for name in SHARED:
        if name in inserted:
            used = _users(work, name, inserted[name], inserted)
            inserted[name] = [one for one in inserted[name] if one not in used]


def _take_along(work: UnitOfWork, inserted: Inserted) -> None:
    """Applications made since on people and requisitions that went back go with them."""
    c = Application.__table__.c
    for column, name in ((c.candidate_id, "candidate"), (c.requisition_id, "requisition")):
        for part in parts(inserted.get(name, ())):
            found = (
                work.connection.execute(select(c.id).where(column.in_(part), c.deleted_at.is_(None))).scalars().all()
            )
            work.bulk_delete(Application, found)


def _check_hidden(work: UnitOfWork, updated: Updated) -> None:
    """No application stays on a record that goes back into the bin or into another: nobody would see it."""
    c = Application.__table__.c
    for column, name in ((c.candidate_id, "candidate"), (c.requisition_id, "requisition")):
        hidden = [
            one
            for one, (before, _) in updated.get(name, {}).items()
            if before.get("deleted_at") or before.get("merged_into_id")
        ]
        for part in parts(hidden):
            if work.connection.execute(select(c.id).where(column.in_(part), c.deleted_at.is_(None)).limit(1)).first():
                raise RuleBroken("undo.changed_since")


def _check_revived(work: UnitOfWork, updated: Updated, since: str) -> None:
    """Nothing comes back onto what is in the bin, and nobody runs twice on one requisition through it."""
    revived = {
        name: [one for one, (before, after) in rows.items() if after.get("deleted_at") and not before.get("deleted_at")]
        for name, rows in updated.items()
    }
    for parent, entity in ENTITIES.items():
        above: Any = aliased(entity.__table__)
        for name, table, column in _references(parent):
            for part in parts(revived.get(name, ())):
                query = select(table.c.id).where(
                    table.c.id.in_(part), column == above.c.id, above.c.deleted_at.is_not(None)
                )
                if work.connection.execute(query.limit(1)).first():
                    raise RuleBroken("undo.changed_since")
    _check_running(work, updated.get("application", {}), set(revived.get("application", ())), since)


def _check_agreement(work: UnitOfWork, updated: Updated) -> None:
    for name, row_id, deciding in (
        ("seat", Seat.id, {"closed_by", "deleted_at"}),
        ("requisition", Seat.requisition_id, {"status"}),
    ):
        for part in parts(one for one, (_, after) in updated.get(name, {}).items() if deciding & after.keys()):
            check_seats(work, row_id.in_(part))
    reopened = [
        one for one, (_, after) in updated.get("decision", {}).items() if {"closed_at", "deleted_at"} & after.keys()
    ]
    for part in parts(reopened):
        check_decisions(work, Decision.id.in_(part))


def _check_running(work: UnitOfWork, rows: dict[str, Any], revived: set[str], since: str) -> None:
    mine: Any = Application.__table__
    other: Any = aliased(mine)
    for part in parts([one for one, (_, after) in rows.items() if one in revived or "status" in after]):
        query = select(mine.c.id, other.c.id.label("other")).where(
            mine.c.id.in_(part), other.c.candidate_id == mine.c.candidate_id, other.c.requisition_id == mine.c.requisition_id,
            other.c.id != mine.c.id, or_(other.c.created_at >= since, mine.c.id.in_(revived)),
            *(table.c.status == ApplicationStatus.ACTIVE.value for table in (mine, other)),
            *(table.c.deleted_at.is_(None) for table in (mine, other)),
        )  # fmt: skip
        if any(row.other not in rows for row in work.connection.execute(query)):
            raise RuleBroken("undo.changed_since")


@answers(ReadUndoable)
def read_undoable(reader: Reader, question: ReadUndoable) -> tuple[UndoableEntry, ...]:
    """The actor's commands that can be taken back; for redo, the undos made after the last other command."""
    e = JournalEntry.__table__.c
    rows = reader.connection.execute(
        select(e.id, e.label, e.at, e.actor_id, e.undoes_id, e.undoable)
        .where(e.actor_id == reader.actor.id)
        .order_by(e.hlc.desc())
        .limit(max(200, question.limit * 4))
    ).all()
    gone = undone(reader.connection, [row.id for row in rows])
    steps = {one: number for one, (_, number) in roots(reader.connection, [row.id for row in rows]).items()}
    found: list[UndoableEntry] = []
    for row in rows:
        if question.redo and steps[row.id] == 0:
            break  # something else was done since: nothing to redo
        offered = steps[row.id] % 2 == 1 if question.redo else steps[row.id] == 0
        if offered and row.undoable and row.id not in gone:
            found.append(UndoableEntry(row.id, row.label, row.at, row.actor_id))
    return tuple(found[: max(0, question.limit)])


@answers(ReadJournal)
def read_journal(reader: Reader, question: ReadJournal) -> tuple[JournalLine, ...]:
    """The latest entries."""
    e = JournalEntry.__table__.c
    rows = reader.connection.execute(
        select(e.id, e.at, e.actor_id, e.label, e.changes).order_by(e.hlc.desc()).limit(max(0, question.limit))
    ).all()
    labels = Labels(reader.connection)
    labels.load(row.actor_id for row in rows)
    gone = undone(reader.connection, [row.id for row in rows])
    return tuple(
        JournalLine(row.id, row.at, labels.text(row.actor_id), row.label, row.changes, row.id in gone) for row in rows
    )
