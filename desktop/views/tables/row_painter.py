"""Paints the rows of a table in one pass: ground, hairline, texts, decision strip, stale badge, focus.

Nothing is asked cell by cell: the painter takes the display texts of a whole page column from the model and draws them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QTableView

from desktop.services.listings.columns import ColumnType, ListColumn
from desktop.views.look.theme import Look
from desktop.views.tables.decision_strip import STRIP_WIDTH, StripPainter
from desktop.views.tables.formatting import RIGHT_ALIGNED
from desktop.views.tables.row_pages import PAGE, RowPage
from desktop.views.tables.window_table_model import WindowTableModel

PADDING = 10
_BADGE_SPACE = 6
_DOT = 4.0
_QUIET = frozenset({ColumnType.DATE, ColumnType.MOMENT})


@dataclass(slots=True)
class _Slot:
    """A column in sight: where it stands and how it is drawn."""

    place: int
    column: ListColumn
    left: int
    width: int
    first: bool


class RowPainter:
    """Draws the rows of one table view."""

    def __init__(self, view: QTableView, model: WindowTableModel, look: Look) -> None:
        self._view = view
        self._model = model
        self._look = look
        self.strips = StripPainter(look)
        self._cut: dict[tuple[str, int], str] = {}
        self.dress()
        look.changed.connect(self.dress)

    def dress(self) -> None:
        """Take fonts and colours anew."""
        self._font = QFont(self._look.font("body"))
        self._figures = QFont(self._font)
        self._figures.setFeature(QFont.Tag("tnum"), 1)
        self._strong = QFont(self._font)
        self._strong.setWeight(QFont.Weight.Medium)
        self._small = QFont(self._look.font("secondary"))
        self._metrics = QFontMetricsF(self._font)
        self._figure_metrics = QFontMetricsF(self._figures)
        self._strong_metrics = QFontMetricsF(self._strong)
        self._small_metrics = QFontMetricsF(self._small)
        self._colours: dict[str, QColor] = {
            token: self._look.colour(token)
            for token in (
                "surface", "line", "line_strong", "text", "muted", "accent", "accent_weak", "good", "warn", "bad",
                "info", "warn_weak", "bad_weak",
            )
        }  # fmt: skip
        hover = QColor(self._colours["text"])
        hover.setAlphaF(0.035)
        self._hover = hover
        self._cut.clear()

    @property
    def row_height(self) -> int:
        """The least height in which a row of this font has air."""
        return int(self._metrics.height() + 12)

    def text_width(self, place: int, texts: list[str]) -> int:
        """The width that shows all of these texts of a column."""
        column = self._model.columns[place]
        if column.type is ColumnType.STRIP:
            return STRIP_WIDTH + 2 * PADDING
        metrics = self._figure_metrics if column.type in RIGHT_ALIGNED else self._strong_metrics
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        extra = self._badge_width() + _BADGE_SPACE if column.code == "last_touch" else 0
        extra += 2 * _DOT + 6 if column.choices.startswith("enum:") else 0
        return int(widest + extra) + 2 * PADDING + 2

    def is_cut(self, place: int, text: str) -> bool:
        """Whether the column is too narrow for this text."""
        return self.text_width(place, [text]) > self._view.columnWidth(place)

    # --- painting -------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, dirty: QRect, hovered: int, *, dimmed: bool) -> None:
        """Draw what of the rows lies in ``dirty``."""
        view = self._view
        painter.fillRect(dirty, self._colours["surface"])
        rows, height = self._model.rowCount(), view.verticalHeader().defaultSectionSize()
        if not rows:
            return
        first = view.rowAt(dirty.top())
        if first < 0:
            return
        last = min(rows - 1, first + (dirty.bottom() - view.rowViewportPosition(first)) // height)
        slots = self._slots(dirty)
        marks, index = view.selectionModel(), self._model.index
        current = marks.currentIndex()
        right = max((slot.left + slot.width for slot in slots), default=0)
        page: RowPage | None = None
        top = view.rowViewportPosition(first)
        baseline = (height + self._metrics.ascent() - self._metrics.descent()) / 2
        hair = QPen(self._colours["line"], 1)
        for row in range(first, last + 1):
            if page is None or row // PAGE != page.number:
                page = self._model.page_for(row)
            selected = marks.isSelected(index(row, 0))
            if selected:
                painter.fillRect(dirty.left(), top, dirty.width(), height, self._colours["accent_weak"])
            elif row == hovered:
                painter.fillRect(dirty.left(), top, dirty.width(), height, self._hover)
            painter.setPen(hair)
            painter.drawLine(dirty.left(), top + height - 1, dirty.right(), top + height - 1)
            within = row % PAGE
            if page is None or within >= len(page.rows):
                self._missing(painter, slots, top + baseline)
            else:
                self._row(painter, slots, page, within, top, height, baseline, dimmed=dimmed)
            if selected:
                painter.fillRect(0, top, 3, height - 1, self._colours["accent"])
            if row == current.row() and view.hasFocus():
                self._focus(painter, current.column(), slots, QRect(0, top, right, height))
            top += height

    def _slots(self, dirty: QRect) -> list[_Slot]:
        header = self._view.horizontalHeader()
        found = []
        begun = False
        for visual in range(header.count()):
            place = header.logicalIndex(visual)
            if header.isSectionHidden(place):
                continue
            left, width = header.sectionViewportPosition(place), header.sectionSize(place)
            if left <= dirty.right() and left + width >= dirty.left():
                found.append(_Slot(place, self._model.columns[place], left, width, not begun))
            begun = True
        return found

    def _missing(self, painter: QPainter, slots: list[_Slot], baseline: float) -> None:
        painter.setPen(self._colours["line_strong"])
        painter.setFont(self._font)
        for slot in slots:
            painter.drawText(QPointF(slot.left + PADDING, baseline), "…")

    def _row(
        self,
        painter: QPainter,
        slots: list[_Slot],
        page: RowPage,
        within: int,
        top: int,
        height: int,
        base: float,
        *,
        dimmed: bool,
    ) -> None:
        model, colours = self._model, self._colours
        for slot in slots:
            column = slot.column
            text = model.column_texts(page, slot.place)[within]
            if not text:
                continue
            if column.type is ColumnType.STRIP:
                if dimmed:
                    painter.setOpacity(0.5)
                box = QRectF(slot.left + PADDING, top, slot.width - 2 * PADDING, height)
                self.strips.draw(painter, box, text, painter.device().devicePixelRatioF())
                painter.setOpacity(1.0)
                continue
            tone = model.column_tones(page, slot.place)[within] if model.formatter.has_tones(slot.place) else ""
            ink = "muted" if dimmed or column.type in _QUIET else "text"
            left, room = float(slot.left + PADDING), float(slot.width - 2 * PADDING)
            if tone:
                if column.code == "last_touch":
                    room -= self._badge(painter, slot, top, height, tone)
                    ink = "text"
                else:
                    left, room = self._dot(painter, left, room, top + height / 2, tone)
            metrics = self._metrics
            if column.type in RIGHT_ALIGNED:
                metrics = self._figure_metrics
                painter.setFont(self._figures)
                ink = "muted" if text == "0" else ink
                left += max(0.0, room - metrics.horizontalAdvance(text))
            elif slot.first:
                metrics = self._strong_metrics
                painter.setFont(self._strong)
            else:
                painter.setFont(self._font)
            painter.setPen(colours[ink])
            painter.drawText(QPointF(left, top + base), self._fitting(text, int(room), metrics))

    def _fitting(self, text: str, room: int, metrics: QFontMetricsF) -> str:
        key = (text, room)
        cut = self._cut.get(key)
        if cut is None:
            if len(self._cut) > 6000:
                self._cut.clear()
            cut = self._cut[key] = metrics.elidedText(
                text.replace("\n", " "), Qt.TextElideMode.ElideRight, max(room, 8)
            )
        return cut

    def _dot(self, painter: QPainter, left: float, room: float, middle: float, tone: str) -> tuple[float, float]:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours[tone])
        painter.drawEllipse(QPointF(left + _DOT, middle), _DOT, _DOT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        return left + 2 * _DOT + 6, room - 2 * _DOT - 6

    def _badge_width(self) -> float:
        return self._small_metrics.horizontalAdvance(self._view.tr("stale")) + 12

    def _badge(self, painter: QPainter, slot: _Slot, top: int, height: int, tone: str) -> float:
        """The word "stale" at the right end of the cell; answers the room it took (none if there is no room)."""
        width = self._badge_width()
        if slot.width - 2 * PADDING < width + 24:
            return 0
        box = QRectF(slot.left + slot.width - PADDING - width, top + 6.5, width, height - 13)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours[f"{tone}_weak"])
        painter.drawRoundedRect(box, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._colours[tone])
        painter.setFont(self._small)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._view.tr("stale"))
        return width + _BADGE_SPACE

    def _focus(self, painter: QPainter, place: int, slots: list[_Slot], row: QRect) -> None:
        """The row that has the focus is framed, the cell in it underlined: seen without colour, too."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._colours["accent"], 1))
        painter.drawRect(row.adjusted(0, 0, -1, -2))
        for slot in slots:
            if slot.place == place:
                painter.fillRect(slot.left + 4, row.bottom() - 3, slot.width - 8, 2, self._colours["accent"])
