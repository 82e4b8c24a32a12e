"""The lists of the vocabulary at the left: each with the number of its words and a quiet mark where something is odd."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.views.labels import label
from desktop.views.look.theme import ROW, Look
from desktop.views.vocabulary.roomy_cells import RoomyCells
from desktop.views.vocabulary.words_in_words import KINDS, about, number, tr
from desktop.words import VocabularyKind

_KIND = Qt.ItemDataRole.UserRole


class KindList(QTreeWidget):
    """One line a list."""

    chosen = Signal(object)
    """The ``VocabularyKind`` that shall be shown."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._findings: Mapping[VocabularyKind, int] = {}
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(RoomyCells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Lists of words"))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for kind in KINDS:
            item = QTreeWidgetItem(self, [label(kind), ""])
            item.setData(0, _KIND, kind)
            item.setToolTip(0, about(kind))
            item.setSizeHint(0, QSize(0, ROW))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.choose(KINDS[0])
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(item.data(0, _KIND)) if item else None)
        look.changed.connect(self._mark)

    @property
    def kind(self) -> VocabularyKind:
        """The list that is chosen."""
        item = self.currentItem()
        return VocabularyKind(item.data(0, _KIND)) if item is not None else KINDS[0]

    def choose(self, kind: VocabularyKind) -> None:
        """Choose a list."""
        self.setCurrentItem(self._item(kind))

    def show_counts(self, counts: Mapping[VocabularyKind, int], findings: Mapping[VocabularyKind, int]) -> None:
        """How many words each list has, and how many things are odd in it."""
        self._findings = findings
        for kind in KINDS:
            self._item(kind).setText(1, number(counts.get(kind, 0)))
        self._mark()

    def mark_of(self, kind: VocabularyKind) -> str:
        """What the mark of a list says; empty without one."""
        found = self._findings.get(kind, 0)
        return "" if not found else tr("1 finding") if found == 1 else tr("{n} findings").format(n=found)

    def _item(self, kind: VocabularyKind) -> QTreeWidgetItem:
        item = self.topLevelItem(KINDS.index(kind))
        assert item is not None
        return item

    def _mark(self) -> None:
        for kind in KINDS:
            item, says = self._item(kind), self.mark_of(kind)
            item.setIcon(1, self._look.icon("attention", "warn") if says else QIcon())
            item.setToolTip(1, says)
            item.setForeground(1, self._look.colour("muted"))
            words = tr("{n} words").format(n=item.text(1))
            item.setData(
                0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(one for one in (label(kind), words, says) if one)
            )
