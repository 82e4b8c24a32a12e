"""The body of a record page: main column and side column in one scroller, one below the other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.views.look.theme import GAP, MARGIN

NARROW_BELOW = 124
"""In average characters of the font, so that a larger font breaks earlier."""


class RecordColumns(QScrollArea):
    """``first`` and ``last`` make the main column, ``side`` stands beside both, or between them in a narrow window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._parts = [QWidget(inner) for _ in range(3)]
        self.first, self.last, self.side = (_column(part) for part in self._parts)
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self.setWidget(inner)
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    @property
    def narrow(self) -> bool:
        """Whether the columns stand one below the other."""
        return bool(self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One or two columns, as the width allows."""
        super().resizeEvent(event)
        bar = (
            self.width() - self.viewport().width()
        )  # it stands in the margin: what is below keeps the line of the header
        self._grid.setContentsMargins(MARGIN, 0, max(0, MARGIN - bar), MARGIN)
        character = max(1, self.fontMetrics().averageCharWidth())
        room = self.viewport().width() / character
        self._arrange(narrow=room < NARROW_BELOW)
        if not self.narrow:
            self._parts[2].setFixedWidth(round(character * min(58, max(46, room * 0.28))))

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        upper, lower, side = self._parts
        for widget in self._parts:
            self._grid.removeWidget(widget)
        if narrow:
            side.setMaximumWidth(16_777_215)
            side.setMinimumWidth(0)
            for row, widget in enumerate((upper, side, lower)):
                self._grid.addWidget(widget, row, 0)
            self._grid.setRowStretch(1, 0)
            self._grid.setRowStretch(2, 1)
        else:
            self._grid.addWidget(upper, 0, 0)
            self._grid.addWidget(lower, 1, 0)
            self._grid.addWidget(side, 0, 1, 2, 1)
            self._grid.setRowStretch(1, 1)
            self._grid.setRowStretch(2, 0)
        self._grid.setColumnStretch(0, 1)


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    return column
