"""Paints a line of the palette: icon, label, where it belongs, key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.views.look.theme import GRID, RADIUS, ROW, Look
from desktop.views.palette.entries import Entry

ENTRY = Qt.ItemDataRole.UserRole


class EntryDelegate(QStyledItemDelegate):
    """One row; the chosen one on the weak accent."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """At least a comfortable row."""
        return QSize(GRID * 30, max(ROW + 4, option.fontMetrics.height() + 2 * GRID))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        look = self._look
        rect: QRect = option.rect.adjusted(GRID // 2, 1, -GRID // 2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_weak"))
            painter.drawRoundedRect(rect, RADIUS - 2, RADIUS - 2)
        left = rect.left() + GRID
        if entry.icon:
            icon = look.icon(entry.icon, "muted")
            icon.paint(painter, QRect(left, rect.center().y() - 8, 17, 17))
        left += 17 + GRID
        right = rect.right() - GRID
        middle = Qt.AlignmentFlag.AlignVCenter
        if entry.key:
            painter.setFont(look.font("secondary"))
            painter.setPen(look.colour("muted"))
            width = painter.fontMetrics().horizontalAdvance(entry.key)
            painter.drawText(QRect(right - width, rect.top(), width + 1, rect.height()), middle, entry.key)
            right -= width + 2 * GRID
        painter.setFont(option.font)
        painter.setPen(look.colour("text"))
        label = painter.fontMetrics().elidedText(entry.label, Qt.TextElideMode.ElideRight, max(0, right - left))
        metrics = painter.fontMetrics()
        base = rect.center().y() + (metrics.ascent() - metrics.descent() + 1) // 2
        painter.drawText(left, base, label)
        left += painter.fontMetrics().horizontalAdvance(label) + GRID
        if entry.hint and right - left > GRID * 4:
            painter.setFont(look.font("secondary"))
            painter.setPen(look.colour("muted"))
            hint = painter.fontMetrics().elidedText(entry.hint, Qt.TextElideMode.ElideRight, right - left)
            painter.drawText(left, base, hint)
        painter.restore()
