"""The chip of a case: how many decisions wait. Pressing it opens them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.views.look.theme import Look
from desktop.views.records.decisions.decision_words import open_counts, open_tone, open_words


class OpenChip(QPushButton):
    """Hidden while nothing waits."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAutoDefault(False)
        self.setMinimumHeight(24)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_strips(self, *strips: str) -> None:
        """Count what waits in these strips."""
        waiting, soon, late = open_counts(*strips)
        self.setText(open_words(waiting, late))
        tone = open_tone(soon, late)
        self._look.style(self, f"chip_{tone}" if tone else "chip")
        self.setToolTip(self.tr("Show what is to be decided"))
        self.setVisible(bool(waiting))
