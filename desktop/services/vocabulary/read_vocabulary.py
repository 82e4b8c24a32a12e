"""Reading all words at once: they are few, and every page needs them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from desktop.models import VocabularyWord
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.vocabulary.records import VocabularyBook, book_of


def words_query() -> Select[Any]:
    """What reads the words, in the order in which ``book_of`` takes their values."""
    c = VocabularyWord.__table__.c
    return select(
        c.id, c.kind, c.code, c.label, c.definition, c.aliases, c.rank, c.retired, c.row_version, c.milestone, c.enters_when,
        c.owner_role, c.sla_days, c.card_limit, c.side, c.parent_id, c.labels, c.merged_into_id,
    ).where(c.deleted_at.is_(None))  # fmt: skip


@answers(ReadVocabulary)
def read_vocabulary(reader: Reader, _: ReadVocabulary) -> VocabularyBook:
    """The words by kind: ranked lists in their order, the others by label."""
    return book_of(reader.connection.execute(words_query()))
