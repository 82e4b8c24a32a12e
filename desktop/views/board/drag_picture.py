"""What hangs at the pointer while cards are dragged: the first name, and how many more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from desktop.views.board.card_face import CardFace, tr
from desktop.views.look.theme import GRID, RADIUS, Look


def drag_picture(look: Look, faces: Sequence[CardFace], ratio: float) -> QPixmap:
    """A small card for a screen of this device pixel ratio."""
    font = look.font("strong")
    metrics = QFontMetrics(font)
    text = metrics.elidedText(faces[0].name, Qt.TextElideMode.ElideRight, 200)
    if len(faces) > 1:
        text += "  " + tr("and %n more", len(faces) - 1)
    wide, high = metrics.horizontalAdvance(text) + 3 * GRID, metrics.height() + 2 * GRID
    picture = QPixmap(round(wide * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.colour("raised"))
    painter.setPen(look.colour("accent"))
    box = QRectF(0.5, 0.5, wide - 1, high - 1)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return picture
