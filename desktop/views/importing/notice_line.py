"""A quiet line with a sign: what a person should know about what stands below it. Hidden while it has nothing to say."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.views.look.theme import GAP, GRID, Look

_ICONS = {"info": "info", "warn": "attention", "bad": "warning", "good": "check"}


class NoticeLine(QFrame):
    """``tell`` shows a text, an empty one hides the line."""

    def __init__(self, look: Look, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kind = kind
        self._sign = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GRID - 2, GAP, GRID - 2)
        row.setSpacing(GRID)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def tell(self, text: str, kind: str = "") -> None:
        """Say something, or nothing more."""
        if kind and kind != self._kind:
            self._kind = kind
            self._dress()
        self._text.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def _dress(self) -> None:
        self._look.style(self, f"banner_{self._kind}")
        icon = self._look.icon(_ICONS[self._kind], self._kind)
        self._sign.setPixmap(icon.pixmap(QSize(18, 18), self.devicePixelRatioF()))
