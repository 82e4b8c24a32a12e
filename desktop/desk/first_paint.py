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
        """The paint is still to come when this is told: one turn of the event loop for it, one for showing it."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._next)
        return False

    def _next(self) -> None:
        QTimer.singleShot(0, self._window, self._act)
        self.deleteLater()


def after_first_paint(window: QWidget, act: Callable[[], None]) -> None:
    """Run ``act`` once the window has been painted; not at all if it goes before."""
    _FirstPaint(window, act)
