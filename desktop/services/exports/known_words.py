"""What codes and ids of a list are called: vocabulary, team and enums, read once for each export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from desktop import wording
from desktop.models import Person, VocabularyWord
from desktop.services.listings.columns import ColumnType, ListColumn
from desktop.services.listings.labels import words_as_kept
from desktop.services.listings.strip_codes import present
from desktop.words import VocabularyKind

UNKNOWN = "Unknown"
DECISIONS = {"-": "–", "o": "○", "s": "◔", "!": "!", "y": "✓", "n": "✕", "~": "~"}
"""The signs of the decision strip, as lists on screen copy them."""


class KnownWords:
    """Labels by id or code, and the stages with their definitions in their order."""

    def __init__(self, connection: Connection) -> None:
        w, p = VocabularyWord.__table__.c, Person.__table__.c
        words = connection.execute(
            select(w.id, w.kind, w.label, w.definition, w.retired, w.deleted_at).order_by(w.kind, w.rank)
        ).all()
        self._names: dict[Any, str] = {word.id: word.label for word in connection.execute(words_as_kept())}
        self._names.update((row.id, row.name) for row in connection.execute(select(p.id, p.name)))
        self.stages = tuple(
            (word.label, word.definition)
            for word in words
            if word.kind == VocabularyKind.STAGE and not word.retired and word.deleted_at is None
        )

    def name(self, word_id: Any) -> str:
        """The label of a word or the name of a person; a mark for ids that nobody knows."""
        return self._names.get(word_id, UNKNOWN)

    def caller(self, column: ListColumn) -> Callable[[Any], Any]:
        """How the values of a column, never None, are called in a workbook."""
        if column.type is ColumnType.CHOICE and column.choices.startswith("enum:"):
            labels: dict[Any, str] = {**wording.english(column.choices.partition(":")[2])}
            return lambda code: labels.get(code, code)
        if column.type in (ColumnType.CHOICE, ColumnType.PERSON):
            return self.name
        if column.type is ColumnType.STRIP:
            return _signs
        if column.type is ColumnType.FLAG:
            return lambda value: "Yes" if value in (True, 1, "1", "true", "yes") else "No"
        return lambda value: value


def _signs(codes: str) -> str:
    return " ".join(DECISIONS.get(code, "–") for code in present(codes))
