"""The small panel that makes or changes a filter, built from the type of its column."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QDoubleValidator, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from desktop.services.listings.columns import ColumnType, ListColumn, ListKind
from desktop.services.listings.questions import Filter
from desktop.views.tables.choice_list import ChoiceList
from desktop.views.tables.filter_wording import column_label, operations
from desktop.views.tables.formatting import CellFormatter
from desktop.views.tables.popover import Popover
from desktop.views.workbench import Workbench

_DATES = (ColumnType.DATE, ColumnType.MOMENT)
_LONGEST_AGO = 9999


class FilterEditor(Popover):
    """Emits ``accepted`` with the filters made (two for "between")."""

    accepted = Signal(tuple)

    def __init__(
        self,
        workbench: Workbench,
        kind: ListKind,
        column: ListColumn,
        formatter: CellFormatter,
        below: QWidget,
        present: Filter | None = None,
    ) -> None:
        super().__init__(workbench.look, below)
        self.column = column
        self._present = present
        self._ops = operations(column)
        name = column_label(column)
        self.setAccessibleName(self.tr("Filter by {column}").format(column=name))
        title = QLabel(name, self)
        workbench.look.style(title, "section")
        self.box.addWidget(title)
        self.operation = QComboBox(self)
        self.operation.setAccessibleName(self.tr("Condition on {column}").format(column=name))
        for op, words in self._ops:
            self.operation.addItem(words, op)
        self.operation.setVisible(len(self._ops) > 1)
        self.operation.setMinimumHeight(28)
        self.box.addWidget(self.operation)
        self.fields = QStackedWidget(self)
        self.box.addWidget(self.fields, 1)
        self._build(workbench, kind, formatter, name)
        buttons = QDialogButtonBox(self)
        self.apply = QPushButton(self.tr("Apply filter"), self)
        workbench.look.style(self.apply, "primary")
        buttons.addButton(self.apply, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(self.tr("Cancel"), self), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.close)
        self.box.addWidget(buttons)
        self.operation.currentIndexChanged.connect(self._show_fields)
        if present is not None:
            self.operation.setCurrentIndex(max(self.operation.findData(present.op), 0))
        self._show_fields()
        self.setMinimumWidth(320)

    def take_focus(self) -> None:
        """The first field that takes a value."""
        field = self.fields.currentWidget()
        target = field.focusProxy() or field if field is not None else self.operation
        (target if self.fields.isVisibleTo(self) else self.operation).setFocus(Qt.FocusReason.PopupFocusReason)

    def filters(self) -> tuple[Filter, ...]:
        """The filters as set now; none if a value is missing."""
        op, code = str(self.operation.currentData()), self.column.code
        if op in ("empty", "filled"):
            return (Filter(code, op),)
        if self.choices is not None:
            chosen = self.choices.chosen()
            return (Filter(code, op, chosen),) if chosen else ()
        if op in ("within", "older"):
            return (Filter(code, op, (str(self.days.value()),)),)
        one, other = self._value(self.first), self._value(self.second)
        if op == "between":
            low, high = (other, one) if one and other and self._order(other) < self._order(one) else (one, other)
            return tuple(Filter(code, side, (value,)) for side, value in (("from", low), ("to", high)) if value)
        return (Filter(code, op, (one,)),) if one else ()

    # --- building -------------------------------------------------------------------------------------------------------

    def _build(self, workbench: Workbench, kind: ListKind, formatter: CellFormatter, name: str) -> None:
        self.choices: ChoiceList | None = None
        present = self._present
        if self.column.type in (ColumnType.CHOICE, ColumnType.PERSON, ColumnType.FLAG):
            self.choices = ChoiceList(workbench, kind, self.column, formatter, present.values if present else (), self)
            self.choices.agreed.connect(self._accept)
            self.fields.addWidget(self.choices)
            return
        self.days = QSpinBox(self)
        self.days.setRange(0, _LONGEST_AGO)
        self.days.setValue(7)
        self.days.setMinimumHeight(28)
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self.tr("Number of days for {column}").format(column=name))
        self.first = self._field(self.tr("{column}, value").format(column=name))
        self.second = self._field(self.tr("{column}, second value").format(column=name))
        self.joint = QLabel(self.tr("and"), self)
        pair = QWidget(self)
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        for part in (self.first, self.joint, self.second):
            line.addWidget(part, 0 if part is self.joint else 1)
        pair.setFocusProxy(self.first)
        self.fields.addWidget(pair)
        self.fields.addWidget(self.days)
        if present is not None and present.values:
            if present.op in ("within", "older"):
                self.days.setValue(int(present.values[0]) if present.values[0].isdigit() else 7)
            elif isinstance(self.first, QDateEdit):
                self.first.setDate(QDate.fromString(present.values[0][:10], Qt.DateFormat.ISODate))
            elif isinstance(self.first, QLineEdit):
                self.first.setText(present.values[0])

    def _field(self, name: str) -> QDateEdit | QLineEdit:
        field: QDateEdit | QLineEdit
        if self.column.type in _DATES:
            field = QDateEdit(QDate.currentDate(), self)
            field.setCalendarPopup(True)
        else:
            field = QLineEdit(self)
            if self.column.type in (ColumnType.NUMBER, ColumnType.MONEY):
                field.setValidator(QDoubleValidator(field))
            field.setPlaceholderText(self.tr("Any part of the text") if self.column.type is ColumnType.TEXT else "")
        field.setAccessibleName(name)
        field.setMinimumHeight(28)
        return field

    def _show_fields(self) -> None:
        op = str(self.operation.currentData())
        self.fields.setVisible(op not in ("empty", "filled"))
        if self.choices is None:
            between = op == "between"
            self.joint.setVisible(between)
            self.second.setVisible(between)
            self.fields.setCurrentIndex(1 if op in ("within", "older") else 0)
            field = self.fields.currentWidget()
            if field is not None:
                self.fields.setFixedHeight(field.sizeHint().height())
        self.adjustSize()

    def _value(self, field: QDateEdit | QLineEdit) -> str:
        if isinstance(field, QDateEdit):
            return str(field.date().toString(Qt.DateFormat.ISODate))
        text = field.text().strip()
        if text and self.column.type in (ColumnType.NUMBER, ColumnType.MONEY):
            number, fits = QLocale().toDouble(text)
            return f"{number:g}" if fits else ""
        return text

    def _order(self, value: str) -> tuple[float, str]:
        return (float(value), "") if self.column.type in (ColumnType.NUMBER, ColumnType.MONEY) else (0.0, value)

    def _accept(self) -> None:
        made = self.filters()
        if made:
            self.accepted.emit(made)
            self.close()
        else:
            self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        else:
            super().keyPressEvent(event)
