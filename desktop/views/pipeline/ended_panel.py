"""Below the board: who was hired, rejected or withdrew, and the way back to exactly the stage it ended in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from desktop.services.applications.commands import ReopenApplications
from desktop.services.applications.questions import ReadApplication
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import Filter, ListView, ListWindow, ReadRows, Sort
from desktop.views.look.theme import GAP, GRID, ROW
from desktop.views.pipeline.ended_model import EndedTableModel
from desktop.views.verdicts import actions
from desktop.views.workbench import Workbench
from desktop.words import ApplicationStatus

_AT_MOST = 200
ENDED = tuple(status.value for status in ApplicationStatus if status is not ApplicationStatus.ACTIVE)


class EndedTable(QTableView):
    """Enter opens, like everywhere."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the candidate."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class EndedPanel(QFrame):
    """A table of ended applications with Reopen above it."""

    closed = Signal()
    list_wanted = Signal()
    selection_changed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._requisition_id = ""
        look = workbench.look
        look.style(self, "card")
        self.title = QLabel(self.tr("Ended"), self)
        look.style(self.title, "section")
        self.reopen_button = QPushButton(self.tr("Reopen"), self)
        self.reopen_button.clicked.connect(self.reopen)
        self.all = QPushButton(self.tr("Show in the list"), self)
        look.style(self.all, "link")
        self.all.clicked.connect(self.list_wanted)
        close = QToolButton(self)
        look.style(close, "flat")
        look.dress(close, "close", "muted")
        close.setAccessibleName(self.tr("Hide ended applications"))
        close.setToolTip(self.tr("Hide"))
        close.clicked.connect(self.closed)
        self.model = EndedTableModel(workbench, self)
        self.table = EndedTable(self)
        self.table.setAccessibleName(self.tr("Ended applications"))
        self.table.setModel(self.model)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(max(ROW, self.fontMetrics().height() + 10))
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.opened.connect(self.open_current)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._reopen_entry = QAction(self.tr("Reo&pen ended"), self.table)
        self._reopen_entry.triggered.connect(self.reopen)
        open_entry = QAction(self.tr("&Open candidate"), self.table)
        open_entry.triggered.connect(self.open_current)
        self.table.addActions([open_entry, self._reopen_entry])
        self.table.doubleClicked.connect(lambda _index: self.open_current())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._chosen_changed())
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.title)
        row.addWidget(self.reopen_button)
        row.addWidget(self.all)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GRID, GAP, GRID)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self._chosen_changed()

    def read(self, requisition_id: str) -> None:
        """Ask who ended on this requisition, latest first."""
        self._requisition_id = requisition_id
        view = ListView(
            ListKind.APPLICATIONS, (Filter("status", "is", ENDED),), sort=Sort("ended_at", descending=True),
            requisition_id=requisition_id,
        )  # fmt: skip
        self._workbench.ask(ReadRows(view, 0, _AT_MOST), self._answered, owner=self, channel="ended")

    def _answered(self, window: ListWindow) -> None:
        chosen = {item_id for item_id, _version in self.items()}
        self.model.show_rows(window.rows)
        self.title.setText(self.tr("Ended") if window.rows else self.tr("Nobody was hired, rejected or withdrew yet"))
        for row, line in enumerate(window.rows):
            if line.id in chosen:
                self.table.selectRow(row)
        self._chosen_changed()

    def items(self) -> list[tuple[str, int]]:
        """Id and version of the selected applications."""
        rows = [self.model.row(index.row()) for index in self.table.selectionModel().selectedRows()]
        return [(row.id, row.version) for row in rows if row is not None]

    def why_not_reopen(self) -> str:
        """Empty when the selected ones can be reopened."""
        refused = self._workbench.may(ReopenApplications)
        return refused or ("" if self.items() else self.tr("Select an ended application first."))

    def reopen(self) -> None:
        """Back to exactly the stage each ended in."""
        actions.reopen(self._workbench, self, self.items())

    def open_current(self) -> None:
        """The candidate of the current row."""
        row = self.model.row(self.table.currentIndex().row())
        if row is not None:
            self._workbench.ask(
                ReadApplication(row.id),
                lambda record: self._workbench.open("candidate", record.candidate_id),
                owner=self,
            )

    def _chosen_changed(self) -> None:
        why = self.why_not_reopen()
        self.reopen_button.setEnabled(not why)
        self._reopen_entry.setEnabled(not why)
        self.reopen_button.setToolTip(why or self.tr("Active again, in exactly the stage it ended in"))
        self.selection_changed.emit()
