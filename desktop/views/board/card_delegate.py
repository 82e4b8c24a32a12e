"""Paints a card: name, owner and ages, the decision strip with what is stale, chips for hold and flags."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.views.board.card_face import CardFace
from desktop.views.board.cards_model import FACE_ROLE
from desktop.views.look.theme import GRID, RADIUS, Look
from desktop.views.tables.decision_strip import SEGMENT, STRIP_WIDTH, StripPainter, segment_at

Index = QModelIndex | QPersistentModelIndex
INSET = 10
LINE_GAP = 4
CARD_GAP = GRID
_FADED = 0.45


class CardInk(QObject):
    """Fonts, metrics and colours of cards, taken from the look once and again after each change of theme."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.strips = StripPainter(look)
        self.refresh()
        look.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read everything from the look."""
        look = self._look
        self.strong: QFont = look.font("strong")
        self.small: QFont = look.font("secondary")
        self.strong_metrics = QFontMetrics(self.strong)
        self.small_metrics = QFontMetrics(self.small)
        self.tiny = QFont(self.small)
        self.tiny.setPointSizeF(max(1.0, self.small.pointSizeF() * 0.85))
        tones = ("good", "warn", "bad", "info")
        names = ("raised", "line", "line_strong", "text", "muted", "accent", "accent_weak", "window", *tones)
        self.colour = {name: look.colour(name) for name in (*names, *(f"{tone}_weak" for tone in tones))}
        self.hairline = QPen(self.colour["line"], 1)
        self.rim = QPen(self.colour["line_strong"], 1)
        self.focus = QPen(self.colour["accent"], 2)
        self.chip_high = self.small_metrics.height() + 4
        self.name_high = self.strong_metrics.height()
        self.small_high = max(self.circle(), self.chip_high)
        self.strip_high = SEGMENT

    def circle(self) -> int:
        """The width of the circle with the owner's initials."""
        return self.small_metrics.height() + 6

    def strip_top(self) -> int:
        """How far below the upper edge of a card its decision strip begins."""
        return INSET - 1 + self.name_high + LINE_GAP + self.small_high + LINE_GAP + 2

    def height(self, face: CardFace) -> int:
        """How high the card with its gap is."""
        high = self.strip_top() + self.strip_high + INSET - 1
        return high + (LINE_GAP + 2 + self.chip_high if face.chips else 0) + CARD_GAP


