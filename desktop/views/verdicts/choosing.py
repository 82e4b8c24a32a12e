"""A short list to choose one entry from: filtered by typing any part, with its explanation, optionally by number key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.text import fold
from desktop.views.look.theme import GRID
from desktop.views.verdicts.choice_delegate import KEY_ROLE, ChoiceDelegate
from desktop.views.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry: what it stands for, its label and a sentence about it."""

    id: str
    label: str
    detail: str = ""


class ChoiceListModel(QAbstractListModel):
    """The choices that match what was typed, in their given order."""

    def __init__(self, choices: Sequence[Choice], *, numbered: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._all = tuple((choice, fold(f"{choice.label} {choice.detail}")) for choice in choices)
        self._shown = tuple(choices)
        self._numbered = numbered

    def narrow(self, typed: str) -> None:
        """Show the choices that contain every typed word."""
        words = fold(typed).split()
        self.beginResetModel()
        self._shown = tuple(choice for choice, text in self._all if all(word in text for word in words))
        self.endResetModel()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show other choices, for a list that is filtered elsewhere."""
        self.beginResetModel()
        self._all = tuple((choice, fold(f"{choice.label} {choice.detail}")) for choice in choices)
        self._shown = tuple(choices)
        self.endResetModel()

    def at(self, row: int) -> Choice | None:
        """The choice in a row; None outside."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, choice_id: str) -> int:
        """The row of a choice; -1 if it is not shown."""
        return next((row for row, choice in enumerate(self._shown) if choice.id == choice_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many match."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Label, explanation and number key of a row."""
        choice = self.at(index.row()) if index.isValid() else None
        if choice is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.label
        if role == KEY_ROLE:
            return (str(index.row() + 1) if index.row() < 9 else "") if self._numbered else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return choice.detail or None
        return None


class ChoiceList(QListView):
    """A list in which letters go to the filter above and the keys 1-9 choose a row."""

    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, other signs are handed to the filter, the rest moves as in any list."""
        text = event.text()
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if bare and len(text) == 1 and text in "123456789" and self.model().index(0, 0).data(KEY_ROLE):
            index = self.model().index(int(text) - 1, 0)
            if index.isValid():
                self.setCurrentIndex(index)
            return
        if bare and (text.strip() and text.isprintable()):
            self.typed.emit(text)
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.model().index(max(0, self.currentIndex().row()), 0))
            return
        super().keyPressEvent(event)


class ChoiceFilter(QLineEdit):
    """The filter field: up and down keep moving through the list below."""

    stepped = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Vertical movement belongs to the list, everything else to the text."""
        vertical = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        if event.key() in vertical:
            self.stepped.emit(event)
            return
        super().keyPressEvent(event)


class FilteredChoices(QWidget):
    """Filter field above, list below; ``changed`` when the chosen entry changes, ``activated`` on a double click."""

    changed = Signal()
    activated = Signal()
    narrowed = Signal(str)
    """What was typed, when the choices come from elsewhere (``elsewhere``); answer with ``offer``."""

    def __init__(
        self,
        workbench: Workbench,
        choices: Sequence[Choice],
        parent: QWidget,
        *,
        name: str,
        numbered: bool = False,
        elsewhere: bool = False,
    ) -> None:
        super().__init__(parent)
        self._elsewhere = elsewhere
        self.model = ChoiceListModel(choices, numbered=numbered, parent=self)
        self.filter = ChoiceFilter(self)
        self.filter.setPlaceholderText(self.tr("Type to filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter: %1").replace("%1", name))
        self.list = ChoiceList(self)
        self.list.setAccessibleName(name)
        self.list.setModel(self.model)
        two_lines = elsewhere or any(choice.detail for choice in choices)
        self.list.setItemDelegate(ChoiceDelegate(workbench.look, two_lines, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = QLabel(self.tr("Nothing matches."), self)
        self.none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(self.none)
        self.setFocusProxy(self.list)
        self.filter.textChanged.connect(self._narrow)
        self.filter.stepped.connect(self.list.keyPressEvent)
        self.list.typed.connect(self._type)
        self.list.doubleClicked.connect(lambda _index: self.activated.emit())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self.changed.emit())

    def chosen(self) -> str:
        """The id of the selected entry, empty while there is none (the focus alone chooses nothing)."""
        current = self.list.currentIndex()
        choice = self.model.at(current.row()) if self.list.selectionModel().isSelected(current) else None
        return choice.id if choice else ""

    def choose(self, choice_id: str) -> None:
        """Make an entry the current one."""
        row = self.model.row_of(choice_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _type(self, text: str) -> None:
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter.insert(text)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Choices that were found elsewhere; the first is the current one."""
        self.model.offer(choices)
        self.none.setVisible(not choices)
        if choices:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.changed.emit()

    def _narrow(self, typed: str) -> None:
        if self._elsewhere:
            self.narrowed.emit(typed)
            return
        before = self.chosen()
        self.model.narrow(typed)
        self.none.setVisible(self.model.rowCount() == 0)
        self.choose(before)
        if not self.chosen() and typed.strip() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.changed.emit()
