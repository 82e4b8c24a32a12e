"""Being let into a locked workspace: the cover asks, the keys are opened off the GUI thread, and the session comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.desk.opening import in_background
from desktop.desk.ways_in import WayIn
from desktop.errors import AccessTrouble, FieldErrors, ServerTrouble
from desktop.server_address import name_of
from desktop.views.look.theme import Look
from desktop.views.sign_in.lock_cover import LockCover

if TYPE_CHECKING:
    from desktop.services.access.keys.credential import Credential
    from desktop.services.workspace.records import Lock
    from desktop.services.workspace.session import WorkSession


class SignIn(QObject):
    """One locked window. ``opened`` gets the session, ``failed`` what no other password would mend, ``elsewhere`` leads away.

    ``only``: the person whose work lies behind the cover; others can open the workspace anew instead.
    """

    def __init__(
        self,
        look: Look,
        window: QWidget,
        way: WayIn,
        opened: Callable[[WorkSession], None],
        failed: Callable[[Exception], None],
        elsewhere: Callable[[], None],
        *,
        name: str = "",
        last: str = "",
        only: str = "",
    ) -> None:
        super().__init__(window)
        self._way = way
        self._opened = opened
        self._failed = failed
        self._last = last
        self._only = only
        self.cover = LockCover(look, name or name_of(way.place), window)
        self.cover.entered.connect(self._enter)
        self.cover.recovered.connect(self._recover)
        self.cover.elsewhere.connect(elsewhere)

    def begin(self) -> None:
        """Cover the window at once, then ask who can sign in."""
        self.cover.show()
        self.cover.raise_()
        self.cover.sign_in.busy(True)
        in_background(self._way.look(), self._ask, self._not_asked, self)

    def _ask(self, lock: Lock) -> None:
        from dataclasses import replace

        people = tuple(one for one in lock.people if not self._only or one.id == self._only)
        self.cover.busy(False)
        self.cover.ask(replace(lock, people=people or lock.people), self._last)

    def _not_asked(self, error: Exception) -> None:
        self.cover.lift()
        self._failed(error)

    def _enter(self, credential: Credential, remember: bool) -> None:
        self.cover.busy(True)
        in_background(self._way.open(credential, remember=remember), self._in, self._refused, self)

    def _recover(self, recovery: str, person: str, password: str) -> None:
        self.cover.busy(True)
        in_background(self._way.recover(recovery, person, password), self._in, self._refused, self)

    def _in(self, session: WorkSession) -> None:
        self.cover.lift()
        self._opened(session)
        self.deleteLater()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, AccessTrouble | FieldErrors | ServerTrouble):  # a server may be there again in a minute
            self.cover.refuse(error)
        else:
            self._not_asked(error)
