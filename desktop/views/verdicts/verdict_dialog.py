"""What all verdict dialogs share: a heading, a body, one button that names the act, and focus back where it came from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.workbench import Workbench


class VerdictDialog(QDialog):
    """Base of the dialogs; subclasses fill ``body`` and say in ``missing`` what is still needed, empty when complete."""

    def __init__(self, workbench: Workbench, parent: QWidget | None, *, title: str, sentence: str, verb: str) -> None:
        super().__init__(parent)
        self._came_from = QApplication.focusWidget()
        self.workbench = workbench
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        self.said = QLabel(sentence, self)
        self.said.setWordWrap(True)
        self.said.setVisible(bool(sentence))
        column.addWidget(self.said)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        column.addLayout(self.body, 1)
        self.buttons = QDialogButtonBox(self)
        self.act = QPushButton(verb, self)
        self.act.setDefault(True)
        self.buttons.addButton(self.act, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.cancel.setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        wide = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(wide * 80)
        self.finished.connect(self._return_focus)

    def missing(self) -> str:
        """What is still needed, in one sentence; empty when the act may run."""
        return ""

    def check(self) -> None:
        """Switch the act on or off; switched off it says why."""
        why = self.missing()
        self.act.setEnabled(not why)
        self.act.setToolTip(why)
        self.act.setAccessibleDescription(why)

    def accept(self) -> None:
        """End with the act, unless something is missing."""
        if not self.missing():
            super().accept()

    def _return_focus(self) -> None:
        came_from, self._came_from = self._came_from, None
        parent = self.parentWidget()
        if came_from is None or parent is None or not isValid(came_from):
            return
        if came_from is parent or parent.isAncestorOf(came_from):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
