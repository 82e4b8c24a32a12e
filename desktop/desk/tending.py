"""What goes along with an open workspace: its lock and passwords, copies by themselves, and a look through a large file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.desk.clock_watch import ClockWatch
from desktop.desk.copies_by_themselves import CopiesByThemselves
from desktop.desk.locking import Locking
from desktop.desk.opening import checker, in_background
from desktop.desk.own_password import ask_for_new_password, show_recovery_key
from desktop.desk.reminding import Reminding
from desktop.desk.waiting_count import WaitingCount
from desktop.desk.ways_in import WayIn
from desktop.errors import StorageTrouble

if TYPE_CHECKING:
    from desktop.desk.server_line import ServerLine
    from desktop.services.workspace.session import WorkSession
    from desktop.views.main_window import MainWindow

_CHECK_MS = 20_000
"""A large file is checked when the first rows have long been read."""


class Tending(QObject):
    """Tends one workspace while its window lives.

    ``reopened`` gets the new session after a lock, ``failed`` what ends the work, ``leave`` closes the workspace for somebody else.
    """

    def __init__(
        self,
        window: MainWindow,
        session: WorkSession,
        way: WayIn,
        reopened: Callable[[WorkSession], None],
        failed: Callable[[Exception], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self.window = window
        self.session = session
        self.copies: CopiesByThemselves | None = None
        self.line: ServerLine | None = None
        self.reminding: Reminding | None = None
        self.waiting: WaitingCount | None = None
        self._reopened = reopened
        self._failed = failed
        self.locking = Locking(window, session, way, self._back, failed, leave)
        self.locking.locks.connect(self._rest)
        self.clock = ClockWatch(window)
        window.menus.refresh_soon()
        self._watch_over()
        if session.recovery:
            show_recovery_key(window, session)
        elif session.must_change_password:
            ask_for_new_password(window, session, given=True)
        if not session.on_server and session.file.needs_check:
            QTimer.singleShot(_CHECK_MS, self, self._check)

    def change_password(self) -> None:
        """Ask for the person's own new password."""
        ask_for_new_password(self.window, self.session)

    def show_copies(self, restore: Callable[[Path], None]) -> None:
        """The copies there are; ``restore`` goes back to one."""
        if self.window.workbench is None:
            return
        from desktop.views.backups.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self.window.workbench, restore, self.window)
        dialog.finished.connect(lambda _: self.copies.ask() if self.copies is not None else None)
        dialog.open()

    def _watch_over(self) -> None:
        """A file: copies before much is written and by themselves, and a word where it is older than what was seen of it. A server: the line
        to it. Both: reminders."""
        self.reminding = Reminding(self.window, writes=not self.session.looks_only)
        self.waiting = WaitingCount(self.window)
        if self.session.on_server:
            from desktop.desk.server_line import ServerLine  # and the server's library with it

            self.line = ServerLine(self.window, self.session)
            self.copies = CopiesByThemselves(self.window, self.session)
            self.line.changed.connect(self.copies.hold)
            return
        if self.session.looks_only:
            return
        from desktop.desk.restoring import tell_older
        from desktop.services.backup.guarding import guard

        guard(self.session.door, self.session.file)
        self.copies = CopiesByThemselves(self.window, self.session)
        if self.session.file.behind:
            tell_older(self.window, self.session)

    def _rest(self) -> None:
        """While it is locked the keys are gone, so nothing is copied, and nobody listens to the server."""
        if self.copies is not None:
            self.copies.stop()
            self.copies = None
        if self.line is not None:
            self.line.stop()
            self.line = None

        if self.reminding is not None:
            self.reminding.stop()
            self.reminding = None
        if self.waiting is not None:
            self.waiting.stop()
            self.waiting = None

    def _back(self, session: WorkSession) -> None:
        self.session = session
        self._reopened(session)
        self._watch_over()

    def _check(self) -> None:
        file = self.session.file
        in_background(checker(file.path, file.key), self._checked, self._failed, self)

    def _checked(self, found: list[str]) -> None:
        """A large file was checked behind the window; nothing more is written to one that is damaged."""
        if found:
            from desktop.services.storage.copies import newest_copy

            path = self.session.file.path
            copy = newest_copy(path)
            self._failed(StorageTrouble("corrupt", path, {"copy": str(copy) if copy else ""}))
