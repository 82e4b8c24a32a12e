"""Yes or no: a check box whose own text is the question."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench


class FlagField(Field):
    """A check box."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self.box = QCheckBox(spec.label, self)
        self.box.setMinimumHeight(24)
        self.box.clicked.connect(self.typed)
        self.watch(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addStretch(1)
        self.setFocusProxy(self.box)

    def editor(self) -> QWidget:
        """The check box."""
        return self.box

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        self.box.setChecked(bool(value))

    def in_words(self, value: Any) -> str:
        """Yes or no."""
        return self.tr("Yes") if value else self.tr("No")
