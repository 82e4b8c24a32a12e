"""Scrolls the board sideways while a card is dragged near its left or right edge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea

_EDGE = 48
_STEP = 14
_EVERY_MS = 16


class EdgeScroller(QObject):
    """Told where the pointer is; keeps scrolling as long as it stays near an edge."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._step = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    def pointer_at(self, where: QPoint) -> None:
        """The pointer's place on the screen."""
        viewport = self._area.viewport()
        x = viewport.mapFromGlobal(where).x()
        self._step = -_STEP if x < _EDGE else _STEP if x > viewport.width() - _EDGE else 0
        if self._step and not self._timer.isActive():
            self._timer.start()
        elif not self._step:
            self._timer.stop()

    def stop(self) -> None:
        """The drag is over."""
        self._timer.stop()

    def _scroll(self) -> None:
        bar = self._area.horizontalScrollBar()
        bar.setValue(bar.value() + self._step)
