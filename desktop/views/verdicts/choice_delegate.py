"""Paints one choice: number key, label and under it the sentence that says what it means."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.views.look.theme import GRID, RADIUS, ROW, Look

KEY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The number key that chooses the row; empty if there is none."""


class ChoiceDelegate(QStyledItemDelegate):
    """One or two lines a row, the key in a small frame on the left."""

    def __init__(self, look: Look, two_lines: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._two_lines = two_lines

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its lines need, never lower than a table row."""
        lines = QFontMetrics(self._look.font("body")).height()
        if self._two_lines:
            lines += QFontMetrics(self._look.font("secondary")).height() + 2
        return QSize(200, max(ROW, lines + GRID + 2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fill for the chosen row, then key, label, explanation."""
        look = self._look
        rect: QRect = option.rect.adjusted(2, 1, -2, -1)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setBrush(look.colour("accent_weak"))
            painter.setPen(QPen(look.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS - 2, RADIUS - 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("window"))
            painter.drawRoundedRect(rect, RADIUS - 2, RADIUS - 2)
        body, secondary = look.font("body"), look.font("secondary")
        body_high, secondary_high = QFontMetrics(body).height(), QFontMetrics(secondary).height()
        left = rect.left() + GRID
        key = index.data(KEY_ROLE)
        if key is not None:
            side = body_high + 2
            if key:
                frame = QRect(left, rect.center().y() - side // 2, side, side)
                painter.setPen(look.colour("line_strong"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(frame, 4, 4)
                painter.setPen(look.colour("muted"))
                painter.setFont(secondary)
                painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, key)
            left += side + GRID + 2
        detail = index.data(Qt.ItemDataRole.ToolTipRole)
        wide = rect.right() - GRID - left
        block = body_high + (secondary_high + 2 if detail else 0)
        top = rect.top() + (rect.height() - block) // 2
        painter.setFont(body)
        painter.setPen(look.colour("text"))
        label = QFontMetrics(body).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(left, top, wide, body_high), Qt.AlignmentFlag.AlignVCenter, label)
        if detail:
            painter.setFont(secondary)
            painter.setPen(look.colour("text" if chosen else "muted"))
            text = QFontMetrics(secondary).elidedText(detail, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(
                QRect(left, top + body_high + 2, wide, secondary_high), Qt.AlignmentFlag.AlignVCenter, text
            )
        painter.restore()
