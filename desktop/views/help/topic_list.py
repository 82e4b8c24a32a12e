"""The left side: a field that searches all topics, and below it the topics in their groups, or what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.views.help.entry_delegate import ENTRY, Entry, EntryDelegate, Kind
from desktop.views.help.searching import Hit
from desktop.views.help.topics import Handbook
from desktop.views.look.theme import GRID, Look

_ASKED_AFTER = 120


class TopicList(QFrame):
    """``chosen`` with topic, anchor and the words looked for (empty without a search)."""

    chosen = Signal(str, str, str)
    left = Signal()
    """Enter in the list, or Esc in an empty field: the reader wants the text."""

    def __init__(
        self, look: Look, book: Handbook, search: Callable[[str], Sequence[Hit]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look.style(self, "side")
        self._book = book
        self._search = search
        self._topic = ""
        self._marking = False
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Search the help"))
        self.field.setAccessibleName(self.tr("Search the help"))
        self.field.setToolTip(self.tr("All topics; accents and capitals do not matter (Ctrl+Shift+F)"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumHeight(28)
        self.field.installEventFilter(self)
        sign = QAction(self.field)
        look.dress(sign, "search", "muted")
        self.field.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setContentsMargins(GRID // 2, 0, 0, 0)
        look.style(self.said, "muted")
        self.said.hide()
        self.entries = QStandardItemModel(self)
        self.view = QListView(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setModel(self.entries)
        self.view.setItemDelegate(EntryDelegate(look, self.view))
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self.tr("Topics"))
        self.view.viewport().setAutoFillBackground(False)
        self.view.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID + 4, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.field)
        column.addWidget(self.said)
        column.addWidget(self.view, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_ASKED_AFTER)
        self._later.timeout.connect(self._fill)
        self.field.textChanged.connect(self._later.start)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.clicked.connect(self._choose)
        look.changed.connect(self.view.viewport().update)
        self._fill()

    def sizeHint(self) -> QSize:
        """Wide enough for the longest title."""
        return QSize(self.fontMetrics().averageCharWidth() * 43, GRID * 60)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is known how many rows are in sight."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self.view.scrollToTop()
        self.view.scrollTo(self.view.currentIndex())

    def show_topic(self, code: str) -> None:
        """The topic now read is the current one, unless hits are shown."""
        self._topic = code
        if not self.searched:
            self._mark()

    @property
    def searched(self) -> str:
        """The words looked for."""
        return self.field.text().strip()

    def search_now(self) -> None:
        """Search at once instead of a moment after the last key."""
        self._later.stop()
        self._fill()

    # --- filling ------------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """The contents, or what was found."""
        self._marking = True
        self.entries.clear()
        if self.searched:
            self._fill_hits()
        else:
            self.said.hide()
            for title, topics in self._book.groups():
                if title:
                    self._add(Entry(Kind.GROUP, title), enabled=False)
                for topic in topics:
                    self._add(Entry(Kind.TOPIC, topic.title, topic=topic.code))
        self.view.setAccessibleName(self.tr("Found") if self.searched else self.tr("Topics"))
        self._mark()

    def _fill_hits(self) -> None:
        hits = self._search(self.searched)
        for hit in hits:
            self._add(Entry(Kind.HIT, hit.title, hit.topic, hit.anchor, hit.piece, hit.marks))
        if hits:
            count = len(hits)
            self.said.setText(self.tr("1 place") if count == 1 else self.tr("{n} places").format(n=count))
        else:
            self.said.setText(self.tr("No match. Try fewer words, or only the beginning of a word."))
        self.said.show()

    def _add(self, entry: Entry, *, enabled: bool = True) -> None:
        item = QStandardItem(entry.title)
        item.setData(entry, ENTRY)
        item.setData(
            f"{entry.title}: {entry.piece}" if entry.piece else entry.title, Qt.ItemDataRole.AccessibleTextRole
        )
        item.setEditable(False)
        item.setEnabled(enabled)
        item.setSelectable(enabled)
        self.entries.appendRow(item)

    def _mark(self) -> None:
        """The current row, without going anywhere."""
        rows = range(self.entries.rowCount())
        row = next((row for row in rows if not self.searched and self.entry(row).topic == self._topic), -1)
        index = self.entries.index(row, 0) if row >= 0 else QModelIndex()
        self._marking = True
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._marking = False
        if row >= 0:
            self.view.scrollTo(index)

    def entry(self, row: int) -> Entry:
        """What stands in a row."""
        found: Entry = self.entries.index(row, 0).data(ENTRY)
        return found

    # --- hands --------------------------------------------------------------------------------------------------------------

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._marking:
            self._choose(current)

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY) if index.isValid() else None
        if isinstance(entry, Entry) and entry.topic:
            self.chosen.emit(entry.topic, entry.anchor, self.searched)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down from the field into the list, Enter to the first hit or the text, Esc clears."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.field and (enter or event.key() == Qt.Key.Key_Down):
            self.search_now()
            self.view.setFocus()
            if self.searched and self.entries.rowCount() and not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.entries.index(0, 0))
            return True
        if watched is self.field and event.key() == Qt.Key.Key_Escape:
            if self.field.text():
                self.field.clear()
                self.search_now()
            else:
                self.left.emit()
            return True
        if watched is self.view and enter:
            self._choose(self.view.currentIndex())
            self.left.emit()
            return True
        return super().eventFilter(watched, event)
