"""The dialog for trouble with the world outside: what happened, where, what to do next; details can be copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.views.look.theme import GRID, MARGIN, Look
from desktop.views.mishaps.wording import Wording


class TroubleDialog(QDialog):
    """One error in words, with its path."""

    def __init__(self, look: Look, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.setWindowTitle(wording.title or self.tr("Something did not work"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sign = QLabel(self)
        sign.setPixmap(look.icon("warning", wording.kind if wording.kind != "info" else "info").pixmap(QSize(32, 32)))
        happened = QLabel(wording.happened, self)
        look.style(happened, "section")
        todo = QLabel(wording.todo, self)
        for label in (happened, todo):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(GRID * 48)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        words.addWidget(happened)
        if wording.path:
            where = QLabel(wording.path, self)
            where.setWordWrap(True)
            where.setTextFormat(Qt.TextFormat.PlainText)
            where.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            where.setAccessibleName(self.tr("Path"))
            look.style(where, "muted")
            words.addWidget(where)
        words.addWidget(todo)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(MARGIN)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._buttons = buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        close.setFocus()
        self.copy_button: QPushButton = buttons.addButton(
            self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addLayout(row)
        column.addWidget(buttons)

    def offer(self, text: str, act: Callable[[], None]) -> QPushButton:
        """A way out; the dialog closes first. Of several the last offered is the button that Enter presses."""
        button = self._buttons.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        button.setDefault(True)
        button.setFocus()
        button.clicked.connect(lambda: self._take(act))
        return button

    def _take(self, act: Callable[[], None]) -> None:
        self.accept()
        act()

    def _copy(self) -> None:
        wording = self._wording
        lines = (wording.happened, wording.path, wording.todo, wording.details)
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))
        self.copy_button.setText(self.tr("Copied"))
