"""The ended applications of one requisition as a small table model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import ListRow
from desktop.views.tables.formatting import CellFormatter
from desktop.views.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex
SHOWN = ("name", "status", "reason", "stage", "ended_at", "owner")
_NO_PARENT = QModelIndex()


class EndedTableModel(QAbstractTableModel):
    """Name, outcome, reason, the stage it ended in, when, and whose it was."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        codes = [column.code for column in COLUMNS[ListKind.APPLICATIONS]]
        self._places = [codes.index(code) for code in SHOWN]
        self._heads = [COLUMNS[ListKind.APPLICATIONS][place].label for place in self._places]
        self._rows: tuple[ListRow, ...] = ()
        self._texts: list[list[str]] = []
        self._formatter: CellFormatter | None = None

    def show_rows(self, rows: tuple[ListRow, ...]) -> None:
        """Show these rows."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self._formatter = CellFormatter(ListKind.APPLICATIONS, self._workbench.book, self._workbench.team)
        columns = [self._formatter.texts(place, rows) for place in self._places]
        self._texts = [list(texts) for texts in zip(*columns, strict=True)]
        self.endResetModel()

    def row(self, row: int) -> ListRow | None:
        """The application in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many ended."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """As many as are shown."""
        return 0 if parent.isValid() else len(SHOWN)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts worked out before; exact values as tooltip."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and self._formatter is not None:
            return self._formatter.tooltip(self._places[index.column()], self._rows[index.row()]) or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # fmt: skip
        """The labels of the list's columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(SHOWN):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Columns", self._heads[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
