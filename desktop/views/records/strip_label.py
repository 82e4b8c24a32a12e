"""The decision strip as a widget, with the five decisions in words for tooltip and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.look.theme import Look
from desktop.views.tables.decision_strip import SEGMENT, STRIP_WIDTH, StripPainter, in_words


class StripLabel(QWidget):
    """Five segments in their fixed order."""

    def __init__(self, look: Look, codes: str = "-----", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = StripPainter(look)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._codes = codes
        self.set_codes(codes)
        look.changed.connect(self.update)

    def set_codes(self, codes: str) -> None:
        """Show these."""
        self._codes = codes
        self.setToolTip(in_words(codes))
        self.setAccessibleName(in_words(codes).replace("\n", ", "))
        self.update()

    def sizeHint(self) -> QSize:
        """As the tables draw it."""
        return QSize(STRIP_WIDTH, SEGMENT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        self._painter.draw(painter, QRectF(self.rect()), self._codes, self.devicePixelRatioF())
        painter.end()
