"""Locking and coming back: drafts are kept, every window is blanked, connections and keys are let go; then one is where one was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.desk.idle import IdleWatch
from desktop.desk.signing_in import SignIn
from desktop.desk.ways_in import WayIn
from desktop.services.workspace.messages import ReadWorkspace, WorkspaceRecord
from desktop.views.navigation.locked_window import set_locked
from desktop.words import Topic

if TYPE_CHECKING:
    from desktop.services.workspace.session import WorkSession
    from desktop.views.main_window import MainWindow


class Locking(QObject):
    """The lock of one open workspace. ``reopened`` gets the new session, ``leave`` closes the workspace for somebody else."""

    locks = Signal()
    """It is about to be locked: what works by itself must stop."""

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
        self._window = window
        self._session = session
        self._way = way
        self._reopened = reopened
        self._failed = failed
        self._leave = leave
        self._leaving: WorkSession | None = None
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self.sign_in: SignIn | None = None
        self.watch = IdleWatch(self)
        self.watch.idle.connect(self.lock)
        if window.workbench is not None:
            window.workbench.announcer.changed.connect(self._changed)
        self._count()

    @property
    def locked(self) -> bool:
        """Whether the window is covered."""
        return self.sign_in is not None

    def why_not(self) -> str:
        """Why locking makes no sense, empty when it does."""
        if self._session.has_password or self.locked:
            return ""
        if self._session.on_server:
            return self.tr("The server asked for no password, so there is nothing to lock the window with.")
        return self.tr("This workspace has no password, so there is nothing to lock it with.")

    def lock(self) -> None:
        """Cover everything now; the connections are let go as soon as the last command is through."""
        bench = self._window.workbench
        if self.locked or not self._session.has_password or bench is None:
            return
        from desktop.views.forms.window import keep_drafts

        self.locks.emit()
        keep_drafts()
        self.watch.stop()
        self._focus = QApplication.focusWidget()
        self._hidden = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget is not self._window and widget.isVisible() and widget.isWindow()
        ]
        for widget in self._hidden:
            widget.hide()
        set_locked(self._window, True)
        self.sign_in = SignIn(
            self._window.look, self._window, self._way, self._back, self._failed, self._leave,
            name=self._session.name, last=bench.actor.id, only=bench.actor.id,
        )  # fmt: skip
        self.sign_in.begin()
        self._leaving = self._session
        bench.courier.rested.connect(self._let_go)
        bench.courier.rest()

    def _let_go(self) -> None:
        if self._window.workbench is not None:
            self._window.workbench.courier.rested.disconnect(self._let_go)
        if self._leaving is not None:
            self._leaving.close()
            self._leaving = None

    def _back(self, session: WorkSession) -> None:
        self._session = session
        self.sign_in = None
        bench = self._window.workbench
        if bench is None:
            session.close()
            return
        bench.take_over(session.door)
        self._reopened(session)
        set_locked(self._window, False)
        for widget in self._hidden:
            if isValid(widget):  # a window that looked through other eyes went with the session
                widget.show()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        self._hidden, self._focus = [], None
        self._count()

    def _changed(self, topics: frozenset[Topic]) -> None:
        """The time until locking is kept with the workspace's words, and may just have been set anew."""
        if Topic.VOCABULARY in topics and not self.locked:
            self._count()

    def _count(self) -> None:
        """Count idle minutes as the administrator set them."""
        bench = self._window.workbench
        if not self._session.has_password or bench is None:
            return

        def begin(record: WorkspaceRecord) -> None:
            if not self.locked:
                self.watch.begin(record.lock_minutes * 60)

        bench.ask(ReadWorkspace(), begin, owner=self, channel="lock")
