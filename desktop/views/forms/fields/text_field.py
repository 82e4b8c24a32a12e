"""One line of text, tidied when it is left."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.views.forms.fields.contact_text import tidy, wrong
from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldSpec
from desktop.views.workbench import Workbench


class TextField(Field):
    """A line edit."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(spec.placeholder)
        self._line.textEdited.connect(self.typed)
        self.watch(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        self.setFocusProxy(self._line)

    def editor(self) -> QWidget:
        """The line edit."""
        return self._line

    def value(self) -> str:
        """The tidied text."""
        return tidy(self.spec.content, self._line.text())

    def set_value(self, value: Any) -> None:
        """Show the text from its beginning."""
        self._line.setText(str(value or ""))
        self._line.setCursorPosition(0)

    def written(self) -> str:
        """The text as typed."""
        return self._line.text()

    def problem(self) -> str:
        """Malformed addresses."""
        return wrong(self.spec.content, self.value())

    def normalise(self) -> None:
        """Show the tidied text."""
        if self._line.text() != self.value():
            self._line.setText(self.value())
