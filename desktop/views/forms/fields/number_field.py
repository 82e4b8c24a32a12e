"""A small whole number."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench


class NumberField(Field):
    """A spin box."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self._spin = QSpinBox(self)
        self._spin.setRange(spec.least, spec.most)
        self._spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._quiet = False
        self._spin.valueChanged.connect(self._changed)
        self.watch(self._spin)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._spin)
        row.addStretch(1)
        self.setFocusProxy(self._spin)

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit()

    def editor(self) -> QWidget:
        """The spin box."""
        return self._spin

    def value(self) -> int:
        """The number."""
        return self._spin.value()

    def set_value(self, value: Any) -> None:
        """Show the number."""
        self._quiet = True
        self._spin.setValue(int(value or 0))
        self._quiet = False
