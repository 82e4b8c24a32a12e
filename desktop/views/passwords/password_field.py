"""A field for a password: hidden unless asked to show, pasting allowed (WCAG 3.3.8), never completed or remembered by Qt."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.views.look.theme import GRID, Look


class PasswordField(QWidget):
    """The line and its Show button. ``accepted`` on Enter."""

    accepted = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(name)
        self.line.setMaxLength(200_000)  # longer ones get a sentence, not silence
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.line.returnPressed.connect(self.accepted)
        self.show_button = QToolButton(self)
        self.show_button.setCheckable(True)
        self.show_button.setIconSize(QSize(16, 16))
        self.show_button.setMinimumSize(QSize(28, 28))
        look.style(self.show_button, "flat")
        look.dress(self.show_button, "eye", "muted")
        self.show_button.toggled.connect(self._shown)
        self._shown(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """What was typed, every blank of it."""
        return self.line.text()

    def clear(self) -> None:
        """Empty, and hidden again."""
        self.line.clear()
        self.show_button.setChecked(False)

    def _shown(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        what = self.tr("Hide the password") if shown else self.tr("Show the password")
        self.show_button.setToolTip(what)
        self.show_button.setAccessibleName(what)
