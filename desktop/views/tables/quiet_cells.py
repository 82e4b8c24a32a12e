"""How cells of small tables (the wizard's, the copies) look: hairlines, air, a weak selection, small bars; and a header to match."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from desktop.views.look.theme import GRID, Look

Index = QModelIndex | QPersistentModelIndex
SHARE = Qt.ItemDataRole.UserRole + 3
"""A share from 0 to 1, painted as a small bar after the text of the cell."""
TONE = Qt.ItemDataRole.UserRole + 4
"""The colour token of the text."""
GROUND = Qt.ItemDataRole.UserRole + 10
"""The colour token behind a cell."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def quiet_selection(look: Look, view: QAbstractItemView) -> None:
    """Selected rows in the weak accent, now and after each change of theme."""

    def dress() -> None:
        if not isValid(view):
            return
        palette = QPalette(QApplication.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Highlight, look.colour("accent_weak"))
            palette.setColor(group, QPalette.ColorRole.HighlightedText, look.colour("text"))
        view.setPalette(palette)
        view.viewport().setPalette(palette)  # which inside a card keeps the ground of the theme before

    look.changed.connect(dress)
    dress()


class QuietDelegate(QStyledItemDelegate):
    """Paints one cell."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, check box, text, bar, focus, hairline."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        look = self._look
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = index.data(GROUND) or ("accent_weak" if selected else "")
        painter.save()
        if ground:
            painter.fillRect(option.rect, look.colour(ground))
        room = option.rect.adjusted(GRID, 0, -GRID, 0)
        style = cell.widget.style() if cell.widget is not None else QApplication.style()
        if cell.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            box = QStyleOptionViewItem(cell)
            box.rect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, cell, cell.widget)
            box.state &= ~QStyle.StateFlag.State_HasFocus
            on = cell.checkState == Qt.CheckState.Checked
            box.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
            style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, cell.widget)
            room.setLeft(box.rect.right() + GRID)
        self.paint_inside(painter, cell, room, index)
        painter.setPen(look.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -2))
        painter.restore()

    def paint_inside(self, painter: QPainter, cell: QStyleOptionViewItem, room: QRect, index: Index) -> None:
        """The text, and the bar after it."""
        share = index.data(SHARE)
        width = GRID * 5
        painter.setFont(cell.font)
        painter.setPen(self._look.colour(index.data(TONE) or "text"))
        words = room if share is None else room.adjusted(0, 0, -width - GRID, 0)
        text = cell.fontMetrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, words.width())
        right = bool(cell.displayAlignment & Qt.AlignmentFlag.AlignRight)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter if right else _LEFT, text)
        if share is None or float(share) <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = room.right() - width, room.center().y() - 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("line_strong"))
        painter.drawRoundedRect(left, top, width, 4, 2, 2)
        painter.setBrush(self._look.colour("accent" if float(share) >= 0.7 else "warn"))
        painter.drawRoundedRect(left, top, max(4, round(width * float(share))), 4, 2, 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Air above and below."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + GRID * 2, max(size.height(), 32))


class QuietHeader(QHeaderView):
    """Muted titles over the texts they belong to."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setFont(look.font("secondary"))
        self.setFixedHeight(self.fontMetrics().height() + GRID * 2)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setAccessibleName(self.tr("Titles of the columns"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look.changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """A title and a line below."""
        look, model = self._look, self.model()
        painter.save()
        painter.fillRect(rect, look.colour("surface"))
        painter.setPen(look.colour("line_strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(look.font("secondary"))
        painter.setPen(look.colour("muted"))
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        aligned = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) or _LEFT
        room = rect.adjusted(GRID, 0, -GRID, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag(aligned), shown)
        painter.restore()
