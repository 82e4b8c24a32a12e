"""What stands where rows would be: one sentence, the command that changes it, and a link or two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.views.look.theme import Look


@dataclass(frozen=True, slots=True)
class EmptyText:
    """``sentence`` says what belongs here, ``act`` what the button does; ``links`` are further ways: text and what it does."""

    icon: str
    sentence: str
    act: str
    run: Callable[[], None]
    links: tuple[tuple[str, Callable[[], None]], ...] = ()
    why_not: Callable[[], str] | None = None
    primary: bool = False


class EmptyState(QWidget):
    """An empty list, or a filter that lets nothing through."""

    def __init__(self, look: Look, text: EmptyText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(12)
        box.addStretch(2)
        self._picture = QPushButton(self)
        self._picture.setFlat(True)
        self._picture.setEnabled(True)
        self._picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture.setIconSize(self._picture.iconSize() * 2)
        look.style(self._picture, "flat")
        look.dress(self._picture, text.icon, "line_strong")
        box.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        sentence = QLabel(text.sentence, self)
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        sentence.setWordWrap(True)
        look.style(sentence, "body")
        box.addWidget(sentence)
        self.button = QPushButton(text.act, self)
        if text.primary:
            look.style(self.button, "primary")
        self.button.setMinimumHeight(30)
        self.button.clicked.connect(text.run)
        why = text.why_not() if text.why_not else ""
        self.button.setEnabled(not why)
        self.button.setToolTip(why)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addStretch(1)
        for words, run in text.links:
            link = QToolButton(self)
            link.setText(words)
            link.setMinimumHeight(24)
            look.style(link, "link")
            link.clicked.connect(run)
            line.addWidget(link)
        line.addStretch(1)
        box.addLayout(line)
        box.addStretch(3)
