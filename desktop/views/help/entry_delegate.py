"""Paints the rows on the left of the help: group headings, topics, and hits with the words that were looked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.help.matching import Span
from desktop.views.look.theme import GRID, RADIUS, Look

ENTRY = Qt.ItemDataRole.UserRole + 1
_LINES = 3


class Kind(StrEnum):
    """What a row is."""

    GROUP = "group"
    TOPIC = "topic"
    HIT = "hit"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row; ``piece`` and ``marks`` only of hits."""

    kind: Kind
    title: str
    topic: str = ""
    anchor: str = ""
    piece: str = ""
    marks: tuple[Span, ...] = ()


class EntryDelegate(QStyledItemDelegate):
    """Draws with the look's colours; the current row is told by ground, weight and a bar."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Topics in one line, hits as high as their text."""
        entry: Entry = index.data(ENTRY)
        line = option.fontMetrics.height()
        if entry.kind is Kind.GROUP:
            return QSize(0, line + GRID * (2 if index.row() else 1))
        if entry.kind is Kind.TOPIC:
            return QSize(0, max(28, line + GRID + 2))
        layout = self._laid_out(entry, self._inner(QRect(0, 0, self._view.viewport().width(), 0)).width())
        return QSize(0, line + GRID * 2 + 2 + round(layout.boundingRect().height()))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        entry: Entry = index.data(ENTRY)
        look = self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, option, entry, chosen)
        inner = self._inner(option.rect)
        line = option.fontMetrics.height()
        if entry.kind is Kind.GROUP:
            painter.setFont(look.font("secondary"))
            painter.setPen(look.colour("muted"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, entry.title)
            painter.restore()
            return
        painter.setFont(look.font("strong" if chosen or entry.kind is Kind.HIT else "body"))
        painter.setPen(look.colour("accent" if chosen else "text"))
        upper = inner if entry.kind is Kind.TOPIC else QRect(inner.left(), inner.top() + GRID - 2, inner.width(), line)
        title = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        if entry.kind is Kind.HIT:
            painter.setPen(look.colour("text" if chosen else "muted"))
            layout = self._laid_out(entry, inner.width())
            layout.draw(painter, QPointF(inner.left(), upper.bottom() + 3))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, chosen: bool) -> None:
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        hovered = over and self._view.viewport().underMouse()  # the view forgets to forget a row
        if entry.kind is Kind.GROUP or not (chosen or hovered):
            return
        box = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5)
        focused = chosen and self._view.hasFocus()
        painter.setPen(self._look.colour("accent") if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent_weak" if chosen else "line"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _inner(self, rect: QRect) -> QRect:
        return rect.adjusted(GRID + 2, 0, -GRID, 0)

    def _laid_out(self, entry: Entry, width: int) -> QTextLayout:
        layout = QTextLayout(entry.piece, self._look.font("secondary"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        ranges = []
        for first, last in entry.marks:
            part = QTextLayout.FormatRange()
            part.start, part.length = first, last - first
            shape = QTextCharFormat()
            shape.setBackground(self._look.colour("warn_weak"))
            shape.setForeground(self._look.colour("text"))
            part.format = shape
            ranges.append(part)
        layout.setFormats(ranges)
        layout.beginLayout()
        height = 0.0
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout
