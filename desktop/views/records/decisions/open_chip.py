"""The chip of a case: how many decisions wait, in as many words as there is room for. Pressing it opens them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.views.look.theme import Look
from desktop.views.records.decisions.decision_words import open_counts, open_in_short, open_tone

_PADDING = 20
"""Of the chip's stylesheet, both sides."""


class OpenChip(QPushButton):
    """Hidden while nothing waits."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words: tuple[str, ...] = ()
        self.setAutoDefault(False)
        self.setMinimumHeight(24)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_strips(self, *strips: str) -> None:
        """Count what waits in these strips."""
        waiting, soon, late = open_counts(*strips)
        tone = open_tone(soon, late)
        self._look.style(self, f"chip_{tone}" if tone else "chip")
        self._words = open_in_short(waiting, late)
        self._say(self._words[0] if self._words else "")
        self.setToolTip(self.tr("{decisions}. Click to see and answer.").format(decisions=self.text()))
        self.setAccessibleName(self.text())
        self.setVisible(bool(waiting))

    def fit(self, room: int) -> None:
        """Say it in no more than so many pixels; the tooltip says it whole."""
        metrics = self.fontMetrics()
        fitting = (one for one in self._words if metrics.horizontalAdvance(one) + _PADDING <= room)
        if self._words:
            self._say(next(fitting, self._words[-1]))

    def width_of(self, place: int) -> int:
        """How wide it is with the longest words (0) or the shortest (-1)."""
        return self.fontMetrics().horizontalAdvance(self._words[place]) + _PADDING if self._words else 0

    def _say(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
