"""Undo: one compensating command takes back what another did, journalled like any other.

Inserted rows get the mark of deletion, changed fields get their values from before. It is refused where a later command touched
the same, because then taking back would silently overwrite somebody's work. An import goes back as a whole whatever
happened since; redo brings everything, later work included, back.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from desktop.errors import NotFound, RuleBroken
from desktop.models import ENTITIES, Application, JournalChange, JournalEntry, Note
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.history.messages import JournalLine, ReadJournal, ReadUndoable, UndoableEntry, UndoEntry
from desktop.services.listings.labels import Labels
from desktop.services.storage.unit_of_work import UnitOfWork

WHOLE = frozenset({"spreadsheet.import"})
"""Commands that go back as a whole."""

_DEPENDENTS: dict[str, tuple[tuple[type[Any], str], ...]] = {
    "candidate": ((Application, "candidate_id"), (Note, "candidate_id")),
    "requisition": ((Application, "requisition_id"),),
    "application": ((Note, "application_id"),),
}


@handles(UndoEntry)
def undo_entry(work: UnitOfWork, command: UndoEntry) -> None:
    """Take an entry back; raises ``RuleBroken`` where that would hurt later work."""
    e = JournalEntry.__table__.c
    entry = work.connection.execute(select(e.id, e.command, e.undoable).where(e.id == command.entry_id)).one_or_none()
    if entry is None:
        raise NotFound("journal_entry", command.entry_id)
    if not entry.undoable:
        raise RuleBroken("undo.not_undoable")
    if entry.id in undone(work.connection, [entry.id]):
        raise RuleBroken("undo.already_undone")
    inserted, updated = _effects(work, entry.id)
    whole = entry.command in WHOLE
    for name, ids in inserted.items():
        if not whole:
            _check_untouched(work, name, ids)
            _check_dependents(work, name, set(ids), inserted)
    for name, rows in updated.items():
        _check_fields(work, name, rows)
    done, of = 0, sum(map(len, inserted.values())) + sum(map(len, updated.values()))
    for name, rows in updated.items():
        work.bulk_update(ENTITIES[name], [(one, before) for one, (before, _) in rows.items()])
        done += len(rows)
        work.progress.report(done, of)
    for name in reversed([name for name in ENTITIES if name in inserted]):
        ids = list(inserted[name])
        for start in range(0, len(ids), 2000):
            work.bulk_delete(ENTITIES[name], ids[start : start + 2000])
            done += len(ids[start : start + 2000])
            work.progress.report(done, of)
    work.undoes_id = entry.id


def undone(connection: Any, ids: list[str]) -> set[str]:
    """Which of the entries are taken back at present (an undone undo counts as not)."""
    undo, redo = aliased(JournalEntry), aliased(JournalEntry)
    query = select(undo.undoes_id).where(undo.undoes_id.in_(ids), ~exists().where(redo.undoes_id == undo.id))
    return set(connection.execute(query).scalars())


def _effects(work: UnitOfWork, entry_id: str) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, tuple[Any, Any]]]]:
    """Per entity: inserted ids with their number of changes in the entry, and updated ids with fields before and after."""
    inserted: dict[str, dict[str, int]] = defaultdict(dict)
    updated: dict[str, dict[str, tuple[dict[str, Any], dict[str, Any]]]] = defaultdict(dict)
    c = JournalChange.__table__.c
    result = work.connection.execution_options(yield_per=2000).execute(
        select(c.entity, c.entity_id, c.kind, c.before, c.after).where(c.entry_id == entry_id).order_by(c.position)
    )
    for row in result:
        if row.kind == "erase" or (row.kind != "insert" and row.before is None):
            raise RuleBroken("undo.not_undoable")
        if row.kind == "insert":
            inserted[row.entity][row.entity_id] = 1
        elif row.entity_id in inserted[row.entity]:
            inserted[row.entity][row.entity_id] += 1
        else:
            before, after = updated[row.entity].setdefault(row.entity_id, ({}, {}))
            for name, value in json.loads(row.before).items():
                before.setdefault(name, value)
            after.update(json.loads(row.after))
    return {name: ids for name, ids in inserted.items() if ids}, updated


def _check_untouched(work: UnitOfWork, name: str, ids: dict[str, int]) -> None:
    table = ENTITIES[name].__table__
    for part in _parts(list(ids)):
        for row in work.connection.execute(select(table.c.id, table.c.row_version).where(table.c.id.in_(part))):
            if row.row_version != ids[row.id]:
                raise RuleBroken("undo.changed_since")


def _check_dependents(work: UnitOfWork, name: str, ids: set[str], inserted: dict[str, dict[str, int]]) -> None:
    for entity, column in _DEPENDENTS.get(name, ()):
        table = entity.__table__
        own = inserted.get(entity.__tablename__, {})
        for part in _parts(list(ids)):
            rows = work.connection.execute(
                select(table.c.id).where(table.c[column].in_(part), table.c.deleted_at.is_(None))
            ).scalars()
            if any(row not in own for row in rows):
                raise RuleBroken("undo.changed_since")


def _check_fields(work: UnitOfWork, name: str, rows: dict[str, tuple[Any, Any]]) -> None:
    table = ENTITIES[name].__table__
    for part in _parts(list(rows)):
        for row in work.connection.execute(select(table).where(table.c.id.in_(part))).mappings():
            if any(row[field] != value for field, value in rows[row["id"]][1].items()):
                raise RuleBroken("undo.changed_since")


def _parts(ids: list[str]) -> list[list[str]]:
    return [ids[start : start + 500] for start in range(0, len(ids), 500)]


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
    found: list[UndoableEntry] = []
    for row in rows:
        if question.redo and row.undoes_id is None:
            break  # something else was done since: nothing to redo
        if row.id in gone or not row.undoable or (row.undoes_id is not None) != question.redo:
            continue
        found.append(UndoableEntry(row.id, row.label, row.at, row.actor_id))
    return tuple(found[: question.limit])


@answers(ReadJournal)
def read_journal(reader: Reader, question: ReadJournal) -> tuple[JournalLine, ...]:
    """The latest entries."""
    e = JournalEntry.__table__.c
    rows = reader.connection.execute(
        select(e.id, e.at, e.actor_id, e.label, e.changes).order_by(e.hlc.desc()).limit(question.limit)
    ).all()
    labels = Labels(reader.connection)
    labels.load(row.actor_id for row in rows)
    gone = undone(reader.connection, [row.id for row in rows])
    return tuple(
        JournalLine(row.id, row.at, labels.text(row.actor_id), row.label, row.changes, row.id in gone) for row in rows
    )
