"""The lines of the docket in their groups, with a heading before each; any number of them, at the cost of what is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from desktop.services.docket.records import DocketLine, When
from desktop.views.docket.line_words import group_name

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands before the lines of a group."""

    when: When
    count: int


Row = Heading | DocketLine


class LinesModel(QAbstractListModel):
    """``spoken`` puts a line into a sentence for screen readers. ``size_of`` says how much room a row takes, asked of all of them."""

    def __init__(self, spoken: Callable[[DocketLine], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self.size_of: Callable[[Row], QSize] = lambda row: QSize()
        self.rows: list[Row] = []
        self._places: dict[str, int] = {}
        """A line's key → its row; made when it is first asked for."""

    def show(self, lines: Sequence[DocketLine], today: date, groups: Sequence[When]) -> None:
        """Show the lines of these groups, each under its heading."""
        sorted_in: dict[When, list[DocketLine]] = {when: [] for when in groups}
        for line in lines:
            if (when := line.when(today)) in sorted_in:
                sorted_in[when].append(line)
        self.beginResetModel()
        self.rows, self._places = [], {}
        for when, own in sorted_in.items():
            if own:
                self.rows += [Heading(when, len(own)), *own]  # fmt: skip
        self.endResetModel()

    def line(self, index: Index) -> DocketLine | None:
        """The line of a row; None for a heading."""
        row = self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None
        return row if isinstance(row, DocketLine) else None

    def find(self, key: str) -> QModelIndex:
        """Where a line stands now; no index if it is gone."""
        if not self._places:
            self._places = {row.key: number for number, row in enumerate(self.rows) if isinstance(row, DocketLine)}
        return self.index(self._places[key]) if key in self._places else QModelIndex()

    def near(self, number: int) -> QModelIndex:
        """The line at a row, or the next one after it, or the last before."""
        order = [*range(max(number, 0), len(self.rows)), *range(min(number, len(self.rows)) - 1, -1, -1)]
        return next((self.index(one) for one in order if isinstance(self.rows[one], DocketLine)), QModelIndex())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Headings and lines."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, and its words for those who hear it."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.SizeHintRole:
            return self.size_of(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            if isinstance(row, Heading):
                return f"{group_name(row.when)}, {row.count}"
            return self._spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if self.line(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
