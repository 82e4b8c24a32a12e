"""Copies nobody has to think of: one a day while nobody types, one after a new version; the age of the last in the status line.

Also what goes with it: the ballast beside the workspace is made anew when there is room, and a disk that is nearly full is told once.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop import __version__
from desktop.desk.idle import IdleWatch
from desktop.desk.opening import in_background
from desktop.errors import Stopped
from desktop.services.backup.messages import BackupRecord, BackupState, MakeBackup, ReadBackups, Standing, Why
from desktop.services.storage.ballast import WARN_BELOW, take_in
from desktop.services.workspace.session import WorkSession
from desktop.views.backups import wording
from desktop.views.main_window import MainWindow
from desktop.views.mishaps.wording import word

FIRST_MS = 2_500
"""The first rows are read before anybody asks about copies."""
LOOK_MS = 60_000
READ_SECONDS = 600
IDLE_SECONDS = 300
"""Nobody typed or moved the pointer for so long."""
OVERDUE_DAYS = 1.5
OVERDUE_IDLE_SECONDS = 45
"""Somebody who never leaves gets the copy in a short pause."""
AGAIN_SECONDS = 3600
"""After a copy that could not be made."""

_log = logging.getLogger(__name__)


class CopiesByThemselves(QObject):
    """Watches one window as long as it lives. ``clock`` counts seconds."""

    def __init__(self, window: MainWindow, session: WorkSession, clock: Callable[[], float] = time.time) -> None:
        super().__init__(window)
        self._window = window
        self._path = None if session.on_server else session.file.path
        self._clock = clock
        self._idle = IdleWatch(self)
        self._read_at = clock()
        self._tried_at = float(-AGAIN_SECONDS)
        self._told: set[str] = set()
        self._busy = False
        self._held = False
        self.state: BackupState | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(FIRST_MS, self, self.ask)

    def stop(self) -> None:
        """Make no more of them; for good."""
        self._timer.stop()
        self.deleteLater()

    def hold(self, there: bool) -> None:
        """The team's server is lost, or there again: meanwhile the status line says that and no copy is tried."""
        self._held = not there
        if there:
            QTimer.singleShot(0, self, self._say)  # after the line itself has said so

    def ask(self) -> None:
        """Read what copies there are."""
        bench = self._window.workbench
        if bench is not None and not bench.may(ReadBackups):
            bench.ask(ReadBackups(), self._show, owner=self, channel="copies")

    def look(self) -> None:
        """Once a minute: the age goes on, and a copy may be due."""
        if self._clock() - self._read_at >= READ_SECONDS:
            self._read_at = self._clock()
            if (path := self._path) is not None:
                in_background(lambda: take_in(path), lambda _: None, lambda _: None, self)
            self.ask()
        self._say()
        if self._is_time():
            self._make()

    def _is_time(self) -> bool:
        state, bench = self.state, self._window.workbench
        if (
            state is None
            or bench is None
            or not (state.due and state.automatic)
            or self._busy
            or self._held
            or not bench.courier.idle
        ):
            return False
        overdue = not state.verified_at or wording.days_old(state.verified_at) > OVERDUE_DAYS
        pause = OVERDUE_IDLE_SECONDS if overdue else IDLE_SECONDS
        now = self._clock()
        return now - self._idle.last >= pause and now - self._tried_at >= AGAIN_SECONDS

    def _make(self) -> None:
        bench = self._window.workbench
        if bench is None or self.state is None:
            return
        self._busy, self._tried_at = True, self._clock()
        fresh = bool(self.state.records) and self.state.records[0].program not in ("", __version__)
        why = Why.NEW_VERSION if fresh else Why.NIGHTLY
        bench.ask(MakeBackup(why), self._made, owner=self, failed=self._failed, label=self.tr("Daily copy"))

    def _made(self, record: BackupRecord) -> None:
        self._busy = False
        if record.standing is not Standing.VERIFIED:
            self._warn("doubtful", wording.standing(record)[2])
        self.ask()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, Stopped):
            return
        _log.warning("no copy was made", extra={"code": str(getattr(error, "code", type(error).__name__))})
        self._warn("failed", self.tr("The daily copy could not be made. {why}").format(why=word(error).text))

    def _show(self, state: BackupState) -> None:
        self.state = state
        if state.free_bytes < WARN_BELOW:
            self._warn("room", self.tr("The disk has less than 500 MB left. Free some space soon."))
        self._say()

    def _say(self) -> None:
        if self.state is not None and not self._held:
            text, kind = wording.last_verified(self.state)
            tip = "\n".join(
                [self.tr("Copies: {folder}").format(folder=self.state.folder), *wording.warnings(self.state)]
            )
            self._window.status_line.copied(text, kind, tip)

    def _warn(self, what: str, text: str) -> None:
        """Once a session for each thing: a warning that comes every hour is no warning any more."""
        if what not in self._told and self._window.workbench is not None:
            self._told.add(what)
            self._window.workbench.say(text, kind="warn")
