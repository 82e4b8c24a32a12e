"""Adding a word while working: found again when it is there already, under its label, an alias or its code."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import VocabularyWord
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.registry import handles
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.commands import SHAPING, AddWord
from desktop.services.vocabulary.ranks import place_for
from desktop.text import key_of
from desktop.words import Milestone, ReasonSide
from desktop.words import VocabularyKind as Kind


@handles(AddWord)
def add_word(work: UnitOfWork, command: AddWord) -> str:
    """The id of the word with this label, made if need be."""
    if command.kind in SHAPING:
        work.must(Permission.VOCABULARY_WRITE)
    values: dict[str, str] = {}
    if command.kind is Kind.STAGE:
        if command.milestone not in list(Milestone):
            raise FieldErrors({"milestone": "required"})
        values["milestone"] = command.milestone
    elif command.kind is Kind.REASON:
        values["side"] = ReasonSide(command.side or ReasonSide.EITHER).value
    return word_labelled(
        work, command.kind, command.text, parent_id=command.parent_id, definition=command.definition, **values
    )


def word_labelled(
    work: UnitOfWork, kind: Kind, text: str, *, parent_id: str = "", definition: str = "", **values: str
) -> str:
    """Find or make a word by what people call it, a merged one as the word it became; raises ``RuleBroken`` for an empty one."""
    label = " ".join(text.split())
    if not label:
        raise RuleBroken("vocabulary.empty")
    wanted = key_of(label) or label
    c = VocabularyWord.__table__.c
    rows = work.rows(
        select(c.id, c.label, c.code, c.aliases, c.merged_into_id).where(c.kind == kind.value, c.deleted_at.is_(None))
    )
    # what is there under this name counts before what was merged away under it
    for row in sorted(rows, key=lambda row: row.merged_into_id is not None):
        if wanted in {key_of(row.label) or row.label, key_of(row.code), *(key_of(alias) for alias in row.aliases)}:
            return str(row.merged_into_id or row.id)
    word = VocabularyWord(
        kind=kind.value, label=label, parent_id=parent_id or None, definition=definition,
        rank=place_for(work, kind, values.get("milestone", "")), **values,
    )  # fmt: skip
    work.add(word)
    work.flush()
    return word.id
