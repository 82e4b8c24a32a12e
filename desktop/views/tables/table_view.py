"""``DeskTableView``: the table of every list. Keyboard, header, selection by record and painting come together here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QToolTip, QWidget

from desktop.services.listings.columns import ColumnType
from desktop.services.listings.questions import JumpTo, ListView
from desktop.services.listings.strip_codes import KINDS
from desktop.views.look.theme import ROW
from desktop.views.tables.column_layout import ColumnLayout
from desktop.views.tables.decision_strip import segment_at
from desktop.views.tables.row_painter import PADDING, RowPainter
from desktop.views.tables.selection_keeper import SelectionKeeper
from desktop.views.tables.table_header import TableHeader
from desktop.views.tables.window_table_model import WindowTableModel
from desktop.views.workbench import Workbench

_TYPED_FOR_MS = 1000
_DIM_AFTER_MS = 150
NOWHERE = (-1, -1)


class DeskTableView(QTableView):
    """A table over a ``WindowTableModel``."""

    preview_asked = Signal()
    open_asked = Signal(bool)
    """Open what has the focus; True: in a window of its own."""
    copy_asked = Signal()
    strip_asked = Signal(str, str)
    """The decision strip of a record was pressed: its id, and which of the five; empty for whichever waits most."""
    context_asked = Signal(QPoint)
    """A context menu is wanted at this place of the screen."""

    def __init__(self, workbench: Workbench, view: ListView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._rows = WindowTableModel(workbench, view, self)
        self._rows.in_sight = self.rows_in_sight
        self._hovered = -1
        self._dimmed = False
        self._typed = ""
        self._anchor = ("", 0)
        self._pressed = NOWHERE
        self.head = TableHeader(workbench.look, self._rows.columns, self)
        self.setHorizontalHeader(self.head)
        self.setModel(self._rows)
        self.painting = RowPainter(self, self._rows, workbench.look)
        self.kept = SelectionKeeper(self, self._rows, workbench)
        self.arrangement = ColumnLayout(self, self._rows, self.painting)
        self._set_up()
        self._forget_typed = QTimer(self, singleShot=True, interval=_TYPED_FOR_MS)
        self._forget_typed.timeout.connect(self._drop_typed)
        self._dim = QTimer(self, singleShot=True, interval=_DIM_AFTER_MS)
        self._dim.timeout.connect(self._dim_now)
        self._rows.busy_changed.connect(self._on_busy)
        self._rows.view_shown.connect(self._on_view_shown)
        self._rows.refreshed.connect(self._on_refreshed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        workbench.look.changed.connect(self._on_look)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        numbers = self.verticalHeader()
        numbers.setVisible(False)
        numbers.setSectionResizeMode(numbers.ResizeMode.Fixed)
        self.set_row_height(ROW)

    # --- what pages use -------------------------------------------------------------------------------------------------

    @property
    def rows(self) -> WindowTableModel:
        """The model."""
        return self._rows

    def set_row_height(self, height: int) -> None:
        """Rows at least this high; never lower than the font needs."""
        height = max(height, self.painting.row_height)
        numbers = self.verticalHeader()
        numbers.setMinimumSectionSize(height)
        numbers.setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)

    def show_view(self, view: ListView) -> None:
        """Show another view; selection, focus and (after a sort) the place in sight stay with the record."""
        current = self.kept.current_id
        row = self.currentIndex().row()
        first, last = self.rows_in_sight()
        only_order = view.filters == self._rows.view.filters and view.search == self._rows.view.search
        # finding a record's new place counts the rows before it: only for one that was chosen, not for the mere focus
        chosen = only_order and first <= row <= last and self.kept.count()
        self._rows.set_view(view, keep=current if chosen else "")

    def refresh(self) -> None:
        """Read again what is in sight; nothing jumps."""
        row = self._rows.row_at(self.rows_in_sight()[0])
        self._anchor = (row.id if row else "", self.rows_in_sight()[0])
        self._rows.refresh()

    def rows_in_sight(self) -> tuple[int, int]:
        """The first and last row in the viewport."""
        height = max(self.verticalHeader().defaultSectionSize(), 1)
        top = self.verticalScrollBar().value()
        last = (top + max(self.viewport().height() - 1, 0)) // height
        return top // height, max(min(last, self._rows.rowCount() - 1), 0)

    # --- following the model --------------------------------------------------------------------------------------------

    def _on_view_shown(self) -> None:
        kept = self._rows.position_in_memory(self.kept.current_id) if self.kept.current_id else None
        if kept is None or kept < self._rows_per_page():
            self.scrollToTop()
        else:
            self._scroll_to_row(kept, middle=True)
        self.kept.carry_over()

    def _on_refreshed(self) -> None:
        record, before = self._anchor
        if record:
            now = self._rows.position_in_memory(record)
            bar = self.verticalScrollBar()
            if now is not None and now != before and bar.value() > 0:
                bar.setValue(bar.value() + (now - before) * self.verticalHeader().defaultSectionSize())
            self._anchor = ("", 0)
        self.kept.carry_over()

    def _rows_per_page(self) -> int:
        return max(self.viewport().height() // max(self.verticalHeader().defaultSectionSize(), 1), 1)

    def _scroll_to_row(self, row: int, *, middle: bool = False) -> None:
        hint = QAbstractItemView.ScrollHint
        column = max(self.currentIndex().column(), 0)
        self.scrollTo(self._rows.index(row, column), hint.PositionAtCenter if middle else hint.EnsureVisible)

    def _on_busy(self, busy: bool) -> None:
        if busy:
            self._dim.start()
        else:
            self._dim.stop()
            self._dimmed = False
            self.viewport().update()

    def _dim_now(self) -> None:
        self._dimmed = True
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self._rows.look_ahead_soon()

    def _on_look(self) -> None:
        self.set_row_height(ROW)
        self.viewport().update()

    # --- painting -------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """All rows in one pass; see ``RowPainter``."""
        painter = QPainter(self.viewport())
        self.painting.paint(painter, event.rect(), self._hovered, dimmed=self._dimmed)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips: exact times and definitions, or the whole text of a cell that is cut."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            row = self._rows.row_at(index.row()) if index.isValid() else None
            text = ""
            if row is not None:
                text = self._rows.formatter.tooltip(index.column(), row)
                shown = self._rows.formatter.text(index.column(), row)
                if self.painting.is_cut(index.column(), shown):
                    text = f"{shown}\n{text}" if text else shown
            QToolTip.showText(event.globalPos(), text, self.viewport(), self.visualRect(index))
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer is tinted; what can be pressed shows it."""
        self._hover(self.rowAt(int(event.position().y())))
        over = not event.buttons() and self.segment_at(event.position().toPoint()) != NOWHERE
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            for changed in (self._hovered, row):
                if changed >= 0:
                    top, height = self.rowViewportPosition(changed), self.verticalHeader().defaultSectionSize()
                    self.viewport().update(0, top, self.viewport().width(), height)
            self._hovered = row

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus frame appears; a list entered by Tab has a current row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            first = self._rows.index(max(self.rows_in_sight()[0], 0), max(self.head.logicalIndexAt(0), 0))
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus frame goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    # --- hands ----------------------------------------------------------------------------------------------------------

    def selectAll(self) -> None:
        """Everything the filter shows, in one range."""
        self.kept.select_everything()

    def segment_at(self, place: QPoint) -> tuple[int, int]:
        """The row and which of its five decisions stands at this place of the viewport; ``NOWHERE`` where none does."""
        index = self.indexAt(place)
        if not index.isValid() or not self._is_strip(index.column()) or self._rows.row_at(index.row()) is None:
            return NOWHERE
        number = segment_at(place.x() - self.columnViewportPosition(index.column()) - PADDING)
        return (index.row(), number) if number >= 0 else NOWHERE

    def _is_strip(self, column: int) -> bool:
        return 0 <= column < len(self._rows.columns) and self._rows.columns[column].type is ColumnType.STRIP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers a segment that is pressed without Ctrl or Shift."""
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = self.segment_at(event.position().toPoint()) if plain else NOWHERE
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A segment pressed and let go of is asked for."""
        pressed, self._pressed = self._pressed, NOWHERE
        super().mouseReleaseEvent(event)
        if pressed != NOWHERE and pressed == self.segment_at(event.position().toPoint()):
            self._ask_strip(*pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open; with Ctrl in a window of its own."""
        place = event.position().toPoint()
        if self.segment_at(place) != NOWHERE:
            return  # the first click of the two asked for the decision
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(place).isValid():
            self.open_asked.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse at the pointer, by Shift+F10 or the menu key at the current row."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(QPoint(max(box.left(), 0) + 24, box.bottom()))
        self.context_asked.emit(place)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space previews, Enter opens (on the strip its decisions), Home and End go to the ends, letters jump; the rest is Qt's."""
        key, held = event.key(), event.modifiers()
        plain = not held & ~Qt.KeyboardModifier.KeypadModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif key == Qt.Key.Key_Space and plain:
            if self._typed:
                self.keyboardSearch(" ")
            else:
                self.preview_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_when_shown(bool(held & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not held & ~(shift | Qt.KeyboardModifier.ControlModifier):
            self._go_to_row(0 if key == Qt.Key.Key_Home else self._rows.rowCount() - 1, bool(held & shift))
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _ask_strip(self, row: int, number: int) -> None:
        record = self._rows.row_at(row)
        if record is not None:
            self.strip_asked.emit(record.id, KINDS[number].value if number >= 0 else "")

    def _open_when_shown(self, new_window: bool) -> None:
        """Open the current record, but never one that stands there only because the searched rows are still on their way."""
        if self._rows.busy:
            QTimer.singleShot(30, self, lambda: self._open_when_shown(new_window))
            return
        index = self.currentIndex()
        if not new_window and self._is_strip(index.column()):
            self._ask_strip(index.row(), -1)
            return
        self.open_asked.emit(new_window)

    def _go_to_row(self, row: int, extend: bool) -> None:
        if row < 0:
            return
        flags = QItemSelectionModel.SelectionFlag
        index = self._rows.index(row, max(self.currentIndex().column(), 0))
        if extend:
            anchor = self.currentIndex().row() if self.currentIndex().isValid() else row
            spans = self.kept.spans()
            if spans:  # the end that does not move
                anchor = spans[-1][1] if row < anchor and spans[-1][1] >= anchor else spans[0][0]
            self.kept.select_rows(min(anchor, row), max(anchor, row))
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        else:
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)  # the row may have the focus already and be scrolled out of sight

    def keyboardSearch(self, search: str) -> None:
        """Jump to the first row whose sorted text begins with what was typed within a second."""
        if not search.strip() and not self._typed:
            return
        self._typed += search
        self._forget_typed.start()
        self._workbench.ask(JumpTo(self._rows.view, self._typed), self._jump, owner=self, channel="jump")

    def _jump(self, row: int | None) -> None:
        if row is not None and 0 <= row < self._rows.rowCount():
            self.kept.select_row(row)
            self._scroll_to_row(row)

    def _drop_typed(self) -> None:
        self._typed = ""

    def current_column(self) -> int:
        """The column that has the focus; the first in sight without one."""
        index: QModelIndex = self.currentIndex()
        return index.column() if index.isValid() else self.head.logicalIndex(0)
