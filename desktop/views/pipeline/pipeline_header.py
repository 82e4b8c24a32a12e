"""The head of the pipeline page: which requisition, how it stands, search, ended ones, and the one primary act."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.services.applications.records import Board
from desktop.views import labels
from desktop.views.look.theme import GRID, MARGIN
from desktop.views.pipeline.requisition_picker import HANGS, RequisitionPicker
from desktop.views.workbench import Workbench
from desktop.words import RequisitionStatus

_SEARCH_MS = 150


class PipelineHeader(QWidget):
    """Two lines above the board."""

    searched = Signal(str)
    left_search = Signal()
    """Esc in an empty search field, or Down: focus goes to the board."""
    ended_wanted = Signal(bool)
    add_wanted = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        look = workbench.look
        self._workbench = workbench
        self.picker = RequisitionPicker(workbench, self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search this board"))
        self.search.setAccessibleName(self.tr("Search this board"))
        self.search.setClearButtonEnabled(True)
        glass = QAction(self.search)
        look.dress(glass, "search", "muted")
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        self.search.setMaximumWidth(self.fontMetrics().averageCharWidth() * 40)
        self.search.installEventFilter(self)
        self.ended = QPushButton(self.tr("Show ended"), self)
        self.ended.setCheckable(True)
        self.ended.setToolTip(self.tr("Hired, rejected and withdrawn applications, below the board"))
        self.add = QPushButton(self.tr("Add candidate…"), self)
        look.style(self.add, "primary")
        self.status = QLabel(self)
        self.figures = QLabel(self)
        look.style(self.figures, "muted")
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self.picker)
        first.addStretch(1)
        first.addWidget(self.search)
        first.addWidget(self.ended)
        first.addWidget(self.add)
        second = QHBoxLayout()
        second.setContentsMargins(HANGS, 0, 0, 0)
        second.setSpacing(GRID)
        second.addWidget(self.status)
        second.addWidget(self.figures)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN - HANGS, 0, MARGIN, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_SEARCH_MS)
        self._typed.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textChanged.connect(lambda _text: self._typed.start())
        self.ended.toggled.connect(self.ended_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.show_board(None)

    def show_board(self, board: Board | None) -> None:
        """Title, status and figures of a board; None while no requisition is chosen."""
        there = board is not None
        for widget in (self.search, self.ended, self.status, self.figures, self.add):
            widget.setVisible(there)
        if board is None:
            self.picker.show_title("", "")
            return
        self.picker.show_title(board.title, board.number)
        self.status.setText(labels.coded("RequisitionStatus", board.status))
        tone = labels.tones("RequisitionStatus").get(board.status, "muted")
        self._workbench.look.style(self.status, "chip" if tone == "muted" else f"chip_{tone}")
        active = sum(column.count for column in board.columns)
        parts = [
            self.tr("1 seat open") if board.seats_open == 1 else self.tr("%n seats open", "", board.seats_open),
            self.tr("1 on the board") if active == 1 else self.tr("%n on the board", "", active),
            self.tr("%n ended", "", board.ended),
        ]
        if board.seats_open == 0 and board.status == RequisitionStatus.OPEN:
            parts[0] = self.tr("no seat open")
        self.figures.setText("  ·  ".join(parts))
        self.ended.setText(self.tr("Show ended ({count})").format(count=board.ended))

    def begin_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear_search(self) -> None:
        """Without waiting."""
        self.search.clear()
        self._typed.stop()
        self.searched.emit("")

    def forget_search(self) -> None:
        """Without asking, because something else is about to be asked."""
        self.search.clear()
        self._typed.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc clears, a second Esc goes back to the board, as does Down."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.clear_search()
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left_search.emit()
                return True
        return super().eventFilter(watched, event)
