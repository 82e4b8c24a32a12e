"""The dialog that chooses and orders the columns of a list; everything works by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.listings.columns import ListKind, column
from desktop.text import fold
from desktop.views.tables.filter_wording import column_label
from desktop.views.tables.view_settings import ColumnState, default_columns
from desktop.views.workbench import Workbench

_CODE = Qt.ItemDataRole.UserRole


class _Columns(QListWidget):
    """Check boxes; Ctrl+Up and Ctrl+Down move the current column."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
            event.accept()
        else:
            super().keyPressEvent(event)

    def move_current(self, step: int) -> None:
        """Move the current column up or down, past those that the search hides."""
        row = self.currentRow()
        target = row + step
        while 0 <= target < self.count() and self.item(target).isHidden():
            target += step
        if row >= 0 and 0 <= target < self.count():
            item = self.takeItem(row)
            self.insertItem(target, item)
            self.setCurrentRow(target)


class ColumnChooser(QDialog):
    """``states()`` holds the answer."""

    def __init__(self, workbench: Workbench, kind: ListKind, states: tuple[ColumnState, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._widths = {state.code: state.width for state in states}
        self.setWindowTitle(self.tr("Choose columns"))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        hint = QLabel(self.tr("Checked columns are shown, in this order."), self)
        workbench.look.style(hint, "muted")
        box.addWidget(hint)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a column"))
        self.search.setAccessibleName(self.tr("Find a column"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(28)
        self.search.textChanged.connect(self._narrow)
        box.addWidget(self.search)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.list = _Columns(self)
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setMinimumSize(280, 320)
        line.addWidget(self.list, 1)
        side = QVBoxLayout()
        self.up = QPushButton(self.tr("Move &up"), self)
        self.up.setToolTip(self.tr("Ctrl+Up in the list"))
        self.up.clicked.connect(lambda: self.list.move_current(-1))
        self.down = QPushButton(self.tr("Move &down"), self)
        self.down.setToolTip(self.tr("Ctrl+Down in the list"))
        self.down.clicked.connect(lambda: self.list.move_current(1))
        reset = QPushButton(self.tr("&Reset"), self)
        reset.setToolTip(self.tr("The columns as they come with the program"))
        reset.clicked.connect(lambda: self._fill(default_columns(kind)))
        for button in (self.up, self.down, reset):
            button.setMinimumHeight(28)
            side.addWidget(button)
        side.addStretch(1)
        line.addLayout(side)
        box.addLayout(line)
        buttons = QDialogButtonBox(self)
        self.show_them = QPushButton(self.tr("Show columns"), self)
        workbench.look.style(self.show_them, "primary")
        self.show_them.setDefault(True)
        buttons.addButton(self.show_them, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(self.tr("Cancel"), self), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.list.itemChanged.connect(self._check)
        self._fill(states)
        self.list.setFocus()

    def states(self) -> tuple[ColumnState, ...]:
        """The columns as chosen, in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            ColumnState(item.data(_CODE), self._widths[item.data(_CODE)], item.checkState() == Qt.CheckState.Checked)
            for item in items
        )

    def _fill(self, states: tuple[ColumnState, ...]) -> None:
        self.list.clear()
        for state in states:
            known = column(self._kind, state.code)
            item = QListWidgetItem(column_label(known))
            item.setData(_CODE, state.code)
            item.setToolTip(known.definition)
            item.setSizeHint(QSize(0, 28))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if state.shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._narrow(self.search.text())
        self._check()

    def _narrow(self, typed: str) -> None:
        words = fold(typed).split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in fold(item.text()) for word in words))

    def _check(self, *_: object) -> None:
        some = any(state.shown for state in self.states())
        self.show_them.setEnabled(some)
        self.show_them.setToolTip("" if some else self.tr("Choose at least one column."))
