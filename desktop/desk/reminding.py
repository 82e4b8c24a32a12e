"""Reminders by themselves: kept soon after opening, every hour and when the day changes; what is new for one is told once, quietly.

The bell above the page counts what came to one and opens the list of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from desktop.desk.application import to_front
from desktop.desk.notifying import Notifier
from desktop.services.dispatch.messages import Done
from desktop.services.docket.questions import ReadArrivals
from desktop.services.docket.records import DocketLine
from desktop.services.tasks.commands import KeepReminders
from desktop.views.main_window import MainWindow
from desktop.views.settings.notify_section import NOTIFY
from desktop.views.tables.formatting import local_now
from desktop.words import Topic

FIRST_MS = 5_000
"""The first rows are read before anybody asks what is due."""
LOOK_MS = 60_000
AGAIN = timedelta(hours=1)
_SOON_MS = 700
_TOLD = "reminding/told"
_TOLD_KEPT = 500
_ABOUT = frozenset({Topic.TASKS, Topic.DECISIONS, Topic.APPROVALS})
_log = logging.getLogger(__name__)


class Reminding(QObject):
    """Watches one window for one session. ``writes`` False: the workspace is only looked at. ``clock`` tells the time where one sits."""

    def __init__(
        self,
        window: MainWindow,
        *,
        writes: bool = True,
        notifier: Notifier | None = None,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._writes = writes
        self._clock = clock
        self._kept_at: datetime | None = None
        self.lines: tuple[DocketLine, ...] = ()
        self.notifier = notifier or Notifier(window)
        self.notifier.chosen.connect(self._called)
        window.top.bell.connect(self.show_list)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.ask)
        if window.workbench is not None:
            window.workbench.announcer.changed.connect(self._changed)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(FIRST_MS, self, self.look)

    def stop(self) -> None:
        """No more of it; for good."""
        self._timer.stop()
        self._soon.stop()
        self._window.top.bell.disconnect(self.show_list)
        self.deleteLater()

    def look(self) -> None:
        """Once a minute: whether an hour or the day is over, and nobody waits for something else."""
        bench, now, kept = self._window.workbench, self._clock(), self._kept_at
        if not self._alive() or bench is None or bench.resting or not bench.courier.idle:
            return
        if kept is not None and now.date() == kept.date() and timedelta() <= now - kept < AGAIN:
            return
        self._kept_at = now
        if self._writes and not bench.may(KeepReminders):
            bench.carry_out(KeepReminders(), self._kept, owner=self, failed=self._failed, quiet=True)
        else:
            self.ask()

    def ask(self) -> None:
        """What waits for whoever is signed in."""
        bench = self._window.workbench
        if self._alive() and bench is not None and not bench.resting and not bench.may(ReadArrivals):
            bench.ask(ReadArrivals(), self._show, owner=self, channel="arrivals", failed=lambda _: None)

    def show_list(self) -> None:
        """The list under the bell."""
        bench = self._window.workbench
        if bench is None or bench.resting:
            return
        from desktop.views.docket.arrivals_popover import ArrivalsPopover

        links = (
            (self.tr("Today’s digest"), lambda: bench.open("digest")),
            (self.tr("Messages of this session"), self._window.verbs.messages),
        )
        ArrivalsPopover(bench, self.lines, self._window.top.bell_button, links).show_below()

    def _alive(self) -> bool:
        """A window that was closed takes no more commands; it may have been closed before its workspace was even open."""
        return self._window.isVisible()

    def _called(self) -> None:
        to_front(self._window)
        self.show_list()

    def _kept(self, done: Done) -> None:
        opened, ended = done.answer or (0, 0)
        if opened or ended:
            _log.info("reminders were kept", extra={"opened": opened, "ended": ended})
        self.ask()

    def _failed(self, error: Exception) -> bool:
        """Nobody asked for it, so nobody is told; it is tried again in an hour."""
        _log.warning("reminders were not kept", extra={"kind": type(error).__name__})
        self.ask()
        return True

    def _changed(self, topics: frozenset[Topic]) -> None:
        if topics & _ABOUT and self._kept_at is not None:
            self._soon.start()

    def _show(self, lines: tuple[DocketLine, ...]) -> None:
        self.lines = lines
        self._window.top.set_waiting(len(lines))
        preferences = self._window.preferences
        told = list(preferences.read(_TOLD, []) or [])
        fresh = [_told_by(one) for one in lines if _told_by(one) not in told]
        if not fresh:
            return
        preferences.write(_TOLD, [*told, *fresh][-_TOLD_KEPT:])
        if preferences.read(NOTIFY, True):
            self.notifier.tell(len(fresh))


def _told_by(line: DocketLine) -> str:
    """The same for as long as it is the same line in the same hands."""
    return f"{line.key}:{line.since}"
