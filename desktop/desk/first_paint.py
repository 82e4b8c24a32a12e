"""Waiting for the first painted window before anything heavy begins, so that a person sees the program at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, act: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._act = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The turn of the event loop after the paint has come to its end does the work."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._act)
            self.deleteLater()
        return False


def after_first_paint(window: QWidget, act: Callable[[], None]) -> None:
    """Run ``act`` once the window has been painted; not at all if it goes before."""
    _FirstPaint(window, act)
