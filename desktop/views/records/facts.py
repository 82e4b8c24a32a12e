"""Facts of a record: a title, and label and value in two columns; empty values are left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.look.theme import GAP, GRID, Look

Fact = tuple[str, str]


class Card(QFrame):
    """A surface with an optional title; things are put into ``column``, buttons beside the title into ``head``."""

    def __init__(self, look: Look, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.style(self, "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP, GAP, GAP, GAP)
        self.column.setSpacing(GRID)
        self.head = QHBoxLayout()
        self.head.setSpacing(GRID)
        self.title = QLabel(title, self)
        look.style(self.title, "section")
        self.title.setWordWrap(True)  # beside a long button in a narrow column
        self.head.addWidget(self.title, 1)
        if title:
            self.column.addLayout(self.head)
        else:
            self.title.hide()


class FactGrid(QWidget):
    """Labels muted at the left, values selectable at the right, in one or more columns of pairs."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(6)
        self._facts: list[Fact] = []
        self._pairs = 1

    def show_facts(self, facts: Sequence[Fact], pairs: int = 1) -> None:
        """Exactly these; ``pairs`` of columns, filled downwards."""
        wanted = [fact for fact in facts if fact[1]]
        if wanted == self._facts and pairs == self._pairs:
            return
        self._facts, self._pairs = wanted, pairs
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for column in range(8):
            self._grid.setColumnStretch(column, 1 if column % 2 and column < pairs * 2 else 0)
        rows = -(-len(wanted) // pairs)
        for place, (caption, value) in enumerate(wanted):
            row, pair = place % rows, place // rows
            name = QLabel(caption, self)
            self._look.style(name, "muted")
            text = QLabel(value, self)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{caption}: {value}")
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            for label, column in ((name, pair * 2), (text, pair * 2 + 1)):
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self._grid.addWidget(label, row, column)
        self.setVisible(bool(wanted))
