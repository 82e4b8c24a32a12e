"""The choices of a column with check boxes and counts, narrowed by typing any part of a word."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.services.listings.columns import ColumnType, ListColumn, ListKind
from desktop.services.listings.questions import ColumnValues, ReadColumnValues
from desktop.services.vocabulary.records import VocabularyBook
from desktop.text import fold
from desktop.views import labels
from desktop.views.tables.formatting import CellFormatter
from desktop.views.workbench import Workbench
from desktop.words import VocabularyKind

_SEARCH_FROM = 8
_ROWS = 9
_ROW = 28
_COUNT = Qt.ItemDataRole.UserRole + 5


class _Counted(QStyledItemDelegate):
    """The count stands quietly at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        count = index.data(_COUNT)
        if count:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(0, 0, -8, 0), right, count)


class ChoiceList(QWidget):
    """Any number of choices, those used most first where the list has no order of its own."""

    agreed = Signal()
    """Enter was pressed in the search or the list."""

    def __init__(
        self,
        workbench: Workbench,
        kind: ListKind,
        column: ListColumn,
        formatter: CellFormatter,
        chosen: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = column
        self._named = formatter.choice_labels(column)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a choice"))
        self.search.setAccessibleName(self.tr("Find a choice"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(_ROW)
        self.search.textChanged.connect(self._narrow)
        box.addWidget(self.search)
        self.model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.list.setItemDelegate(_Counted(self.list))
        self.list.setAccessibleName(self.tr("Choices"))
        self.list.clicked.connect(self._flip_text_click)
        box.addWidget(self.list)
        self.note = QLabel(self)
        workbench.look.style(self.note, "muted")
        box.addWidget(self.note)
        self._put(_known(column, workbench, chosen), chosen)
        self.setFocusProxy(self.search if self.search.isVisibleTo(self) else self.list)
        if column.type is not ColumnType.FLAG:
            workbench.ask(ReadColumnValues(kind, column.code), self._count, owner=self, channel="values")

    def chosen(self) -> tuple[str, ...]:
        """The codes or ids that are checked."""
        items = (self.model.item(row) for row in range(self.model.rowCount()))
        return tuple(item.data() for item in items if item.checkState() == Qt.CheckState.Checked)

    def _put(self, values: list[str], chosen: tuple[str, ...]) -> None:
        for value in values:
            item = QStandardItem(self._named(value) or value)
            item.setData(value)
            item.setSizeHint(QSize(0, _ROW))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
            self.model.appendRow(item)
        self._fit()

    def _fit(self) -> None:
        rows = self.model.rowCount()
        self.search.setVisible(rows > _SEARCH_FROM)
        self.list.setFixedHeight(min(max(rows, 1), _ROWS) * _ROW + 2 * self.list.frameWidth() + 2)
        self.note.setText("" if rows else self.tr("No values yet."))
        self.note.setVisible(not rows)

    def _count(self, answer: ColumnValues) -> None:
        counts = dict(answer.values)
        present = {self.model.item(row).data() for row in range(self.model.rowCount())}
        self._put([value for value in counts if value not in present and self._named(value)], ())
        for row in range(self.model.rowCount()):
            item = self.model.item(row)
            label = self._named(item.data()) or item.data()
            item.setText(label)
            item.setData(QLocale().toString(counts.get(item.data(), 0)), _COUNT)
            item.setAccessibleText(self.tr("{label}, {n} records").format(label=label, n=counts.get(item.data(), 0)))
        self._narrow(self.search.text())

    def _narrow(self, typed: str) -> None:
        wanted = fold(typed).split()
        for row in range(self.model.rowCount()):
            text = fold(self.model.item(row).text())
            self.list.setRowHidden(row, not all(word in text for word in wanted))

    def _flip_text_click(self, index: QModelIndex) -> None:
        """A click beside the box counts as well; on the box Qt has already answered."""
        item = self.model.itemFromIndex(index)
        box_width = 28
        if self.list.viewport().mapFromGlobal(self.cursor().pos()).x() > box_width:
            checked = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves the search for the list, Enter agrees."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                rows = range(self.model.rowCount())
                first = next((row for row in rows if not self.list.isRowHidden(row)), 0)
                self.list.setCurrentIndex(self.model.index(first, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.agreed.emit()
        else:
            super().keyPressEvent(event)


def _known(column: ListColumn, workbench: Workbench, chosen: tuple[str, ...]) -> list[str]:
    """The values a column can have, before anything is asked: an enum's, a vocabulary's or the team's."""
    source, _, name = column.choices.partition(":")
    book: VocabularyBook = workbench.book
    if column.type is ColumnType.FLAG:
        return ["1", "0"]
    if column.type is ColumnType.PERSON:
        values = [member.id for member in workbench.team.members if member.active]
    elif source == "enum":
        values = list(labels.labels(name))
    else:
        values = [word.id for word in book.of(VocabularyKind(name))]
    return values + [value for value in chosen if value not in values]
