"""What the two cards of a locked window have in common: a title, rows of labelled fields, a sentence of trouble, one primary button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.views.look.theme import GRID, MARGIN, Look

WIDTH = GRID * 52


class Card(QFrame):
    """A narrow column; parts are added from top to bottom."""

    def __init__(self, look: Look, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        look.style(self, "card")
        self.setFixedWidth(WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN * 2, MARGIN * 2, MARGIN * 2, MARGIN * 2)
        self.column.setSpacing(GRID)
        self.title = self._label(title, "title")
        self.about = self._label(about, "muted")
        self.problem = self._label("", "bad")
        self.problem.setAccessibleName(self.tr("Problem"))
        self.problem.hide()

    def event(self, event: QEvent) -> bool:
        """As high as its sentences need at its width: a layout that centres it asks for less than that."""
        taken = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.setFixedHeight(self.column.totalHeightForWidth(WIDTH))
        return taken

    def field(self, text: str, widget: QWidget, buddy: QWidget | None = None) -> QLabel:
        """A label above its field."""
        label = QLabel(text, self)
        label.setBuddy(buddy or widget)
        self.column.addSpacing(GRID // 2)
        self.column.addWidget(label)
        self.column.addWidget(widget)
        return label

    def last_row(self, primary: str, *others: QPushButton) -> QPushButton:
        """The trouble, then the buttons: quiet ones left, the primary one right."""
        self.column.addSpacing(GRID // 2)
        self.column.addWidget(self.problem)
        button = QPushButton(primary, self)
        self._look.style(button, "primary")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for other in others:
            self._look.style(other, "link")
            row.addWidget(other)
        row.addStretch(1)
        row.addWidget(button)
        self.column.addLayout(row)
        return button

    def tell(self, text: str) -> None:
        """Say what is wrong; empty takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self.problem, QAccessible.Event.Alert))

    def _label(self, text: str, kind: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._look.style(label, kind)
        if kind != "bad":
            self.column.addWidget(label)
        return label
