"""Somebody changed the record meanwhile: what you typed and what stands there now, field by field, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.look.theme import GAP, GRID, Look


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with two values, in words."""

    code: str
    label: str
    mine: str
    theirs: str


class ConflictPanel(QFrame):
    """One line a field: yours or the other. ``settled`` when the person takes the choice over into the form."""

    settled = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        look.style(self, "banner_warn")
        self._head = QLabel(self)
        self._head.setWordWrap(True)
        look.style(self._head, "section")
        self._say = QLabel(self)
        self._say.setWordWrap(True)
        self._body: QWidget | None = None
        self._mine: dict[str, QRadioButton] = {}
        self._place = QVBoxLayout()
        self.take = QPushButton(self.tr("Use this choice"), self)
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self.settled)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GRID)
        column.addWidget(self._head)
        column.addWidget(self._say)
        column.addLayout(self._place)
        column.addLayout(foot)
        self.hide()

    def ask(self, head: str, say: str, mine: str, theirs: str, differences: Sequence[Difference]) -> None:
        """Show the fields that differ; one's own value is chosen at first, so nothing typed is lost by a hasty Enter."""
        self._head.setText(head)
        self._say.setText(say)
        if self._body is not None:
            self._place.removeWidget(self._body)
            self._body.deleteLater()
        self._body = QWidget(self)
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, text in ((1, mine), (2, theirs)):
            title = QLabel(text, self._body)
            self._look.style(title, "muted")
            grid.addWidget(title, 0, column)
        self._mine = {}
        for row, one in enumerate(differences, start=1):
            grid.addWidget(QLabel(one.label, self._body), row, 0, Qt.AlignmentFlag.AlignTop)
            group = QButtonGroup(self._body)
            for column, side, value in ((1, mine, one.mine), (2, theirs, one.theirs)):
                cell = QWidget(self._body)
                across = QHBoxLayout(cell)
                across.setContentsMargins(0, 0, 0, 0)
                radio = QRadioButton(cell)
                radio.setAccessibleName(f"{one.label}, {side}: {value or self.tr('empty')}")
                shown = QLabel(value or self.tr("(empty)"), cell)
                shown.setTextFormat(Qt.TextFormat.PlainText)
                shown.setWordWrap(True)
                shown.setBuddy(radio)
                across.addWidget(radio, 0, Qt.AlignmentFlag.AlignTop)
                across.addWidget(shown, 1)
                group.addButton(radio)
                grid.addWidget(cell, row, column)
                if column == 1:
                    radio.setChecked(True)
                    self._mine[one.code] = radio
                else:
                    radio.setObjectName(f"theirs_{one.code}")
        self._place.addWidget(self._body)
        self._body.show()
        self.show()
        next(iter(self._mine.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def keeps_mine(self, code: str) -> bool:
        """Whether one's own value of a field was chosen."""
        return code not in self._mine or self._mine[code].isChecked()
