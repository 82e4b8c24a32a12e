"""``WindowTableModel``: as many rows as the view has, of which only the pages in sight are read.

Nothing here blocks: what is missing shows as "…", is asked for off the GUI thread (pages in sight first, at most two at a
time, requests for what has left the sight are dropped) and arrives by ``dataChanged``. Old rows stay until the new ones are
there, after a refresh as after a new filter, so there is never a blank flash. Rows are never moved by signals: positions
simply get new contents, and ``SelectionKeeper`` carries the selection over by record id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from desktop.services.listings.columns import COLUMNS, ColumnType
from desktop.services.listings.questions import (
    CountRows,
    ListCount,
    ListRow,
    ListView,
    ListWindow,
    PositionOf,
    ReadRows,
)
from desktop.views.tables.formatting import RIGHT_ALIGNED, CellFormatter
from desktop.views.tables.page_marks import PageMarks
from desktop.views.tables.row_pages import PAGE, PageCache, RowPage, sharing
from desktop.views.workbench import Workbench

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_NO_INDEX = QModelIndex()
_AT_ONCE = 2
_NEAR_EDGE = 40
_MISSING = "…"
_FEW_VALUES = frozenset({ColumnType.CHOICE, ColumnType.PERSON, ColumnType.STRIP, ColumnType.DATE})
_FRESH_TEXTS_MS = 5 * 60 * 1000

AnyIndex = QModelIndex | QPersistentModelIndex


class WindowTableModel(QAbstractTableModel):
    """The rows of one ``ListView``, by position."""

    loaded = Signal(int, int)
    """Rows first … last are now in memory in their present state."""
    about_to_change = Signal()
    """The rows of another view are about to take the place of what is shown."""
    view_shown = Signal()
    """The first rows of the view asked for last are there; what stood before is gone."""
    refreshed = Signal()
    """All rows in sight are as they are now."""
    counted = Signal(int, int)
    """Matching rows, and rows of the list without filter and search (-1 while not known)."""
    busy_changed = Signal(bool)
    failed = Signal(object)
    """A question was answered by an error; what is shown may be old."""

    def __init__(self, workbench: Workbench, view: ListView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.columns = COLUMNS[view.kind]
        self.formatter = CellFormatter(view.kind, workbench.book, workbench.team)
        self.in_sight: Callable[[], tuple[int, int]] = lambda: (0, 0)
        """Set by the table view: first and last row in sight."""
        self._workbench = workbench
        self._pages = PageCache()
        self._shared: dict[str, str] = {}
        self._shared_places = tuple(place for place, column in enumerate(self.columns) if column.type in _FEW_VALUES)
        self._rows = 0
        self._matching = self._all = -1
        self._generation = 0
        self._broken = False
        self._busy = False
        self._count_due = False
        self._started = False
        self._marks = PageMarks(workbench, self)
        self._wanted: list[int] = []
        self._under_way: dict[int, int] = {}
        self._dispatch = QTimer(self, singleShot=True, interval=0)
        self._dispatch.timeout.connect(self._ask_next)
        self._marks.known.connect(self._dispatch.start)
        ageing = QTimer(self, interval=_FRESH_TEXTS_MS)
        ageing.timeout.connect(self.word_anew)
        ageing.start()

    # --- what is shown --------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether what is shown belongs to an earlier view, while the rows of the new one are on their way."""
        return self._busy

    @property
    def matching(self) -> int:
        """How many rows the view has; -1 while not known."""
        return self._matching

    @property
    def all(self) -> int:
        """How many rows the list has without filter and search; -1 while not known."""
        return self._all

    @property
    def shown(self) -> bool:
        """Whether the first answer has come."""
        return self._started and not self._busy

    def set_view(self, view: ListView, *, keep: str = "") -> None:
        """Show another view. With ``keep`` the rows around that record are read first, if the view has it."""
        only_order = self._started and replace(view, sort=self.view.sort) == self.view and self._matching >= 0
        self.view = view
        self._begin(busy=True)
        if not only_order:
            self._matching = -1
        if keep:
            self._workbench.ask(
                PositionOf(view, keep),
                partial(self._start_at, self._generation),
                owner=self,
                channel="position",
                failed=partial(self._position_failed, self._generation),
            )
        else:
            self._want(0)
        self._count_due = not only_order  # asked once the rows are there, so that they never wait for a number

    def refresh(self) -> None:
        """Ask again for what is in sight and for the count; what is shown stays until the answers come."""
        if not self._started:
            self.set_view(self.view)
            return
        self._begin(busy=self._busy)
        self._ask_count()
        self._want_sight()

    def word_anew(self) -> None:
        """Compute all texts again: the vocabulary, the team or simply the time of day changed."""
        self.formatter = CellFormatter(self.view.kind, self._workbench.book, self._workbench.team)
        self._pages.forget_texts()
        self._changed(0, self._rows - 1)

    # --- rows in memory -------------------------------------------------------------------------------------------------

    def row_at(self, row: int) -> ListRow | None:
        """The row at this position if it is in memory; does not ask for it."""
        return self._pages.row(row)

    def is_fresh(self, row: int) -> bool:
        """Whether the row at this position is in memory in its present state."""
        page = self._pages.get(row // PAGE)
        return page is not None and page.generation == self._generation

    def position_in_memory(self, record_id: str) -> int | None:
        """Where a record stands now, if its page is in memory in its present state."""
        return self._pages.position_of(record_id, self._generation)

    def page_for(self, row: int) -> RowPage | None:
        """The page that holds this position, asking for it when it is missing or old. What painting reads."""
        page = self._pages.of_row(row)
        if (page is None or page.generation != self._generation) and not self._busy and not self._broken:
            self._want(row // PAGE)
        return page

    def column_texts(self, page: RowPage, place: int) -> list[str]:
        """The display texts of a column of a page, computed on first use."""
        texts = page.texts.get(place)
        if texts is None:
            texts = page.texts[place] = self.formatter.texts(place, page.rows)
        return texts

    def column_tones(self, page: RowPage, place: int) -> list[str]:
        """The tones of a column of a page, computed on first use."""
        tones = page.tones.get(place)
        if tones is None:
            tones = page.tones[place] = self.formatter.tones(place, page.rows)
        return tones

    # --- Qt -------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """As many rows as are known to exist."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """All columns of the list, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        """Texts for what asks one cell at a time: screen readers, tooltips, tests. Painting does not come through here."""
        if role == _DISPLAY:
            row, place = index.row(), index.column()
            page = self.page_for(row)
            within = row % PAGE
            if page is None or within >= len(page.rows):
                return _MISSING
            return self.column_texts(page, place)[within]
        if role == _ALIGNMENT:
            right = self.columns[index.column()].type in RIGHT_ALIGNED
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role in (_TOOLTIP, _SPOKEN):
            found = self.row_at(index.row())
            if found is None:
                return None
            worded = self.formatter.tooltip if role == _TOOLTIP else self.formatter.spoken
            return worded(index.column(), found) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The labels of the columns; their definitions as tooltips."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _DISPLAY:
            return self.tr(column.label)
        if role == _TOOLTIP:
            return self.tr(column.definition) if column.definition else None
        if role == _ALIGNMENT:
            right = column.type in RIGHT_ALIGNED
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _SPOKEN and column.type is ColumnType.STRIP:
            return self.tr("Decisions")
        return None

    # --- asking ---------------------------------------------------------------------------------------------------------

    def _begin(self, *, busy: bool) -> None:
        self._started = True
        self._broken = False
        self._generation += 1
        self._marks.forget()
        self._wanted.clear()
        self._under_way.clear()
        self._set_busy(busy)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    def _want(self, page: int) -> None:
        if page in self._under_way.values() or page in self._wanted or page < 0:
            return
        self._wanted.append(page)
        if not self._dispatch.isActive():
            self._dispatch.start()

    def _want_sight(self) -> None:
        first, last = self.in_sight()
        for page in range(max(first, 0) // PAGE, max(last, 0) // PAGE + 1):
            self._want(page)

    def _ask_next(self) -> None:
        if not self._busy:
            first, last = self.in_sight()
            lowest, highest = max(first, 0) // PAGE, max(last, 0) // PAGE
            self._wanted = [page for page in self._wanted if lowest <= page <= highest]
            if not self._wanted and lowest == highest and not self._under_way:
                self._look_ahead(first, last, lowest)
        for slot in range(_AT_ONCE):
            if not self._wanted:
                return
            if slot not in self._under_way:
                number = next((page for page in self._wanted if not self._marks.awaited(page)), None)
                if number is None:
                    return
                self._wanted.remove(number)
                self._under_way[slot] = number
                self._workbench.ask(
                    ReadRows(self.view, number * PAGE, PAGE, self._marks.start_of(number)),
                    partial(self._take_rows, self._generation, slot, number),
                    owner=self,
                    channel=f"rows {slot}",
                    failed=partial(self._rows_failed, self._generation, slot),
                )

    def _look_ahead(self, first: int, last: int, page: int) -> None:
        """One page beyond the edge that is near, so that a steady wheel never meets "…"."""
        for edge, neighbour in (((page + 1) * PAGE - last, page + 1), (first - page * PAGE, page - 1)):
            if edge < _NEAR_EDGE and 0 <= neighbour * PAGE < self._rows and not self.is_fresh(neighbour * PAGE):
                self._wanted.append(neighbour)
                return

    def look_ahead_soon(self) -> None:
        """Told by the view after it scrolled."""
        if not self._dispatch.isActive():
            self._dispatch.start()

    def _ask_count(self) -> None:
        self._count_due = False
        self._workbench.ask(
            CountRows(self.view),
            partial(self._take_count, self._generation),
            owner=self,
            channel="count",
            failed=lambda error: self.failed.emit(error),
        )

    # --- answers --------------------------------------------------------------------------------------------------------

    def _start_at(self, generation: int, position: int | None) -> None:
        if generation == self._generation:
            self._want((position or 0) // PAGE)

    def _position_failed(self, generation: int, _error: Exception) -> None:
        self._start_at(generation, None)

    def _rows_failed(self, generation: int, slot: int, error: Exception) -> None:
        if generation == self._generation:
            self._under_way.pop(slot, None)
            self._broken = True  # asked again by refresh() or set_view(), not by every repaint
            self._set_busy(False)
            self.failed.emit(error)

    def _take_rows(self, generation: int, slot: int, number: int, window: ListWindow) -> None:
        if generation != self._generation:
            return
        self._under_way.pop(slot, None)
        new_view = self._busy
        if new_view:
            self.about_to_change.emit()
            self._pages.clear()
        page = RowPage(number, generation, sharing(window.rows, self._shared, self._shared_places))
        self._pages.put(page)
        end = page.first + len(page.rows)
        if len(page.rows) < PAGE and (page.rows or number == 0):
            self._set_matching(end)  # a page that is not full is the last one: the count is known
        elif new_view:
            self._set_rows(max(self._matching, end))
        elif self._rows < end:
            self._set_rows(end)
        if new_view:
            self._set_busy(False)
            self._changed(0, self._rows - 1)
            self.view_shown.emit()
            if self._count_due:
                self._ask_count()
        else:
            self._changed(page.first, min(end, self._rows) - 1)
        self.loaded.emit(page.first, end - 1)
        if not self._wanted and not self._under_way:
            self._when_all_there()
        if self._wanted:
            self._dispatch.start()

    def _when_all_there(self) -> None:
        first, last = self.in_sight()
        if all(self.is_fresh(row) for row in (first, last) if 0 <= row < self._rows):
            self.refreshed.emit()

    def _take_count(self, generation: int, count: ListCount) -> None:
        if generation != self._generation:
            return
        self._all = count.all
        self._matching = count.matching
        if not self._busy:
            self._set_rows(count.matching)
        self._marks.counted(self.view, count)
        self.counted.emit(self._matching, self._all)

    def _set_matching(self, matching: int) -> None:
        self._set_rows(matching)
        if matching != self._matching:
            self._matching = matching
            self.counted.emit(matching, self._all)

    def _set_rows(self, rows: int) -> None:
        if rows > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()
        elif rows < self._rows:
            self.beginRemoveRows(QModelIndex(), rows, self._rows - 1)
            self._rows = rows
            self.endRemoveRows()

    def _changed(self, first: int, last: int) -> None:
        if 0 <= first <= last < self._rows:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
