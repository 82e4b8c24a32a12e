"""Reading all words at once: they are few, and every page needs them."""

from __future__ import annotations

from sqlalchemy import select

from desktop.models import VocabularyWord
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.vocabulary.records import VocabularyBook, Word
from desktop.text import fold
from desktop.words import VocabularyKind

_RANKED = {VocabularyKind.STAGE.value, VocabularyKind.LEVEL.value, VocabularyKind.REASON.value}


@answers(ReadVocabulary)
def read_vocabulary(reader: Reader, _: ReadVocabulary) -> VocabularyBook:
    """The words by kind: ranked lists in their order, the others by label."""
    table = VocabularyWord.__table__
    rows = reader.connection.execute(select(table).where(table.c.deleted_at.is_(None))).all()
    rows = sorted(rows, key=lambda r: (r.kind, r.rank if r.kind in _RANKED else "", fold(r.label)))
    return VocabularyBook(
        tuple(
            Word(
                row.id, VocabularyKind(row.kind), row.code, row.label, row.definition, tuple(row.aliases), number,
                not row.retired, row.row_version, row.milestone, row.enters_when, row.owner_role, row.sla_days,
                row.card_limit, row.side, row.parent_id or "",
            )
            for number, row in enumerate(rows)
        )
    )  # fmt: skip
