"""From an empty window to a living one: furnish it, show the first rows or ask who signs in, and open the workspace behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.desk.first_paint import after_first_paint
from desktop.desk.opening import in_background
from desktop.desk.ways_in import WayIn, folder_of
from desktop.errors import Stopped

if TYPE_CHECKING:
    from desktop.desk.run import Desk
    from desktop.services.workspace.glance import Glance
    from desktop.services.workspace.session import WorkSession
    from desktop.views.main_window import MainWindow

Make = Callable[[], "WorkSession"]


class Bringing(QObject):
    """One window coming to life. Without ``make`` somebody has to sign in first, and there is nothing to look at before that."""

    def __init__(self, desk: Desk, window: MainWindow, way: WayIn, make: Make | None) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._way = way
        self._make = make

    def begin(self) -> None:
        """Go on as soon as the empty window is painted."""
        after_first_paint(self._window, self._go)

    def _go(self) -> None:
        from desktop.desk import first_glance
        from desktop.desk.acts import ACTS
        from desktop.desk.commands import desk_commands, lock_commands
        from desktop.desk.dropping import SheetDrop
        from desktop.desk.pages import pages
        from desktop.desk.seeing_as import seeing_act

        desk, window, make, place = self._desk, self._window, self._make, self._way.place
        page, kept = first_glance.start_page(desk.preferences), desk.kept_glance()
        if make is not None and isinstance(place, Path) and page is not None and kept is not None and kept.is_file():
            in_background(
                first_glance.glancer(place, kept, page),
                lambda glance: self._glanced(make, glance),
                lambda _error: self._glanced(make, None),
                window,
            )
        elif make is not None:
            self._open_behind(make)
        desk.look.apply(desk.app)
        window.furnish(
            pages(),
            lambda made: (*desk_commands(made, desk), *lock_commands(desk)),
            {
                **ACTS,
                "sample": lambda bench, parent, record, hints: desk.show_welcome(),
                "backups": lambda bench, parent, record, hints: desk.show_copies(),
                "see_as": seeing_act(window, lambda: desk.session),
            },
        )
        SheetDrop(window)
        if make is None:
            self._sign_in()

    def _sign_in(self) -> None:
        from desktop.desk.signing_in import SignIn
        from desktop.views.navigation.locked_window import set_locked

        desk, window = self._desk, self._window
        set_locked(window, True)

        def entered(session: WorkSession) -> None:
            set_locked(window, False)
            desk.opened(session, self._way)

        SignIn(
            desk.look, window, self._way, entered, lambda error: desk.failed(error, self._way.place), desk.elsewhere,
            last=str(desk.preferences.read("sign_in/last", "")),
        ).begin()  # fmt: skip

    def _glanced(self, make: Make, glance: Glance | None) -> None:
        """The first rows are known: the window comes to life with them, and what is done in it meanwhile waits for the workspace."""
        if self._window is not self._desk.window:
            return
        if glance is None:
            self._open_behind(make)
            return
        from desktop.desk.first_glance import live_on

        self._window.setProperty("data_folder", str(folder_of(self._way.place) or ""))
        self._open_behind(live_on(self._window, glance, make, self._desk.crash, self._desk.settle))

    def _open_behind(self, make: Make) -> None:
        def opened(session: WorkSession) -> None:
            if self._window is self._desk.window:
                self._desk.opened(session, self._way)
            else:
                session.close()

        def failed(error: Exception) -> None:
            if self._window is self._desk.window and not isinstance(error, Stopped):
                self._desk.failed(error, self._way.place)

        in_background(make, opened, failed, self._window)
