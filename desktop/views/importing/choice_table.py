"""A table of rows in which one column is a choice: painted like a combo box, opened by click, Space, F2 or typing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.views.importing.wording import Choices
from desktop.views.look.theme import Look
from desktop.views.tables.quiet_cells import Index, QuietDelegate, QuietHeader, quiet_selection

CODE = Qt.ItemDataRole.UserRole + 1
"""The code chosen in a cell."""
CHOICES = Qt.ItemDataRole.UserRole + 2
"""What the cell offers; None where it is no choice."""


def fill(combo: QComboBox, choices: Choices) -> None:
    """Put grouped choices into a combo box; headings cannot be chosen."""
    model = QStandardItemModel(combo)
    for heading, group in choices:
        if not group:
            continue
        if heading:
            item = QStandardItem(heading)
            item.setEnabled(False)
            font = item.font()
            font.setWeight(font.Weight.DemiBold)
            item.setFont(font)
            model.appendRow(item)
        for code, label in group:
            item = QStandardItem(label)
            item.setData(code, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
    combo.setModel(model)


class ChoiceDelegate(QuietDelegate):
    """Paints choices like combo boxes, and opens one that also takes typing."""

    def paint_inside(self, painter: QPainter, cell: QStyleOptionViewItem, room: QRect, index: Index) -> None:
        """A combo box where there is something to choose."""
        if index.data(CHOICES) is None:
            super().paint_inside(painter, cell, room, index)
            return
        box = QStyleOptionComboBox()
        box.rect = cell.rect.adjusted(4, 3, -4, -4)
        box.palette = QApplication.palette()
        box.state = QStyle.StateFlag.State_Enabled
        box.fontMetrics = cell.fontMetrics
        style = cell.widget.style() if cell.widget is not None else QApplication.style()
        inner = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, box, QStyle.SubControl.SC_ComboBoxEditField, cell.widget
        )
        box.currentText = cell.fontMetrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, inner.width() - 4)
        painter.setFont(cell.font)
        style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, box, painter, cell.widget)
        style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, box, painter, cell.widget)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A combo box with the choices; typing any part of one narrows them."""
        combo = QComboBox(parent)
        fill(combo, index.data(CHOICES) or ())
        combo.setEditable(True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(combo.model(), combo)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        combo.setCompleter(completer)
        combo.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        combo.setMaxVisibleItems(18)
        combo.activated.connect(lambda _place: self._agree(combo))
        completer.activated.connect(lambda _text: QTimer.singleShot(0, combo, lambda: self._agree(combo)))
        view = self.parent()
        if isinstance(view, ChoiceTable) and view.opens:
            QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The present choice, marked so that typing replaces it."""
        if isinstance(editor, QComboBox) and not editor.property("filled"):
            editor.setProperty("filled", True)
            editor.setCurrentIndex(editor.findData(index.data(CODE)))
            if (line := editor.lineEdit()) is not None:
                line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was chosen; half a word changes nothing."""
        if isinstance(editor, QComboBox):
            at = editor.findText(editor.currentText(), Qt.MatchFlag.MatchFixedString)
            code = editor.itemData(at) if at >= 0 else None
            if code is not None and code != index.data(CODE):
                model.setData(index, code, CODE)

    def _agree(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, QStyledItemDelegate.EndEditHint.NoHint)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Where the painted box stands."""
        editor.setGeometry(option.rect.adjusted(4, 3, -4, -4))


class ChoiceTable(QTableView):
    """Rows are read, one column is chosen from."""

    several_chosen = Signal()

    def __init__(self, look: Look, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opens = True
        self._just_closed = False
        self.setModel(model)
        self.setItemDelegate(ChoiceDelegate(look, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(34, self.fontMetrics().height() + 16))
        self.setHorizontalHeader(QuietHeader(look, self))
        quiet_selection(look, self)
        self.clicked.connect(self._clicked)

    def choice_at(self, row: int) -> QModelIndex:
        """The cell of a row that is a choice; none where the row offers none."""
        model = self.model()
        places = (model.index(row, column) for column in range(model.columnCount()))
        return next((index for index in places if index.data(CHOICES) is not None), QModelIndex())

    def open_choice(self, index: QModelIndex, popup: bool = True) -> None:
        """Open the choice of a row."""
        choice = self.choice_at(index.row()) if index.isValid() else QModelIndex()
        if choice.isValid():
            self.opens = popup
            self.edit(choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, F2 and Alt+Down open the choice; a letter opens it and narrows it; Enter is left to the window."""
        index = self.currentIndex()
        key, letter = event.key(), event.text()
        down = key == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Space, Qt.Key.Key_F2) or down:
            self.open_choice(index)
        elif letter.isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_choice(index, popup=False)
            editor = QApplication.focusWidget()
            if isinstance(editor, QComboBox) and (line := editor.lineEdit()) is not None:
                QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, key, event.modifiers(), letter))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            editing = self._just_closed or self.state() == QAbstractItemView.State.EditingState
            event.setAccepted(editing)  # the Enter that agrees to a choice is not the one that goes on
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """The Enter that closed the choice may still be on its way up."""
        self._just_closed = True
        QTimer.singleShot(0, self, self._forget_closing)
        super().closeEditor(editor, hint)

    def _forget_closing(self) -> None:
        self._just_closed = False

    def _clicked(self, index: QModelIndex) -> None:
        plain = not QApplication.keyboardModifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if plain and index.data(CHOICES) is not None:
            self.open_choice(index)


def header_texts(texts: tuple[str, ...], section: int, orientation: Qt.Orientation, role: int) -> Any:
    """The header of a table model whose columns are fixed."""
    if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section < len(texts):
        return texts[section]
    return None
