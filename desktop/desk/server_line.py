"""The line to a team's server, as the window shows it: others' changes are read when the bell rings, and a lost server is said once, quietly.

What is on screen stays. A question that the lost server cannot answer waits (``views/refresh/held_questions.py``); a command says what
waits, and ``once.py`` keeps it from happening twice when it is given again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.services.storage.postgres.listening import Bell
from desktop.services.storage.postgres.server_store import ServerStore
from desktop.views.forms.notices import Notice

if TYPE_CHECKING:
    from desktop.services.workspace.session import WorkSession
    from desktop.views.main_window import MainWindow
    from desktop.views.navigation.page_stage import PageStage

_AGAIN_MS = 200
"""Where a server takes one line and refuses another, what waits is not asked in a tight circle."""


class ServerLine(QObject):
    """Lives as long as one open session; ``stop`` ends it. ``lost`` says whether the server is away just now."""

    changed = Signal(bool)
    """The server is lost (False) or there again (True)."""
    _rang = Signal()
    _there = Signal(bool)

    def __init__(self, window: MainWindow, session: WorkSession) -> None:
        super().__init__(window)
        store, bench = session.store, window.workbench
        assert isinstance(store, ServerStore)
        assert bench is not None
        self._window, self._bench, self._address = window, bench, store.address
        self.lost = False
        self.notice = self._noticed(window.stage)
        self._others: dict[PageStage, Notice] = {}
        """The same in windows of records, for as long as the server is away."""
        self._rang.connect(bench.news.look)
        self._there.connect(self._is_there)
        self.bell = Bell(store, self._rang.emit, self._there.emit)
        bench.news.by_bell()
        bench.held.began = self._seems_lost
        window.closing.connect(self.stop)
        bell = self.bell
        self.destroyed.connect(lambda: bell.stop())
        self._say()
        self.bell.start()

    def stop(self) -> None:
        """Listen no more; for good."""
        self.bell.stop()
        self._bench.held.began = None
        self._window.stage.take_notice(self.notice)
        self._take_others()
        self.deleteLater()

    def _seems_lost(self) -> None:
        """Something could not be read or saved: it is said at once, and the bell's own line tries whether it is so."""
        self._is_there(False)
        self.bell.look()

    def _try(self) -> None:
        self._tell(self.tr("Trying to reach the team’s server…"))
        self.bell.look()

    def _noticed(self, stage: PageStage) -> Notice:
        notice = Notice(self._window.look, stage, "warn", "attention", self.tr("&Try now"))
        notice.pressed.connect(self._try)
        stage.add_notice(notice)
        return notice

    def _tell(self, text: str) -> None:
        self._others = {stage: notice for stage, notice in self._others.items() if isValid(stage)}
        for window in self._window.windows:
            if window.stage not in self._others:
                self._others[window.stage] = self._noticed(window.stage)
        for notice in (self.notice, *self._others.values()):
            notice.tell(text)

    def _take_others(self) -> None:
        for stage, notice in self._others.items():
            if isValid(stage):
                stage.take_notice(notice)
        self._others.clear()

    def _is_there(self, there: bool) -> None:
        if there == self.lost:
            self.lost = not there
            self.changed.emit(there)
        if there:  # also what was held when the window was locked
            QTimer.singleShot(_AGAIN_MS, self, self._bench.held.ask_again)
        self._say()

    def _say(self) -> None:
        if self.lost:
            self._tell(self.tr("The team’s server is not reachable. What you see stays, what you save waits."))
            self._window.status_line.copied(self.tr("Server not reachable"), "warn", str(self._address.server))
        else:
            self.notice.hide()
            self._take_others()
            self._window.status_line.copied(
                self.tr("Team’s server"), "muted", self.tr("Connected to {server}").format(server=self._address.server)
            )
