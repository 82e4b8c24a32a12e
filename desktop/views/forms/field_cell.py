"""One field of a form with its help and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.forms.fields.field import Field
from desktop.views.workbench import Workbench

_WIDEST = 620


class FieldCell(QWidget):
    """A field with its help below and, while something is wrong, the sentence that says so."""

    def __init__(self, field: Field, workbench: Workbench, parent: QWidget, widest: int = _WIDEST) -> None:
        super().__init__(parent)
        self.field = field
        self._sign = QLabel(self)
        self._workbench = workbench
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self._problem.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        workbench.look.style(self._problem, "bad")
        self._row = QWidget(self)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._problem, 1)
        self._row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(field)
        column.addWidget(self._row)
        if field.spec.help:
            text = QLabel(field.spec.help, self)
            text.setWordWrap(True)
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            workbench.look.style(text, "muted")
            column.addWidget(text)
        self.setMaximumWidth(widest)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; empty takes it back."""
        self._problem.setText(sentence)
        if sentence:
            edge = self.fontMetrics().height()
            self._sign.setPixmap(self._workbench.look.icon("warning", "bad").pixmap(edge, edge))
        self._row.setVisible(bool(sentence))
        self.field.mark_problem(sentence)

    def problem(self) -> str:
        """The sentence shown."""
        return self._problem.text() if not self._row.isHidden() else ""
