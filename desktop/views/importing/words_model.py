"""The foreign words of one kind as rows: the word, how often it stands there, what it is taken for, and on what ground."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.services.spreadsheets.drafting.records import OpenWord
from desktop.views.importing import wording
from desktop.views.importing.choice_table import CHOICES, CODE, header_texts
from desktop.views.importing.import_work import ImportWork
from desktop.views.tables.quiet_cells import SHARE, TONE, Index

WORD, COUNT, TAKEN, SURE = range(4)


class WordsModel(QAbstractTableModel):
    """Shows the open words of a kind, answered ones too, most frequent first."""

    def __init__(self, work: ImportWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.kind = ""
        self.words: list[OpenWord] = []
        self._titles = (self.tr("Word in the file"), self.tr("Rows"), self.tr("Taken for"), self.tr("How sure"))

    def show(self, kind: str) -> None:
        """The words of another kind, or the same ones again: then selection and scroll stay."""
        book = self._work.workbench.book
        self._meanings = wording.meanings(kind, book)
        words = sorted(
            (one for one in self._work.words.values() if one.kind == kind),
            key=lambda one: (-one.count, one.word.casefold()),
        )
        if kind == self.kind and [one.word for one in words] == [one.word for one in self.words]:
            self.words = words
            if words:
                self.dataChanged.emit(self.index(0, 0), self.index(len(words) - 1, SURE))
            return
        self.beginResetModel()
        self.kind, self.words = kind, words
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a word."""
        return 0 if parent.isValid() else len(self.words)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Word, rows, taken for, how sure."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles; figures stand at the right."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == COUNT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return header_texts(self._titles, section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        if not index.isValid():
            return None
        one, place = self.words[index.row()], index.column()
        given = self._work.given.word(one.kind, one.word)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(one, place, given)
            case Qt.ItemDataRole.AccessibleTextRole:
                text = self._text(one, place, given)
                return f"{one.word}: {text}" if place == TAKEN else text
            case Qt.ItemDataRole.TextAlignmentRole if place == COUNT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ if role == CODE:
                return given
            case _ if role == CHOICES:
                return (("", (("", self.left_open(one)),)), *self._meanings) if place == TAKEN else None
            case _ if role == SHARE:
                return (1.0 if given else one.confidence) if place == SURE else None
            case _ if role == TONE:
                if place == SURE:
                    return "muted" if given else "warn"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A choice was made."""
        if role != CODE:
            return False
        self.take([index.row()], str(value))
        return True

    def take(self, rows: list[int], code: str) -> None:
        """Take the words of several rows for the same."""
        for row in rows:
            self._work.given.take_word(self.kind, self.words[row].word, code)
        self._work.answered()
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), SURE))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the choice is changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == TAKEN else flags

    def left_open(self, one: OpenWord) -> str:
        """What happens to a word that nobody answers."""
        if one.proposed:
            return self.tr("{meaning} (proposed)").format(
                meaning=wording.meaning(one.kind, one.proposed, self._work.workbench.book)
            )
        texts = {
            "stage": self.tr("Applied, word kept (nothing fits)"),
            "source": self.tr("Other, word kept (nothing fits)"),
            "reason": self.tr("No reason, word kept (nothing fits)"),
        }
        return texts.get(one.kind, self.tr("Word kept (nothing fits)"))

    def _text(self, one: OpenWord, place: int, given: str) -> str:
        match place:
            case 0:
                return one.word
            case 1:
                return wording.number(one.count)
            case 2:
                book = self._work.workbench.book
                return wording.meaning(one.kind, given, book) if given else self.left_open(one)
        if given:
            return self.tr("You said so")
        return wording.confidence(one.confidence) if one.proposed else self.tr("Open")
