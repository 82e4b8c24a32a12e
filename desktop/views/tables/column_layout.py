"""Which columns a table shows, in which order and how wide, as data in and out of the header."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QTableView

from desktop.services.listings.columns import ColumnType, ListColumn
from desktop.services.listings.questions import Sort
from desktop.views import labels
from desktop.views.tables.row_pages import PAGE
from desktop.views.tables.row_painter import PADDING, RowPainter
from desktop.views.tables.table_header import TableHeader
from desktop.views.tables.view_settings import ColumnState, default_columns
from desktop.views.tables.window_table_model import WindowTableModel

_NARROWEST_PX = 40
_WIDEST_PX = 640
_ARROW_ROOM = 18
_SETTLED_MS = 250


class ColumnLayout(QObject):
    """The columns of one table view."""

    changed = Signal()
    """The person moved, resized, hid or showed a column (once things settled)."""
    sort_asked = Signal(object)
    """A ``Sort`` was chosen on the header."""

    def __init__(self, view: QTableView, model: WindowTableModel, painting: RowPainter) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._painting = painting
        head = view.horizontalHeader()
        assert isinstance(head, TableHeader)
        self._head = head
        self._sort: Sort | None = None
        self._hidden_widths: dict[int, int] = {}
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settle.timeout.connect(self.changed)
        head.setMinimumSectionSize(_NARROWEST_PX)
        head.sectionMoved.connect(self._touched)
        head.sectionResized.connect(self._touched)
        head.sectionClicked.connect(self._clicked)
        head.sort_asked.connect(self.sort_by)
        head.hide_asked.connect(self.hide)
        head.fit_asked.connect(self.fit)
        head.fit_all_asked.connect(self.fit_all)

    # --- columns --------------------------------------------------------------------------------------------------------

    def states(self) -> tuple[ColumnState, ...]:
        """All columns in their order on screen."""
        found = []
        for visual in range(self._head.count()):
            place = self._head.logicalIndex(visual)
            hidden = self._head.isSectionHidden(place)
            width = self._hidden_widths.get(place, 0) if hidden else self._head.sectionSize(place)
            column = self._model.columns[place]
            chars = self._chars(width) if width else float(column.width)
            if width == self._pixels(column, float(column.width)):
                chars = float(column.width)
            found.append(ColumnState(column.code, round(chars, 1), not hidden))
        return tuple(found)

    def apply(self, states: Iterable[ColumnState]) -> None:
        """Show the columns as told; does not count as a change by the person."""
        places = {column.code: place for place, column in enumerate(self._model.columns)}
        self._hidden_widths.clear()
        blocker = QSignalBlocker(self._head)
        for visual, state in enumerate(states):
            place = places[state.code]
            width = self._pixels(self._model.columns[place], state.width)
            self._head.moveSection(self._head.visualIndex(place), visual)
            self._head.setSectionHidden(place, False)
            self._head.resizeSection(place, width)
            if not state.shown:
                self._hidden_widths[place] = width
                self._head.setSectionHidden(place, True)
        blocker.unblock()
        self._settle.stop()
        self._view.updateGeometry()
        self._view.doItemsLayout()
        self._view.viewport().update()

    def visible_codes(self) -> tuple[str, ...]:
        """The codes of the columns on screen, in their order."""
        return tuple(state.code for state in self.states() if state.shown)

    def visible_places(self) -> tuple[int, ...]:
        """The logical places of the columns on screen, in their order."""
        order = (self._head.logicalIndex(visual) for visual in range(self._head.count()))
        return tuple(place for place in order if not self._head.isSectionHidden(place))

    def set_states(self, states: Iterable[ColumnState]) -> None:
        """Show the columns as the person chose them."""
        self.apply(states)
        self.changed.emit()

    def reset(self) -> None:
        """The columns as the list defines them."""
        self.set_states(default_columns(self._model.view.kind))

    def hide(self, place: int) -> None:
        """Hide one column; the last one stays."""
        if self._head.count() - self._head.hiddenSectionCount() > 1:
            self._hidden_widths[place] = self._head.sectionSize(place)
            self._head.setSectionHidden(place, True)
            self.changed.emit()

    def fit(self, place: int) -> None:
        """As wide as the widest text in sight and the label need."""
        texts = []
        first, last = self._model.in_sight()
        for row in range(first, last + 1):
            page = self._model.page_for(row)
            if page is not None and row % PAGE < len(page.rows):
                texts.append(self._model.column_texts(page, place)[row % PAGE])
        width = max(self._painting.text_width(place, texts), self._label_width(self._model.columns[place]))
        self._head.resizeSection(place, min(width, _WIDEST_PX))

    def fit_all(self) -> None:
        """Fit every column on screen."""
        for place in self.visible_places():
            self.fit(place)

    # --- sort -----------------------------------------------------------------------------------------------------------

    def show_sort(self, sort: Sort | None) -> None:
        """Put the arrow where it belongs."""
        self._sort = sort
        places = {column.code: place for place, column in enumerate(self._model.columns)}
        self._head.setSortIndicatorShown(sort is not None)
        if sort is not None:
            order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
            self._head.setSortIndicator(places[sort.column], order)
        self._head.viewport().update()

    def sort_by(self, place: int, descending: bool) -> None:
        """Ask for a sort by this column."""
        column = self._model.columns[place]
        if column.sortable:
            self.sort_asked.emit(Sort(column.code, descending))

    def _clicked(self, place: int) -> None:
        column, sort = self._model.columns[place], self._sort
        if column.sortable:
            self.sort_by(place, sort is not None and sort.column == column.code and not sort.descending)
        else:
            self.show_sort(sort)  # Qt has already put its arrow on the clicked section

    # --- widths ---------------------------------------------------------------------------------------------------------

    def _average(self) -> float:
        # what fonts call their average is too narrow for digits and capitals in most of them
        return max(QFontMetricsF(self._view.font()).horizontalAdvance("0") * 0.9, 1.0)

    def _pixels(self, column: ListColumn, chars: float) -> int:
        width = int(chars * self._average()) + 2 * PADDING
        if chars == column.width:  # as defined: then the label and every label of an enum fit, too
            width = max(width, self._label_width(column), self._choices_width(column))
        if column.type is ColumnType.STRIP:
            width = max(width, self._painting.text_width(self._model.columns.index(column), []))
        return max(width, _NARROWEST_PX)

    def _chars(self, pixels: int) -> float:
        return max((pixels - 2 * PADDING) / self._average(), 1.0)

    def _choices_width(self, column: ListColumn) -> int:
        source, _, name = column.choices.partition(":")
        if source != "enum":
            return 0
        return self._painting.text_width(self._model.columns.index(column), list(labels.labels(name).values()))

    def _label_width(self, column: ListColumn) -> int:
        text = self._head.tr(column.label)
        return int(QFontMetricsF(self._head.font()).horizontalAdvance(text) * 1.06) + 2 * PADDING + _ARROW_ROOM

    def _touched(self, *_: object) -> None:
        self._settle.start()
