"""A large button with icon, title and one sentence: one of the choices of the first start."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.look.theme import GRID, Look


class ChoiceCard(QPushButton):
    """Checkable; read out as title and sentence."""

    def __init__(self, look: Look, icon: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        look.style(self, "choice")
        self._sign = QLabel(self)
        heading = QLabel(title, self)
        heading.setWordWrap(True)
        look.style(heading, "section")
        text = QLabel(sentence, self)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        look.style(text, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID // 2)
        for label in (self._sign, heading, text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch(1)
        look.changed.connect(self._draw)
        self._draw()

    def sizeHint(self) -> QSize:
        """As tall as its words need."""
        layout = self.layout()
        width = max(self.width(), GRID * 24)
        height = layout.heightForWidth(width) if layout is not None else 0
        return QSize(GRID * 28, max(height, layout.sizeHint().height() if layout is not None else 0))

    def minimumSizeHint(self) -> QSize:
        """Never cut off."""
        return QSize(GRID * 20, self.sizeHint().height())

    def _draw(self) -> None:
        self._sign.setPixmap(self._look.icon(self._icon, "accent").pixmap(QSize(24, 24), self.devicePixelRatioF()))
