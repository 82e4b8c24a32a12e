"""Parts of a form next to each other where there is room, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.views.look.theme import GAP

_ROOM = 320
"""What each part needs to stand beside another."""


class SideBySide(QWidget):
    """As wide as what holds it. The order of the keyboard stays the same either way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)

    def add(self, part: QWidget) -> None:
        """One more part, as wide as the others."""
        self._row.addWidget(part, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room allows or demands it."""
        super().resizeEvent(event)
        wide = self.width() >= self._row.count() * _ROOM
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
