"""The decision strip: five small segments in fixed order, each with a sign; colour is only its second voice.

Rows carry it as a string of five codes: ``-`` not yet, ``o`` open, ``s`` due soon, ``!`` overdue, ``y`` yes, ``n`` no,
``~`` more evidence; then, after ``;``, the due dates of the open ones, from which ``present`` makes ``s`` and ``!`` of the day.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from desktop.services.listings.strip_codes import present
from desktop.views.look.theme import Look

SEGMENT = 18
SPACE = 3
STRIP_WIDTH = 5 * SEGMENT + 4 * SPACE

_INK = {"-": "outline", "o": "muted", "s": "warn", "!": "bad", "y": "good", "n": "bad", "~": "info"}
_GROUND = {"s": "warn_weak", "!": "bad_weak", "y": "good_weak", "n": "bad_weak", "~": "info_weak"}


def decisions() -> tuple[str, ...]:
    """The five decisions in their order, as questions."""
    return (
        QCoreApplication.translate("DecisionStrip", "Role approved?"),
        QCoreApplication.translate("DecisionStrip", "Candidate qualified?"),
        QCoreApplication.translate("DecisionStrip", "Team aligned?"),
        QCoreApplication.translate("DecisionStrip", "Offer viable?"),
        QCoreApplication.translate("DecisionStrip", "Start date secure?"),
    )


def in_words(codes: str) -> str:
    """The strip as text, one decision a line: for tooltips, screen readers and copies."""
    names = {
        "-": QCoreApplication.translate("DecisionStrip", "not yet"),
        "o": QCoreApplication.translate("DecisionStrip", "open"),
        "s": QCoreApplication.translate("DecisionStrip", "due soon"),
        "!": QCoreApplication.translate("DecisionStrip", "overdue"),
        "y": QCoreApplication.translate("DecisionStrip", "yes"),
        "n": QCoreApplication.translate("DecisionStrip", "no"),
        "~": QCoreApplication.translate("DecisionStrip", "more evidence wanted"),
    }
    padded = present(codes)
    return "\n".join(
        f"{question} {names.get(code, names['-'])}" for question, code in zip(decisions(), padded, strict=True)
    )


def segment_at(x: float) -> int:
    """Which of the five stands so far from the left end of the strip; -1 beside it. The gaps belong to their neighbours."""
    number = int((x + SPACE / 2) // (SEGMENT + SPACE))
    return number if 0 <= number < len(decisions()) else -1


def as_signs(codes: str) -> str:
    """The strip as five signs in a line of text."""
    signs = {"-": "–", "o": "○", "s": "◔", "!": "!", "y": "✓", "n": "✕", "~": "~"}
    return " ".join(signs.get(code, "–") for code in present(codes))


class StripPainter:
    """Draws strips; each different strip is drawn once per theme and screen, then only copied."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._drawn: dict[tuple[str, float], QPixmap] = {}
        look.changed.connect(self._drawn.clear)

    def draw(self, painter: QPainter, rect: QRectF, codes: str, ratio: float = 1.0) -> None:
        """Draw the strip at the left of ``rect``, in its vertical middle."""
        picture = self.pixmap(codes, ratio)
        top = rect.top() + (rect.height() - SEGMENT) / 2
        painter.drawPixmap(QPointF(round(rect.left()), round(top)), picture)

    def one(self, painter: QPainter, box: QRectF, code: str) -> None:
        """Draw a single segment, for what asks only one question."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._segment(painter, box, code)
        painter.restore()

    def pixmap(self, codes: str, ratio: float = 1.0) -> QPixmap:
        """The strip as a picture for a screen of this device pixel ratio."""
        codes = present(codes)
        found = self._drawn.get((codes, ratio))
        if found is None:
            if len(self._drawn) > 400:
                self._drawn.clear()
            found = QPixmap(round(STRIP_WIDTH * ratio), round(SEGMENT * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for position, code in enumerate(codes):
                self._segment(painter, QRectF(position * (SEGMENT + SPACE), 0, SEGMENT, SEGMENT), code)
            painter.end()
            self._drawn[(codes, ratio)] = found
        return found

    def _segment(self, painter: QPainter, box: QRectF, code: str) -> None:
        ink = self._look.colour(_INK.get(code, "outline"))
        ground = self._look.colour(_GROUND[code]) if code in _GROUND else self._look.colour("surface")
        painter.setPen(Qt.PenStyle.NoPen if code in _GROUND else QPen(self._look.colour("line"), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        pen = QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _sign(painter, box.center(), code, ink)


def _sign(painter: QPainter, middle: QPointF, code: str, ink: QColor) -> None:
    x, y = middle.x(), middle.y()
    if code == "o":
        painter.drawEllipse(middle, 3.6, 3.6)
    elif code == "s":
        painter.drawEllipse(middle, 3.9, 3.9)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(QRectF(x - 3.9, y - 3.9, 7.8, 7.8), 0, 90 * 16)
    elif code == "!":
        painter.drawLine(QPointF(x, y - 4.4), QPointF(x, y + 0.9))
        painter.drawPoint(QPointF(x, y + 4.1))
    elif code == "y":
        painter.drawPolyline([QPointF(x - 3.8, y + 0.3), QPointF(x - 1.1, y + 3.1), QPointF(x + 4.0, y - 3.1)])
    elif code == "n":
        painter.drawLine(QPointF(x - 3.1, y - 3.1), QPointF(x + 3.1, y + 3.1))
        painter.drawLine(QPointF(x + 3.1, y - 3.1), QPointF(x - 3.1, y + 3.1))
    elif code == "~":
        wave = QPainterPath(QPointF(x - 4.2, y + 1.0))
        wave.cubicTo(QPointF(x - 2.0, y - 4.2), QPointF(x + 2.0, y + 4.2), QPointF(x + 4.2, y - 1.0))
        painter.drawPath(wave)
    else:
        painter.drawLine(QPointF(x - 2.6, y), QPointF(x + 2.6, y))
