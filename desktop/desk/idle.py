"""How long nobody has touched the program: keys and the mouse are watched where the system hands them to our windows.

The filter sits on windows, not on the application: there it would see every event of every widget, in Python. The clock on
the wall counts, so that a computer that slept locks as it wakes.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
    }
)
_LOOK_EVERY_MS = 1_000


class IdleWatch(QObject):
    """``idle`` once nobody has touched any of our windows for ``seconds``; 0 never tells."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seconds = 0
        self.last = time.time()
        """When somebody touched a window, in seconds since 1970."""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(QGuiApplication.focusWindow())

    def begin(self, seconds: int) -> None:
        """Count from now."""
        self.seconds = seconds
        self.last = time.time()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def look(self) -> None:
        """Tell when it has been long enough."""
        if self.seconds and time.time() - self.last >= self.seconds:
            self.stop()
            self.idle.emit()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # a window comes to the front many times
            window.installEventFilter(self)
            self.last = time.time()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in _INPUT:
            self.last = time.time()
        return False
