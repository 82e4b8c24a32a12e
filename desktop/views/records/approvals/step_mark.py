"""The sign of a step on the vertical line that joins the steps of an approval."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.look.theme import Look

SIGNS = {"done": "✓", "declined": "✕"}
_TONES = {"done": "good", "declined": "bad", "now": "accent", "late": "bad"}


class StepMark(QWidget):
    """A circle with the number or the sign, and the line to its neighbours. Decoration: the words stand beside it."""

    def __init__(self, look: Look, number: int, state: str, parent: QWidget, *, first: bool, last: bool) -> None:
        super().__init__(parent)
        self._look = look
        self._text = SIGNS.get(state, str(number))
        self._state, self._first, self._last = state, first, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as the circle, as high as the step."""
        return QSize(self._edge() + 2, self._edge() + 2)

    def _edge(self) -> int:
        return round(self.fontMetrics().lineSpacing() * 1.35)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line first, the circle on it."""
        edge = self._edge()
        circle = QRectF(1, 1, edge, edge)
        middle = circle.center().x()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("line_strong"), 1.5))
        if not self._first:
            painter.drawLine(QPointF(middle, 0), QPointF(middle, circle.top()))
        if not self._last:
            painter.drawLine(QPointF(middle, circle.bottom()), QPointF(middle, self.height()))
        tone = _TONES.get(self._state, "")
        ground = {"good": "good_weak", "bad": "bad_weak", "accent": "accent_weak"}.get(tone, "surface")
        painter.setBrush(self._look.colour(ground))
        painter.setPen(QPen(self._look.colour(tone or "line_strong"), 1.5))
        painter.drawEllipse(circle.adjusted(0.75, 0.75, -0.75, -0.75))
        font = QFont(self.font())
        font.setPixelSize(max(8, round(edge * 0.55)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._look.colour(tone or "muted"))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), self._text)
        painter.end()
