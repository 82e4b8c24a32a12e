"""A person as initials in a quiet circle."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.look.theme import Look


def initials_of(name: str) -> str:
    """At most two letters."""
    parts = [part for part in name.replace("-", " ").split() if part[:1].isalpha()]
    if not parts:
        return "?"
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else parts[0][1:2])).upper()


class InitialsCircle(QWidget):
    """Decoration beside the name, so it says nothing to a screen reader."""

    def __init__(self, look: Look, lines: float = 3.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines = lines
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_name(self, name: str) -> None:
        """Whose initials."""
        self._text = initials_of(name)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as so many lines of text."""
        edge = round(self.fontMetrics().lineSpacing() * self._lines)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The circle and the letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent_weak"))
        painter.drawEllipse(self.rect().adjusted(0, 0, -1, -1))
        font = QFont(self.font())
        font.setPixelSize(max(8, round(self.height() * 0.36)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._look.colour("accent"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._text)
        painter.end()
