"""The header of a table: quiet labels, the sorted column with its arrow, a menu on each section."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from desktop.services.listings.columns import ColumnType, ListColumn
from desktop.views.look.theme import Look
from desktop.views.tables.decision_strip import SEGMENT, SPACE
from desktop.views.tables.formatting import RIGHT_ALIGNED
from desktop.views.tables.row_painter import PADDING

_ARROW = 14


class TableHeader(QHeaderView):
    """Paints itself in the look of our tables; sorting, moving and resizing stay Qt's."""

    hide_asked = Signal(int)
    fit_asked = Signal(int)
    fit_all_asked = Signal()
    reset_asked = Signal()
    choose_asked = Signal()
    sort_asked = Signal(int, bool)
    """Logical column, descending."""
    filter_asked = Signal(int)

    def __init__(self, look: Look, columns: tuple[ListColumn, ...], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._columns = columns
        self._hovered = -1
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Columns"))
        self.sectionHandleDoubleClicked.connect(self.fit_asked)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(self._look.font("secondary"))
        self.setFixedHeight(int(QFontMetricsF(self.font()).height() + 16))
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One section: label, arrow if it is sorted by, a hairline on its right and below."""
        look, column = self._look, self._columns[section]
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        painter.save()
        painter.fillRect(rect, look.colour("surface"))
        if section == self._hovered and column.sortable:
            wash = look.colour("text")
            wash.setAlphaF(0.05)
            painter.fillRect(rect, wash)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(rect.right(), rect.top() + 8, rect.right(), rect.bottom() - 8)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = look.font("secondary")
        if sorted_by:
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.colour("text" if sorted_by else "muted"))
        metrics = QFontMetricsF(font)
        if column.type is ColumnType.STRIP:  # each letter over its segment
            for place, letter in enumerate(self.tr(column.label).split()):
                box = QRect(rect.left() + PADDING + place * (SEGMENT + SPACE), rect.top(), SEGMENT, rect.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            painter.restore()
            return
        room = rect.width() - 2 * PADDING - (_ARROW if sorted_by else 0)
        text = metrics.elidedText(self.tr(column.label), Qt.TextElideMode.ElideRight, max(room, 8))
        width = metrics.horizontalAdvance(text)
        right = column.type in RIGHT_ALIGNED
        left = rect.left() + PADDING + (max(0.0, room - width) if right else 0)
        middle = rect.center().y() + 0.5
        painter.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), text)
        if sorted_by:
            self._arrow(painter, QPointF(left + width + _ARROW / 2 + 1, middle))
        painter.restore()

    def _arrow(self, painter: QPainter, middle: QPointF) -> None:
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        lift = 2.5 if up else -2.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent"))
        painter.drawPolygon(
            QPolygonF(
                [
                    middle + QPointF(-4, lift),
                    middle + QPointF(4, lift),
                    middle + QPointF(0, -lift),
                ]
            )
        )

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer."""
        if event.type() == QEvent.Type.HoverMove or event.type() == QEvent.Type.MouseMove:
            self._hover(self.logicalIndexAt(event.position().toPoint()))  # type: ignore[attr-defined]
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the section under the pointer."""
        section = self.logicalIndexAt(event.pos())
        self.menu_of(section).popup(self.mapToGlobal(event.pos()))
        event.accept()

    def show_menu(self, section: int) -> None:
        """The menu of a section, from the keyboard."""
        place = QPoint(self.sectionViewportPosition(section) + PADDING, self.height())
        self.menu_of(section).popup(self.mapToGlobal(place))

    def menu_of(self, section: int) -> QMenu:
        """Sort, filter, hide, choose, fit, reset. Deletes itself when closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        if section >= 0:
            column = self._columns[section]
            for text, descending in ((self.tr("Sort &ascending"), False), (self.tr("Sort &descending"), True)):
                act = menu.addAction(text)
                act.setEnabled(column.sortable)
                if not column.sortable:
                    act.setToolTip(self.tr("This column has no order."))
                act.triggered.connect(lambda _=False, down=descending: self.sort_asked.emit(section, down))
            narrow = menu.addAction(self.tr("Fi&lter by this column…"))
            narrow.setEnabled(column.filterable)
            if not column.filterable:
                narrow.setToolTip(self.tr("This column cannot be filtered."))
            narrow.triggered.connect(lambda: self.filter_asked.emit(section))
            menu.addSeparator()
            hide = menu.addAction(self.tr("&Hide column"))
            hide.setEnabled(self.count() - self.hiddenSectionCount() > 1)
            if not hide.isEnabled():
                hide.setToolTip(self.tr("One column always stays."))
            hide.triggered.connect(lambda: self.hide_asked.emit(section))
            menu.addAction(self.tr("&Fit width")).triggered.connect(lambda: self.fit_asked.emit(section))
        menu.addAction(self.tr("Fit all &widths")).triggered.connect(self.fit_all_asked)
        menu.addSeparator()
        menu.addAction(self.tr("&Choose columns…")).triggered.connect(self.choose_asked)
        menu.addAction(self.tr("&Reset columns")).triggered.connect(self.reset_asked)
        return menu
