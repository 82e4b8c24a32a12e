"""What stands where the board would be when there is none: one sentence, and the commands that fill it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.views.look.theme import GAP, GRID, Look

Act = tuple[str, Callable[[], object]]


class EmptyBoard(QWidget):
    """A sentence in the middle of the page with some buttons below it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.sentence = QLabel(self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        look.style(self.sentence, "section")
        self.hint = QLabel(self)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        look.style(self.hint, "muted")
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID)
        self.buttons: list[QPushButton] = []
        self._state: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(2)
        column.addWidget(self.sentence)
        column.addWidget(self.hint)
        column.addLayout(self._row)
        column.addStretch(3)

    def show_state(self, sentence: str, hint: str, acts: Sequence[Act], primary: bool = False) -> None:
        """Say what belongs here, and offer these acts; with ``primary`` the first is the page's obvious one."""
        state = (sentence, hint, tuple(text for text, _act in acts), primary)
        if state == self._state:
            return  # the focus may be on one of the buttons
        self._state = state
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.buttons = []
        self.sentence.setText(sentence)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self._row.addStretch(1)
        for text, act in acts:
            button = QPushButton(text, self)
            if primary and not self.buttons:
                self._look.style(button, "primary")
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(button)
            self.buttons.append(button)
        self._row.addStretch(1)
