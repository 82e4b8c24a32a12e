"""A field that takes one entry of a long list: typing any part of a word filters, accents and case do not matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop.text import fold, words_of
from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench

_ID = int(Qt.ItemDataRole.UserRole)
_ADD = _ID + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose: its id, what the field shows, and what the list adds."""

    id: str
    label: str
    detail: str = ""


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries of which every typed word is a part, those beginning with it first."""
    parts = words_of(typed)
    found = [(entry, fold(f"{entry.label} {entry.detail}")) for entry in entries]
    kept = [(entry, text) for entry, text in found if all(part in text for part in parts)]
    kept.sort(key=lambda pair: not pair[1].startswith(fold(typed)))
    return [entry for entry, _text in kept]


class _PickerBox(QComboBox):
    """A combo box that asks its field for entries before it opens."""

    def __init__(self, field: PickerField) -> None:
        super().__init__(field)
        self._field = field

    def showPopup(self) -> None:
        """All entries, whatever stands in the field."""
        self._field.fill_all()
        super().showPopup()


class PickerField(Field):
    """Base of all pickers. A subclass says which entries there are and may add a new one from what was typed."""

    can_add = False

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self._id = ""
        self._label = ""
        self.box = _PickerBox(self)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(14)
        self._model = QStandardItemModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated[QModelIndex].connect(self._take_row)  # type: ignore[index]
        self._completer = completer
        line = self.line()
        # a picker of Qt's own would set the label with its detail as text; ours sets the label alone
        line.setCompleter(completer)
        line.setPlaceholderText(spec.placeholder or self.tr("Type to search"))
        line.textEdited.connect(self._edited)
        self.box.activated.connect(self._take_box_row)
        self.watch(line)
        self.watch(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(line)

    # --- what subclasses say -----------------------------------------------------------------------------------------

    def entries(self) -> Sequence[Entry]:
        """Every entry known now, the usual ones first."""
        raise NotImplementedError

    def label_for(self, entry_id: str) -> str:
        """What the field shows for an id that was saved."""
        return next((entry.label for entry in self.entries() if entry.id == entry_id), "")

    def search(self, typed: str) -> None:
        """Offer what matches the typed text; a picker over a long list asks a question here."""
        self.offer(matching(self.entries(), typed), typed)

    def add_text(self, typed: str) -> str:
        """The label of the entry that adds what was typed."""
        return self.tr("Add “{typed}”").format(typed=typed)

    def add(self, typed: str) -> None:
        """Add what was typed to the list and choose it."""

    # --- Field ---------------------------------------------------------------------------------------------------------

    def line(self) -> QLineEdit:
        """The line one types into."""
        line = self.box.lineEdit()
        assert line is not None
        return line

    def editor(self) -> QWidget:
        """The combo box."""
        return self.box

    def value(self) -> str:
        """The id of the chosen entry."""
        return self._id if self._label == self.line().text().strip() else ""

    def set_value(self, value: Any) -> None:
        """Choose by id."""
        self.choose(str(value or ""), self.label_for(str(value)) if value else "")

    def written(self) -> Any:
        """The chosen id and the text that stands in the field."""
        return {"id": self.value(), "text": self.line().text()}

    def rewrite(self, written: Any) -> None:
        """Put id and text back."""
        if isinstance(written, dict):
            self.choose(str(written.get("id", "")), str(written.get("text", "")))
        else:
            self.set_value(written)

    def in_words(self, value: Any) -> str:
        """The label of an id."""
        return self.label_for(str(value)) if value else ""

    def problem(self) -> str:
        """Text that is no entry."""
        return "choice.unknown" if self.line().text().strip() and not self.value() else ""

    def normalise(self) -> None:
        """Text that means exactly one entry becomes that entry."""
        typed = self.line().text().strip()
        if not typed or self.value():
            return
        same = [entry for entry in self._offered() if fold(entry.label) == fold(typed)]
        close = same or [entry for entry in self._offered() if fold(entry.label).startswith(fold(typed))]
        if len(close) == 1:
            self.choose(close[0].id, close[0].label)
            self.typed.emit()

    def choose(self, entry_id: str, label: str) -> None:
        """Show an entry as the chosen one."""
        self._id, self._label = entry_id, label.strip()
        self.box.setCurrentIndex(-1)
        self.box.setEditText(label)
        self.line().setCursorPosition(0)

    # --- offering -------------------------------------------------------------------------------------------------------

    def fill_all(self) -> None:
        """Put every entry into the drop-down."""
        text = self.line().text()
        self.box.blockSignals(True)
        self.box.clear()
        for entry in self.entries():
            self.box.addItem(_shown(entry), entry.id)
            self.box.setItemData(self.box.count() - 1, entry.label, _ADD)
        self.box.setCurrentIndex(self.box.findData(self._id) if self._id else -1)
        self.box.setEditText(text)
        self.box.blockSignals(False)

    def offer(self, entries: Sequence[Entry], typed: str) -> None:
        """Show these below the field, with an entry that adds what was typed when it is new."""
        self._model.clear()
        for entry in entries[:60]:
            item = QStandardItem(_shown(entry))
            item.setData(entry.id, _ID)
            item.setData(entry.label, _ADD)
            self._model.appendRow(item)
        new = typed.strip()
        if self.can_add and new and all(fold(entry.label) != fold(new) for entry in entries):
            item = QStandardItem(self.add_text(new))
            item.setIcon(self.workbench.look.icon("plus", "accent"))
            item.setData(new, _ADD)
            self._model.appendRow(item)

    def _offered(self) -> list[Entry]:
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        return [Entry(item.data(_ID), item.data(_ADD)) for item in items if item.data(_ID)]

    def _edited(self, text: str) -> None:
        self.search(text)
        self.typed.emit()

    def _take_row(self, index: QModelIndex | QPersistentModelIndex) -> None:
        entry_id, label = index.data(_ID), str(index.data(_ADD))
        if entry_id:
            self.choose(str(entry_id), label)
            self.typed.emit()
        else:
            self.line().setText(label)
            self.add(label)

    def _take_box_row(self, row: int) -> None:
        if row >= 0 and self.box.itemData(row):
            self.choose(str(self.box.itemData(row)), str(self.box.itemData(row, _ADD)))
            self.typed.emit()


def _shown(entry: Entry) -> str:
    return f"{entry.label}  ·  {entry.detail}" if entry.detail else entry.label
