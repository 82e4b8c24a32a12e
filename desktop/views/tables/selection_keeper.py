"""Keeps a selection by record id while the rows under it change places, and finds the ids a bulk action runs on.

On screen the selection is Qt's own (ranges of positions, so that a million rows are one range). Beside it the keeper remembers
the ids of the selected rows it has seen; after a refresh, a sort or another filter it looks for them in the rows at hand, asks
for the places of the rest, and selects them again. What the view no longer holds leaves the selection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView

from desktop.services.listings.questions import PositionOf, ReadIds
from desktop.views.tables.window_table_model import WindowTableModel
from desktop.views.workbench import Workbench

REMEMBERED = 5_000
_ASKED_ONE_BY_ONE = 32
MOST = 100_000

Items = list[tuple[str, int]]
"""Records with the version the person saw; 0 for rows that were never read."""


class SelectionKeeper(QObject):
    """The selection of one table over a ``WindowTableModel``."""

    changed = Signal()

    def __init__(self, view: QTableView, model: WindowTableModel, workbench: Workbench) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._workbench = workbench
        self._marks: QItemSelectionModel = view.selectionModel()
        self._ids: dict[str, int] = {}
        self._current = ""
        self._everything = False
        self._frozen = False
        self._asking = 0
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self.changed)
        self._marks.selectionChanged.connect(self._on_selection)
        self._marks.currentRowChanged.connect(self._on_current)
        model.about_to_change.connect(self._freeze)
        model.rowsAboutToBeRemoved.connect(self._freeze)
        model.rowsRemoved.connect(self._thaw)
        model.rowsInserted.connect(self._grow)
        model.loaded.connect(self._remember_more)

    # --- what is selected -----------------------------------------------------------------------------------------------

    @property
    def everything(self) -> bool:
        """Whether all rows of the view are selected, read or not."""
        return self._everything

    @property
    def current_id(self) -> str:
        """The record that has the focus; empty for none."""
        return self._current

    def spans(self) -> list[tuple[int, int]]:
        """The selected rows as merged ranges (first, last) in order."""
        if self._everything:
            rows = self._model.rowCount()
            return [(0, rows - 1)] if rows else []
        merged: list[tuple[int, int]] = []
        selection = self._marks.selection()
        ranges = (selection.at(place) for place in range(selection.size()))
        for first, last in sorted((found.top(), found.bottom()) for found in ranges):
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        return merged

    def count(self) -> int:
        """How many rows are selected."""
        if self._everything and self._model.matching >= 0:
            return self._model.matching
        return sum(last - first + 1 for first, last in self.spans())

    def known(self) -> Items:
        """The selected rows that have been read, in the order of the view; at most ``REMEMBERED``."""
        return list(self._ids.items())

    def resolve(self, then: Callable[[Items], None]) -> None:
        """Hand over all selected records, at most ``MOST``; asks for the ids that were never read."""
        spans, count = self.spans(), self.count()
        if count <= len(self._ids) or self._model.busy:  # positions of an earlier view say nothing about the next
            then(self.known())
            return
        seen = dict(self._ids)
        limit = min(spans[-1][1] + 1, MOST)

        def take(ids: tuple[str, ...]) -> None:
            chosen = (ids[row] for first, last in spans for row in range(first, min(last + 1, len(ids))))
            then([(found, seen.get(found, 0)) for found in chosen])

        self._workbench.ask(ReadIds(self._model.view, limit), take, owner=self, channel="ids")

    # --- changing it ----------------------------------------------------------------------------------------------------

    def select_everything(self) -> None:
        """All rows the filter shows, as one range; no row is read for it."""
        rows = self._model.rowCount()
        if rows:
            self._apply([(0, rows - 1)])
            self._everything = True
            self._remember()
            self._settle.start()

    def clear(self) -> None:
        """Nothing is selected; the focus stays where it is."""
        self._marks.clearSelection()

    def select_row(self, row: int) -> None:
        """Select one row and give it the focus."""
        index = self._model.index(row, max(self._marks.currentIndex().column(), self._first_column()))
        flags = QItemSelectionModel.SelectionFlag
        self._marks.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def select_rows(self, first: int, last: int) -> None:
        """Select a range of rows, read or not."""
        self._everything = False
        self._apply([(first, last)])
        self._remember()
        self._settle.start()

    def carry_over(self) -> None:
        """Put the selection back onto its records, after their places may have changed."""
        self._frozen = False
        self._asking += 1
        if self._everything:
            self.select_everything()
            self._place_current(self._model.position_in_memory(self._current) if self._current else None)
            return
        wanted = dict(self._ids)
        places: dict[str, int] = {}
        missing: list[str] = []
        for record in {*wanted, self._current} - {""}:
            position = self._model.position_in_memory(record) if len(wanted) <= _ASKED_ONE_BY_ONE else None
            if position is None:
                missing.append(record)
            else:
                places[record] = position
        if not missing:
            self._put_back(wanted, places)
        elif len(missing) <= _ASKED_ONE_BY_ONE:
            self._ask_one_by_one(wanted, places, missing)
        else:
            self._ask_all(wanted, self._asking)

    def _ask_one_by_one(self, wanted: dict[str, int], places: dict[str, int], missing: list[str]) -> None:
        left = set(missing)

        def take(asking: int, record: str, position: int | None) -> None:
            if asking != self._asking:
                return
            left.discard(record)
            if position is not None:
                places[record] = position
            if not left:
                self._put_back(wanted, places)

        for number, record in enumerate(missing):
            self._workbench.ask(
                PositionOf(self._model.view, record),
                partial(take, self._asking, record),
                owner=self,
                channel=f"keep {number}",
            )

    def _ask_all(self, wanted: dict[str, int], asking: int) -> None:
        def take(ids: tuple[str, ...]) -> None:
            if asking == self._asking:
                looked_for = {*wanted, self._current}
                self._put_back(wanted, {found: row for row, found in enumerate(ids) if found in looked_for})

        self._workbench.ask(ReadIds(self._model.view, MOST), take, owner=self, channel="keep")

    def _put_back(self, wanted: dict[str, int], places: dict[str, int]) -> None:
        rows = sorted(places[record] for record in wanted if record in places)
        current = places.get(self._current)
        spans = list(_spans_of(rows))
        if spans != self.spans():
            self._apply(spans)
        self._place_current(current)
        self._remember()
        self._settle.start()

    def _place_current(self, row: int | None) -> None:
        at = self._marks.currentIndex()
        if row is None:
            if self._current and at.isValid():
                self._current = ""
                self._marks.clearCurrentIndex()
            return
        if at.row() != row:
            index = self._model.index(row, max(at.column(), self._first_column()))
            self._view.setAutoScroll(False)
            self._marks.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._view.setAutoScroll(True)

    def _apply(self, spans: Iterable[tuple[int, int]]) -> None:
        last_column = self._model.columnCount() - 1
        selection = QItemSelection()
        for first, last in spans:
            selection.select(self._model.index(first, 0), self._model.index(last, last_column))
        self._frozen = True
        flags = QItemSelectionModel.SelectionFlag
        self._marks.select(selection, flags.ClearAndSelect | flags.Rows)
        self._frozen = False

    def _first_column(self) -> int:
        return max(self._view.horizontalHeader().logicalIndexAt(0), 0)

    # --- remembering ----------------------------------------------------------------------------------------------------

    def _on_selection(self, *_: object) -> None:
        if not self._frozen:
            self._everything = False
            self._asking += 1
            self._remember()
            self._settle.start()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._frozen:
            row = self._model.row_at(index.row()) if index.isValid() else None
            self._current = row.id if row else ""
            self._settle.start()

    def _remember(self) -> None:
        self._ids = {}
        for first, last in self.spans():
            for position in range(first, last + 1):
                if len(self._ids) >= REMEMBERED or (self._everything and position > first + REMEMBERED):
                    return
                row = self._model.row_at(position)
                if row is not None:
                    self._ids[row.id] = row.version

    def _remember_more(self, first: int, last: int) -> None:
        """Rows selected before they were read (Shift+End) get their ids when they come into sight."""
        if self._frozen or self._model.busy:
            return
        current = self._marks.currentIndex().row()
        if first <= current <= last and not self._current:
            row = self._model.row_at(current)
            self._current = row.id if row else ""
            self._settle.start()
        if not self._everything and len(self._ids) < self.count():
            for position in range(first, last + 1):
                row = self._model.row_at(position)
                if row is not None and self._marks.isRowSelected(position):
                    self._ids.setdefault(row.id, row.version)

    def _freeze(self, *_: object) -> None:
        self._frozen = True

    def _thaw(self, *_: object) -> None:
        if not self._model.busy:
            self._frozen = False

    def _grow(self, *_: object) -> None:
        if self._everything and not self._frozen:
            self.select_everything()


def _spans_of(rows: list[int]) -> Iterable[tuple[int, int]]:
    start = previous = -2
    for row in rows:
        if row == previous + 1:
            previous = row
            continue
        if start >= 0:
            yield start, previous
        start = previous = row
    if start >= 0:
        yield start, previous
