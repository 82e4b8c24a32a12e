"""Telling somebody that their computer's clock was set back: once, until it is right again."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer

from desktop.services.history.messages import ReadClockLag
from desktop.views.main_window import MainWindow

FIRST_MS = 4_000
EVERY_MS = 300_000
_log = logging.getLogger(__name__)


class ClockWatch(QObject):
    """Asks now and then how far the clock stands behind the last change of the workspace."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(FIRST_MS, self, self.look)

    def look(self) -> None:
        """Ask off the GUI thread."""
        bench = self._window.workbench
        if bench is not None and not bench.resting and not bench.may(ReadClockLag):
            bench.ask(ReadClockLag(), self._show, owner=self, channel="clock", failed=lambda _: None)

    def _show(self, seconds: int) -> None:
        bench = self._window.workbench
        if seconds and not self._told and bench is not None:
            _log.warning("the clock stands behind the journal", extra={"seconds": seconds})
            bench.say(self._words(seconds), kind="warn")
        self._told = bool(seconds)

    def _words(self, seconds: int) -> str:
        days, hours, minutes = seconds // 86_400, seconds // 3_600, seconds // 60
        if days > 1:
            far = self.tr("{count} days").format(count=days)
        elif hours > 1:
            far = self.tr("{count} hours").format(count=hours)
        else:
            far = self.tr("{count} minutes").format(count=minutes)
        return self.tr(
            "This computer’s clock is {far} behind the last change in this workspace. Set it right: what you do now gets wrong"
            " dates."
        ).format(far=far)
