"""What choices and people sort by: looked up as needed, remembered for the length of one refresh or one question."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import aliased

from desktop.models import Person, VocabularyWord
from desktop.services.listings.search_text import sort_key
from desktop.words import ApplicationStatus, EmploymentType, Priority, RequisitionStatus, VocabularyKind

RANKED = frozenset({VocabularyKind.STAGE.value, VocabularyKind.LEVEL.value})
"""Kinds that sort by their place in the list; the others by label."""

ENUM_KEYS: dict[str, dict[str, int]] = {
    "status": {str(code): number for number, code in enumerate([*ApplicationStatus, *RequisitionStatus])},
    "priority": {str(code): number for number, code in enumerate(Priority)},
    "employment_type": {str(code): number for number, code in enumerate(EmploymentType)},
}
"""Sort keys of enum columns, in the order the enum declares."""


def words_as_kept() -> Select[Any]:
    """Every word as ``id`` beside what it is shown as: ``kept_id``, ``label``, ``rank`` of itself, or of the word it was merged into."""
    word: Any = VocabularyWord.__table__
    kept: Any = aliased(word)
    return select(
        word.c.id, word.c.kind, func.coalesce(kept.c.id, word.c.id).label("kept_id"),
        func.coalesce(kept.c.label, word.c.label).label("label"), func.coalesce(kept.c.rank, word.c.rank).label("rank"),
    ).join_from(word, kept, word.c.merged_into_id == kept.c.id, isouter=True)  # fmt: skip


class Labels:
    """Labels and sort keys of vocabulary words and people by id. A merged word is called, and sorts, as the one it became."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._keys: dict[str, str | None] = {}
        self._texts: dict[str, str] = {}
        self._kept: dict[str, str] = {}

    def load(self, ids: Iterable[str | None]) -> None:
        """Make sure the given ids are known."""
        missing = [one for one in {*ids} if one and one not in self._keys]
        for start in range(0, len(missing), 900):
            part = missing[start : start + 900]
            word = VocabularyWord.__table__.c
            for row in self._connection.execute(words_as_kept().where(word.id.in_(part))):
                self._texts[row.id] = row.label
                self._kept[row.id] = row.kept_id
                self._keys[row.id] = row.rank if row.kind in RANKED else sort_key(row.label)
            person = Person.__table__.c
            for found in self._connection.execute(select(person.id, person.name).where(person.id.in_(part))):
                self._texts[found.id] = found.name
                self._keys[found.id] = sort_key(found.name)
        for one in missing:
            self._keys.setdefault(one, None)

    def key(self, word_id: str | None) -> str | None:
        """What a word or person sorts by."""
        if not word_id:
            return None
        if word_id not in self._keys:
            self.load((word_id,))
        return self._keys[word_id]

    def text(self, word_id: str | None) -> str:
        """The label or name."""
        if not word_id:
            return ""
        if word_id not in self._keys:
            self.load((word_id,))
        return self._texts.get(word_id, "")

    def kept(self, word_id: str) -> str:
        """The id of the word it stands for: its own, unless it was merged away."""
        if word_id not in self._keys:
            self.load((word_id,))
        return self._kept.get(word_id, word_id)