class CardDelegate(QStyledItemDelegate):
    """Draws cards; every text was worked out before, only widths are looked at here."""

    def __init__(self, ink: CardInk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the lines of this card need."""
        face = index.data(FACE_ROLE)
        return QSize(120, self._ink.height(face) if face is not None else 80)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The card on its surface with a hairline; chosen ones on the weak accent, the focused one framed."""
        face: CardFace | None = index.data(FACE_ROLE)
        if face is None:
            return
        ink = self._ink
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if face.pending:
            painter.setOpacity(_FADED)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5 - CARD_GAP)
        painter.setBrush(ink.colour["accent_weak" if chosen else "raised"])
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(ink.focus)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        else:
            hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            painter.setPen(QPen(ink.colour["accent"], 1) if chosen else ink.rim if hovered else ink.hairline)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._lines(painter, option.rect.adjusted(INSET, INSET - 1, -INSET, 0), face, chosen)
        painter.restore()

    def _lines(self, painter: QPainter, area: QRect, face: CardFace, chosen: bool) -> None:
        ink = self._ink
        left, wide, top = area.left(), area.width(), area.top()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(ink.strong)
        painter.setPen(ink.colour["text"])
        name = ink.strong_metrics.elidedText(face.name, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(left, top, wide, ink.name_high), middle, name)
        top += ink.name_high + LINE_GAP
        painter.setFont(ink.small)
        self._owner(painter, QRectF(left, top + (ink.small_high - ink.circle()) / 2, ink.circle(), ink.circle()), face)
        text_left = left + ink.circle() + GRID - 2
        room = wide - (text_left - left)
        if face.stale:
            chip_top = top + (ink.small_high - ink.chip_high) // 2
            room -= self._chip(painter, left + wide, chip_top, face.stale, face.tone, room, True) + 4
            painter.setFont(ink.small)
        painter.setPen(ink.colour["text" if chosen else "muted"])
        painter.drawText(QRect(text_left, top, room, ink.small_high), middle, self._ages(face, room))
        top = area.top() - (INSET - 1) + ink.strip_top()
        ratio = painter.device().devicePixelRatio()
        ink.strips.draw(painter, QRectF(left, top, wide, ink.strip_high), face.card.strip, ratio)
        self._waiting(painter, QRect(left + STRIP_WIDTH + GRID, top, wide - STRIP_WIDTH - GRID, ink.strip_high), face)
        if face.chips:
            self._chips(painter, left, top + ink.strip_high + LINE_GAP + 2, face, wide)

    def segment_at(self, card: QRect, place: QPoint) -> int:
        """Which of the five decisions of a card stands at this place; -1 where none does."""
        down = place.y() - card.top() - self._ink.strip_top()
        return segment_at(place.x() - card.left() - INSET) if 0 <= down <= self._ink.strip_high else -1

    def _waiting(self, painter: QPainter, room: QRect, face: CardFace) -> None:
        """Beside the strip, in as many words as there is room for; without room the strip says it alone."""
        metrics, needs = self._ink.small_metrics, 14 if face.waiting_tone else 0
        text = next((one for one in face.waiting_words if metrics.horizontalAdvance(one) + needs <= room.width()), "")
        if not text:
            return
        if face.waiting_tone:
            top = room.top() + (room.height() - self._ink.chip_high) // 2
            self._chip(painter, room.left() + room.width(), top, text, face.waiting_tone, room.width(), True)
            return
        painter.setFont(self._ink.small)
        painter.setPen(self._ink.colour["muted"])
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _ages(self, face: CardFace, room: int) -> str:
        metrics = self._ink.small_metrics
        for text in face.ages:
            if metrics.horizontalAdvance(text) <= room:
                return text
        return metrics.elidedText(face.ages[-1], Qt.TextElideMode.ElideRight, room)

    def _owner(self, painter: QPainter, box: QRectF, face: CardFace) -> None:
        ink = self._ink
        owned = bool(face.card.owner_id)
        painter.setBrush(ink.colour["window"] if owned else Qt.BrushStyle.NoBrush)
        painter.setPen(ink.rim if owned else QPen(ink.colour["line_strong"], 1, Qt.PenStyle.DotLine))
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(ink.colour["text"])
        painter.setFont(ink.tiny)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, face.initials)
        painter.setFont(ink.small)

    def _chips(self, painter: QPainter, left: int, top: int, face: CardFace, wide: int) -> None:
        end = left + wide
        metrics = self._ink.small_metrics
        more_wide = metrics.horizontalAdvance("+9") + 2 * 7 + 1
        for position, (text, tone) in enumerate(face.chips):
            rest = len(face.chips) - position
            reserved = more_wide + 4 if rest > 1 else 0
            needed = metrics.horizontalAdvance(text) + 2 * 7
            room = end - left
            if position and needed > room - reserved:
                self._chip(painter, left, top, f"+{rest}", "", room)
                return
            left += self._chip(painter, left, top, text, tone, room - reserved) + 4

    def _chip(
        self, painter: QPainter, left: int, top: int, text: str, tone: str, room: int, from_right: bool = False
    ) -> int:
        ink = self._ink
        text = ink.small_metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 14)
        wide = ink.small_metrics.horizontalAdvance(text) + 14
        box = QRectF(left - wide if from_right else left, top, wide, ink.chip_high)
        painter.setPen(Qt.PenStyle.NoPen if tone else ink.hairline)
        painter.setBrush(ink.colour[f"{tone}_weak"] if tone else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, ink.chip_high / 2, ink.chip_high / 2)
        painter.setPen(ink.colour[tone or "muted"])
        painter.drawText(QPointF(box.left() + 7, box.top() + 2 + ink.small_metrics.ascent()), text)
        return wide
