"""The words of one list: label, what it belongs to, how often it is used and when last; ranked lists can be put in order."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.services.vocabulary.records import RANKED, Usage, VocabularyBook, Word
from desktop.text import fold
from desktop.views.look.theme import ROW, Look
from desktop.views.vocabulary.roomy_cells import RoomyCells
from desktop.views.vocabulary.words_in_words import nature, number, tr
from desktop.words import VocabularyKind

_ID = Qt.ItemDataRole.UserRole
_IDLE = Qt.ItemDataRole.UserRole + 1
"""Whether a word is retired or nothing names it."""


class WordTree(QTreeWidget):
    """Keeps the chosen word over a refresh. ``may_move``: whether order may be changed by whoever sits here."""

    chosen = Signal(str)
    moved = Signal(str, str)
    """A word, and the one it shall stand after (empty: first)."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._kind = VocabularyKind.STAGE
        self._may_move = False
        self._filling = False
        self._words: tuple[Word, ...] = ()
        self.setColumnCount(4)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(RoomyCells(self))
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._chose)
        look.changed.connect(self._quieten)

    @property
    def word_id(self) -> str:
        """The chosen word; empty for none."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    @property
    def shown(self) -> tuple[Word, ...]:
        """The words in sight, in their order."""
        return self._words

    def fill(
        self, kind: VocabularyKind, book: VocabularyBook, usage: Usage | None, *, retired: bool, wanted: str, choose: str,
        may_move: bool,
    ) -> None:  # fmt: skip
        """Show the words of a list whose label or alias holds ``wanted``, and choose one of them."""
        self._filling = True
        self._kind, self._may_move = kind, may_move and kind in RANKED and not wanted
        words = book.of(kind, retired=retired)
        part = fold(wanted)
        self._words = tuple(one for one in words if part in fold(" ".join((one.label, one.label_fr, *one.aliases))))
        self.clear()
        second = {
            VocabularyKind.STAGE: tr("Milestone"), VocabularyKind.REASON: tr("Whose decision"), VocabularyKind.SOURCE: tr("Type"),
        }.get(kind, "")  # fmt: skip
        self.setHeaderLabels([tr("Word"), second, tr("Used"), tr("Last")])
        self.setColumnHidden(1, not second)
        for one in self._words:
            self._add(one, book, usage)
        self._quieten()
        self.setDragDropMode(
            QAbstractItemView.DragDropMode.InternalMove if self._may_move else QAbstractItemView.DragDropMode.NoDragDrop
        )
        at = next((place for place, one in enumerate(self._words) if one.id == choose), 0)
        item = self.topLevelItem(at)
        if item is not None:
            self.setCurrentItem(item)
        self._filling = False
        self._chose(self.currentItem())

    def step(self, by: int) -> str | None:
        """After which word the chosen one stands when it goes up (-1) or down (1); None at the ends of the list."""
        ids = [one.id for one in self._words]
        if self.word_id not in ids:
            return None
        at = ids.index(self.word_id)
        if not 0 <= at + by < len(ids):
            return None
        rest = [one for one in ids if one != self.word_id]
        return rest[at + by - 1] if at + by else ""

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the word shall stand; the list is shown anew when it does."""
        target = self.itemAt(event.position().toPoint())
        ids = [one.id for one in self._words]
        at = self.indexOfTopLevelItem(target) if target is not None else len(ids)
        if self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem:
            at += 1
        before = [one for one in ids[:at] if one != self.word_id]
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if self._may_move and self.word_id:
            self.moved.emit(self.word_id, before[-1] if before else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the word instead of the choice."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        after = self.step(by) if self._may_move else None
        if after is not None:
            self.moved.emit(self.word_id, after)

    def _add(self, word: Word, book: VocabularyBook, usage: Usage | None) -> None:
        use = usage.by_id.get(word.id) if usage is not None else None
        total = use.total if use is not None else 0
        item = QTreeWidgetItem(
            self,
            [
                word.label if word.active else tr("{label} (retired)").format(label=word.label),
                nature(word) or book.label(word.parent_id),
                number(total) if total else tr("not used") if use is not None else "",
                use.last[:10] if use is not None else "",
            ],
        )
        item.setData(0, _ID, word.id)
        item.setSizeHint(0, QSize(0, ROW))
        item.setToolTip(0, word.definition)
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled if self._may_move else flags)
        item.setData(0, _IDLE, not word.active or (use is not None and not total))

    def _quieten(self) -> None:
        """What stands beside a word, and a word that nothing needs, in the quieter ink of the theme."""
        quiet = self._look.colour("muted")
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            for column in range(0 if item is not None and item.data(0, _IDLE) else 1, 4):
                if item is not None:
                    item.setForeground(column, quiet)

    def _chose(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        if not self._filling:
            self.chosen.emit(str(item.data(0, _ID)) if item is not None else "")
