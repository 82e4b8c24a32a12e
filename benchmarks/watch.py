"""Watching the GUI thread: how long the event loop was away, and how long from an act to rows on the screen.

How long it was away tells what a person feels, and on a machine that does other things too, how long it had to wait for a
processor. How long the GUI thread worked without a break (``busiest``) is what the program can answer for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

TICK_MS = 5


class Watchdog(QObject):
    """Ticks every five milliseconds; the longest time between two ticks, less the tick, is how long the window was away."""

    def __init__(self) -> None:
        super().__init__()
        self._last = self._worked = 0.0
        self.longest = self.busiest = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        self.longest = self.busiest = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()

    def end(self) -> float:
        """Stop; answers the longest absence in milliseconds."""
        self._tick()
        self._timer.stop()
        return self.longest

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - TICK_MS)
        self._last = now
        worked = time.thread_time()
        self.busiest = max(self.busiest, (worked - self._worked) * 1000)
        self._worked = worked


class Painted(QObject):
    """Notes when a widget has painted; a filter on this one widget, so that nothing else is slowed down."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.is_right: Callable[[], bool] = lambda: True
        self.at: float | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.at is None and self.is_right():
            # the filter comes before the paint itself: what counts is when the loop is back after it
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        if self.at is None:
            self.at = time.perf_counter()

    def wait_for(self, is_right: Callable[[], bool], seconds: float = 60.0) -> float:
        """Let the loop run until a paint happened in the right state, or until there is nothing left to paint it."""
        self.at, self.is_right = None, is_right
        wait(lambda: self.at is not None or (not self._widget.isVisible() and is_right()), seconds)
        return self.at or time.perf_counter()


def wait(until: Callable[[], Any], seconds: float = 60.0) -> None:
    """Let the loop run until something is true; looked at every two milliseconds, idle between, as a window is."""
    if until():
        return
    loop, timer, end = QEventLoop(), QTimer(), time.monotonic() + seconds

    def look() -> None:
        if until():
            loop.exit(0)
        elif time.monotonic() > end:
            loop.exit(1)

    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(2)
    timer.timeout.connect(look)
    timer.start()
    if loop.exec():
        raise TimeoutError("waited in vain")


def rest(milliseconds: int) -> None:
    """Let the loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
