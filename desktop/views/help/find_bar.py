"""Ctrl+F inside a topic: a field, how often it was found, and the way from one place to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.text import fold
from desktop.views.help.topic_view import TopicView
from desktop.views.look.theme import GRID, MARGIN, Look


class FindBar(QFrame):
    """Below the text, hidden until it is wanted."""

    closed = Signal()

    def __init__(self, look: Look, view: TopicView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look.style(self, "statusbar")
        self._view = view
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in this topic"))
        self.field.setAccessibleName(self.tr("Find in this topic"))
        self.field.setMinimumHeight(28)
        self.field.setMaximumWidth(GRID * 40)
        self.field.textChanged.connect(self._look_for)
        self.field.installEventFilter(self)
        self.said = QLabel(self)
        look.style(self.said, "muted")
        self.previous = self._button(look, "chevron-up", self.tr("Previous place"), "Shift+F3")
        self.next = self._button(look, "chevron-down", self.tr("Next place"), "F3")
        self.shut = self._button(look, "close", self.tr("Close the search in this topic"), "Esc")
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.shut.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addWidget(self.said)
        row.addStretch(1)
        row.addWidget(self.shut)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with what was looked for last."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.text():
            self._look_for()

    def close_bar(self) -> None:
        """Away with bar and marks; focus goes to the text."""
        self.hide()
        self._view.look_for(())
        self._view.setFocus()
        self.closed.emit()

    def step(self, by: int) -> None:
        """To the next or previous place."""
        number = self._view.step(by)
        if number:
            self.said.setText(self.tr("{n} of {all}").format(n=number, all=len(self._view.marks)))

    def look_again(self) -> None:
        """Another topic is shown."""
        if self.isVisible():
            self._look_for()

    def _look_for(self) -> None:
        needle = fold(self.field.text())
        count = self._view.look_for((needle,) if needle else (), inside=True)
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)
        if count:
            self.step(1)
        else:
            self.said.setText(self.tr("Not in this topic") if needle else "")

    def _button(self, look: Look, icon: str, name: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(f"{name} ({key})")
        button.setAccessibleName(name)
        button.setIconSize(QSize(16, 16))
        button.setMinimumSize(QSize(28, 28))
        look.style(button, "flat")
        look.dress(button, icon, "muted")
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)
