"""Adding a word while working: found again when it is there already, under its label, an alias or its code."""

from __future__ import annotations

from sqlalchemy import func, select

from desktop.errors import RuleBroken
from desktop.models import VocabularyWord
from desktop.services.dispatch.registry import handles
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.commands import AddWord
from desktop.services.vocabulary.seeding import rank_of
from desktop.text import key_of
from desktop.words import VocabularyKind


@handles(AddWord)
def add_word(work: UnitOfWork, command: AddWord) -> str:
    """The id of the word with this label, made if need be."""
    return word_labelled(work, command.kind, command.text, parent_id=command.parent_id, definition=command.definition)


def word_labelled(
    work: UnitOfWork, kind: VocabularyKind, text: str, *, parent_id: str = "", definition: str = ""
) -> str:
    """Find or make a word by what people call it; raises ``RuleBroken`` for an empty one."""
    label = " ".join(text.split())
    if not label:
        raise RuleBroken("vocabulary.empty")
    wanted = key_of(label) or label
    c = VocabularyWord.__table__.c
    rows = work.rows(select(c.id, c.label, c.code, c.aliases).where(c.kind == kind.value, c.deleted_at.is_(None)))
    for row in rows:
        if wanted in {key_of(row.label) or row.label, key_of(row.code), *(key_of(alias) for alias in row.aliases)}:
            return str(row.id)
    position = work.rows(select(func.count()).select_from(VocabularyWord).where(c.kind == kind.value))[0][0]
    word = VocabularyWord(
        kind=kind.value, label=label, parent_id=parent_id or None, definition=definition, rank=rank_of(position)
    )
    work.add(word)
    work.flush()
    return word.id
