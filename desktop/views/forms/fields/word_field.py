"""A vocabulary word; a word that is missing can be added without leaving the form."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.services.dispatch.messages import Done
from desktop.services.vocabulary.commands import AddWord
from desktop.views.forms.fields.picker import Entry, PickerField
from desktop.words import VocabularyKind

_FIXED = {VocabularyKind.STAGE, VocabularyKind.REASON}


class WordField(PickerField):
    """Picker over one list of the vocabulary."""

    @property
    def kind(self) -> VocabularyKind:
        """Which list."""
        assert self.spec.vocabulary is not None
        return self.spec.vocabulary

    @property
    def can_add(self) -> bool:  # type: ignore[override]
        """Stages and reasons have rules of their own and are not added on the way."""
        return self.kind not in _FIXED and not self.workbench.may(AddWord)

    def entries(self) -> Sequence[Entry]:
        """The active words in their order; sources with their type, words with synonyms found by these too."""
        book = self.workbench.book
        return [
            Entry(word.id, word.label, book.label(word.parent_id) or ", ".join(word.aliases[:2]))
            for word in book.of(self.kind)
        ]

    def label_for(self, entry_id: str) -> str:
        """The label, of a retired word too."""
        return self.workbench.book.label(entry_id)

    def add(self, typed: str) -> None:
        """Add the word; it is chosen as soon as it exists."""

        def added(done: Done) -> None:
            if self.line().text().strip() == typed:
                self.choose(str(done.answer), typed)
                self.typed.emit()
                self.left.emit()

        self.workbench.carry_out(AddWord(self.kind, typed), added, owner=self, quiet=True)
