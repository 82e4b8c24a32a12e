"""The fields of a merge: a line each with both values to choose from, and the result beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QRadioButton, QSizePolicy, QWidget

from desktop.views.candidates.merge_fields import MergeField
from desktop.views.look.theme import GAP
from desktop.views.records.change_words import value_words
from desktop.views.workbench import Workbench

_RADIO = 24


class MergeGrid(QWidget):
    """``chosen`` when the person chose another side for a field."""

    chosen = Signal()

    def __init__(
        self, workbench: Workbench, fields: Sequence[MergeField], kept: str, other: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._fields = list(fields)
        self._others: dict[str, QRadioButton] = {}
        self._results: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(6)
        for column, text in enumerate(("", kept, other, self.tr("Result"))):
            title = QLabel(text, self)
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setWordWrap(True)
            title.setFont(workbench.look.font("strong"))
            grid.addWidget(title, 0, column, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnStretch(column, 0 if column == 0 else 1)
        for row, field in enumerate(self._fields, start=1):
            self._add(grid, row, field, kept, other)

    def values(self) -> dict[str, Any]:
        """The chosen values of those fields where the other record's was taken."""
        return {
            field.spec.code: field.other
            for field in self._fields
            if field.differs and self._others[field.spec.code].isChecked()
        }

    def radio(self, code: str) -> QRadioButton:
        """The button that takes the other record's value."""
        return self._others[code]

    def _add(self, grid: QGridLayout, row: int, field: MergeField, kept: str, other: str) -> None:
        name = QLabel(field.spec.label, self)
        self._workbench.look.style(name, "muted")
        _beside_radio(name)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        if not field.differs:
            grid.addWidget(self._text(self._words(field, field.kept)), row, 1, 1, 3)
            return
        group = QButtonGroup(self)
        for column, side, value in ((1, kept, field.kept), (2, other, field.other)):
            cell = QWidget(self)
            across = QHBoxLayout(cell)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(4)
            radio = QRadioButton(cell)
            words = self._words(field, value)
            radio.setAccessibleName(f"{field.spec.label}, {side}: {words}")
            radio.setMinimumSize(_RADIO, _RADIO)
            text = self._text(words)
            text.setBuddy(radio)
            _beside_radio(text)
            across.addWidget(radio, 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(text, 1)
            group.addButton(radio)
            grid.addWidget(cell, row, column)
            radio.setChecked(field.take_other == (column == 2))
            if column == 2:
                self._others[field.spec.code] = radio
                radio.toggled.connect(lambda _on, field=field: self._show(field))
        result = self._text("")
        result.setFont(self._workbench.look.font("strong"))
        _beside_radio(result)
        self._results[field.spec.code] = result
        grid.addWidget(result, row, 3)
        self._show(field)

    def _show(self, field: MergeField) -> None:
        value = field.other if self._others[field.spec.code].isChecked() else field.kept
        self._results[field.spec.code].setText(self._words(field, value))
        self.chosen.emit()

    def _words(self, field: MergeField, value: Any) -> str:
        text = "true" if value is True else "false" if value is False else str(value or "")
        return value_words(self._workbench, field.spec.code, text) or self.tr("(empty)")

    def _text(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return label


def _beside_radio(label: QLabel) -> None:
    """The first line stands in the middle of the round button's height."""
    label.setContentsMargins(0, (_RADIO - label.fontMetrics().height()) // 2, 0, 0)
