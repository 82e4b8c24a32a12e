"""Erasing people for good: their rows go, and what the journal says of them becomes unreadable while its chain stays whole.

A change's digest covers its values together with a random salt (``models/journal.py``). Without values and salt nobody can
tell what they were, not even by guessing, and every hash above still holds (RELIABILITY figures 5 and 8; GDPR article 17).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, or_, select, update

from desktop.errors import RuleBroken
from desktop.models import ENTITIES, Draft, JournalChange
from desktop.models.base import Base
from desktop.services.storage.bulk import is_server
from desktop.services.storage.fields import name_of, table_of
from desktop.services.storage.journal import Change
from desktop.services.storage.parts import parts
from desktop.services.storage.unit_of_work import UnitOfWork


def erase_subjects(work: UnitOfWork, subjects: Sequence[str]) -> int:
    """Take away every row that is about these candidates; answers how many rows went.

    Nothing that stays may point to them any more: that is the caller's part.
    """
    if is_server(work.connection):
        raise RuleBroken(
            "candidate.erase_on_server"
        )  # nobody may touch the journal there, see postgres/journal_guard.py
    work.flush()
    gone: list[str] = []
    for entity in _of_people():
        table, name = table_of(entity), name_of(entity)
        whose = table.c.id if name == "candidate" else table.c.candidate_id
        for part in parts(subjects):
            query: Any = select(table.c.id, whose.label("subject")).where(whose.in_(part))
            rows = [(str(row.id), str(row.subject)) for row in work.rows(query)]
            if work.guard is not None:
                work.guard.changes(name, [row_id for row_id, _ in rows])
            for row_id, subject in rows:
                work.touch(name, row_id, subject)
            work.journal.add(Change(name, row_id, subject, "erase", None, None) for row_id, subject in rows)
            work.connection.execute(delete(table).where(whose.in_(part)))
            gone += [row_id for row_id, _ in rows]
            work.progress.check()
    _forget(work, subjects, gone)
    work.erased.update(subjects)
    return len(gone)


def _of_people() -> list[Any]:
    """The entities that are somebody's data, those that point to others first."""
    about = {
        table_of(entity).name: entity
        for name, entity in ENTITIES.items()
        if name == "candidate" or "candidate_id" in table_of(entity).c
    }
    return [about[table.name] for table in reversed(Base.metadata.sorted_tables) if table.name in about]


def _forget(work: UnitOfWork, subjects: Sequence[str], ids: Iterable[str]) -> None:
    """Values and salts of the journal, and what somebody began to type about them."""
    change, draft = table_of(JournalChange), table_of(Draft)
    for part in parts(subjects):
        earlier = change.c.subject_id.in_(part), change.c.entry_id != work.journal.entry_id
        work.connection.execute(update(change).where(*earlier).values(before=None, after=None, salt=None))
    for part in parts(ids, 50):
        work.connection.execute(delete(draft).where(or_(*(draft.c.key.contains(one) for one in part))))
