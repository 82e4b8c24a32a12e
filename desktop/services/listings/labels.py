"""What choices and people sort by: looked up as needed, remembered for the length of one refresh or one question."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

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


class Labels:
    """Labels and sort keys of vocabulary words and people by id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._keys: dict[str, str | None] = {}
        self._texts: dict[str, str] = {}

    def load(self, ids: Iterable[str | None]) -> None:
        """Make sure the given ids are known."""
        missing = [one for one in {*ids} if one and one not in self._keys]
        for start in range(0, len(missing), 900):
            part = missing[start : start + 900]
            word = VocabularyWord.__table__.c
            for row in self._connection.execute(
                select(word.id, word.kind, word.rank, word.label).where(word.id.in_(part))
            ):
                self._texts[row.id] = row.label
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
