"""One of a few fixed words (an enum of ``words.py``) in the system's own combo box."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.views import labels
from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench


class ChoiceField(Field):
    """A combo box; a first empty entry stands for "not said" unless the field is required."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        assert spec.choices is not None
        self._box = QComboBox(self)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not spec.required:
            self._box.addItem(spec.placeholder or self.tr("Not said"), "")
        for choice in spec.choices:
            self._box.addItem(labels.label(choice), str(choice))
        self._box.activated.connect(lambda _row: self.typed.emit())
        self.watch(self._box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addStretch(1)
        self.setFocusProxy(self._box)

    def editor(self) -> QWidget:
        """The combo box."""
        return self._box

    def value(self) -> str:
        """The code of the chosen word."""
        return str(self._box.currentData() or "")

    def set_value(self, value: Any) -> None:
        """Choose a word by its code; one nobody knows any more is shown as it is."""
        row = self._box.findData(str(value or ""))
        if row < 0 and value:
            self._box.addItem(str(value), str(value))
            row = self._box.count() - 1
        self._box.setCurrentIndex(max(row, 0))

    def in_words(self, value: Any) -> str:
        """The label of a code."""
        assert self.spec.choices is not None
        return labels.label(self.spec.choices(value)) if value in set(self.spec.choices) else str(value or "")
