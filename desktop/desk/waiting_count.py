"""How much waits, beside the Docket in the navigation: asked again after every change that may matter, and when the day changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from desktop.services.docket.questions import CountDocket
from desktop.services.docket.records import DocketCount
from desktop.views.main_window import MainWindow
from desktop.views.tables.formatting import local_now
from desktop.words import Topic

_SOON_MS = 400
"""Changes come in bursts: one question for all of them."""
_DAY_MS = 60_000
_ABOUT = frozenset(
    {Topic.DECISIONS, Topic.APPROVALS, Topic.TASKS, Topic.APPLICATIONS, Topic.REQUISITIONS, Topic.PROCESS, Topic.PEOPLE}
)


class WaitingCount(QObject):
    """Keeps the number of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._day = local_now().date()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.ask)
        self._clock = QTimer(self, interval=_DAY_MS)
        self._clock.timeout.connect(self._look)
        self._clock.start()
        if window.workbench is not None:
            window.workbench.announcer.changed.connect(self._changed)
        self._soon.start()

    def stop(self) -> None:
        """No more of it; for good."""
        self._soon.stop()
        self._clock.stop()
        self.deleteLater()

    def ask(self) -> None:
        """Ask now."""
        bench = self._window.workbench
        if bench is not None and not bench.resting:
            today = local_now().date()
            self._day = today
            bench.ask(CountDocket(today.isoformat()), self._show, owner=self, channel="waiting", failed=lambda _: None)

    def _changed(self, topics: frozenset[Topic]) -> None:
        if topics & _ABOUT:
            self._soon.start()

    def _look(self) -> None:
        if local_now().date() != self._day:
            self.ask()

    def _show(self, count: DocketCount) -> None:
        button = self._window.side.buttons.get("docket")
        if button is not None:
            button.set_count(count.waiting)
