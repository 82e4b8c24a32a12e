"""A filter as a chip: click or Enter changes it, the cross or Del removes it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.services.listings.questions import Filter
from desktop.views.look.theme import Look

_TARGET = 24
_WIDEST = 340


class FilterChip(QFrame):
    """One active filter."""

    change_asked = Signal()
    removed = Signal()

    def __init__(self, look: Look, found: Filter, text: str, whole: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = found
        look.style(self, "chip_accent")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._text = QPushButton(self)
        look.style(self._text, "link")
        metrics = self._text.fontMetrics()
        self._text.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST).replace("&", "&&"))
        self._text.setToolTip(whole)
        self._text.setAccessibleName(self.tr("Change filter {filter}").format(filter=whole))
        self._text.setCursor(Qt.CursorShape.PointingHandCursor)
        self._text.setMinimumHeight(_TARGET)
        self._text.clicked.connect(self.change_asked)
        self._cross = QToolButton(self)
        look.style(self._cross, "flat")
        look.dress(self._cross, "close", "accent")
        self._cross.setIconSize(QSize(14, 14))
        self._cross.setFixedSize(_TARGET, _TARGET)
        self._cross.setToolTip(self.tr("Remove this filter"))
        self._cross.setAccessibleName(self.tr("Remove filter {filter}").format(filter=whole))
        self._cross.clicked.connect(self.removed)
        line.addWidget(self._text)
        line.addWidget(self._cross)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del and Backspace remove."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
