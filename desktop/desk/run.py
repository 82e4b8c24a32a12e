"""Running the window: first paint, then the workspace behind it; the welcome page where there is none yet."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from desktop import __version__, paths
from desktop.desk.application import application, to_front
from desktop.desk.bringing import Bringing, Make
from desktop.desk.one_instance import OneInstance
from desktop.desk.opening import creator, is_copy
from desktop.desk.ways_in import WayIn, folder_of, way_in
from desktop.errors import DeskError, ServerTrouble, StorageTrouble
from desktop.server_address import Place, ServerAddress, name_of, place_of
from desktop.views.background.collecting import GuiThreadCollector
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.mishaps.crash import CrashWatch
from desktop.views.preferences import IniPreferences

if TYPE_CHECKING:
    from desktop.desk.copies_by_themselves import CopiesByThemselves
    from desktop.desk.locking import Locking
    from desktop.desk.tending import Tending
    from desktop.services.workspace.session import WorkSession
    from desktop.views.welcome.welcome_window import WelcomeWindow


_TURN_SECONDS = 0.0005
"""How long a thread that reads or writes may keep Python to itself while the window wants it. Every call into Qt gives Python away
and waits to get it back, at Python's own 5 ms each: painting took 200 ms while a sheet of 10,000 rows was read, 30 ms with
this, and the reading took no longer."""
_SETTLED_MS = 3_000


def run(named: str = "") -> int:
    """Open the window (on a workspace where a file or a server's address is named) and stay until it is closed."""
    app = application()
    preferences = IniPreferences()
    look = Look(str(preferences.read("look/mode", "system")))
    look.apply(app, controls=False)
    desk = Desk(app, look, preferences)
    desk.start(named)
    return app.exec()


class Desk(QObject):
    """The running program: at most one workspace, its window, and the welcome window before that."""

    def __init__(self, app: QApplication, look: Look, preferences: IniPreferences) -> None:
        super().__init__(app)
        self.app = app
        self.look = look
        self.preferences = preferences
        self.crash = CrashWatch(look, __version__, self)
        self.crash.install()
        self._collector = GuiThreadCollector(self)
        self._turn_before = sys.getswitchinterval()
        sys.setswitchinterval(_TURN_SECONDS)
        self.window: MainWindow | None = None
        self.welcome: WelcomeWindow | None = None
        self.session: WorkSession | None = None
        self.tending: Tending | None = None
        self._instance: OneInstance | None = None
        app.aboutToQuit.connect(self.let_go)
        if QApplication.platformName() in ("offscreen", "minimal"):
            # without a display Qt keeps the clipboard in a static that outlives Python, and what was copied is Python's
            app.aboutToQuit.connect(lambda: QApplication.clipboard().clear())

    def start(self, named: str = "") -> None:
        """Show the last workspace, the named one, or the welcome window."""
        from desktop.views.welcome.recent import recent

        known = recent(self.preferences)
        try:
            place = place_of(named) if named else known[0] if known else None
        except ServerTrouble as trouble:
            self.show_welcome()
            self.say(trouble)
            return
        if place is None:
            self.show_welcome()
        else:
            self.open(place)

    def open(self, place: Place, *, to_read: bool = False) -> None:
        """Show the window at once and open the workspace behind it; one open elsewhere brings that window to the front.

        ``to_read``: a damaged file, to look at what can still be read of it.
        """
        if isinstance(place, Path) and is_copy(place):
            self.restore_from(place, None)
        elif isinstance(place, ServerAddress) and not place.login:
            self.choose_team(place)
        else:
            way = way_in(place, to_read=to_read)
            if self._take(place):
                self._show(way, None if way.asks else way.open())

    def enter(self, address: ServerAddress, session: WorkSession) -> None:
        """Show a team's workspace that somebody just signed in to."""
        if self._take(address):
            self._show(way_in(address), lambda: session)
        else:
            session.close()

    def _take(self, place: Place) -> bool:
        """Become the one program that has it open, in place of what was open here; else call the other to the front."""
        instance = OneInstance(place, self)
        if instance.take():
            if not self._may_leave():
                instance.release()
                return False
            self._close_window()
            self._instance = instance
            return True
        if not instance.call_other():
            self.say(StorageTrouble("locked", Path(str(place))), place)
        if self.window is None and self.welcome is None:
            QTimer.singleShot(0, self.app.quit)
        return False

    def _may_leave(self) -> bool:
        """Whether nothing unsaved keeps the window that is there."""
        from desktop.views.navigation.closing import may_close_now

        return self.window is None or not self.window.furnished or may_close_now(self.window)

    def _show(self, way: WayIn, make: Make | None) -> None:
        window = self._new_window(name_of(way.place))
        if self._instance is not None:
            self._instance.raised.connect(lambda: to_front(window))
        window.show()
        if self.welcome is not None:
            self.welcome.close()  # only now: the program ends with its last window
        Bringing(self, window, way, make).begin()

    def create(self, path: Path, person: str, sample: bool, password: str | None = None) -> None:
        """Make a workspace and show it; a file that is there already, or a weak password, is refused before anything happens."""
        if path.exists():
            raise StorageTrouble("exists", path)
        if password is not None:
            from desktop.services.access.keys.passwords import check_password

            check_password(password, person)
        self._close_window()
        self._instance = OneInstance(path, self)
        self._instance.take()
        window = self._new_window(path.stem)
        window.show()
        Bringing(self, window, way_in(path), creator(path, person, sample, password)).begin()

    def show_welcome(self) -> None:
        """The window of a first start."""
        from desktop.desk.choosing import help_with
        from desktop.views.welcome.welcome_window import WelcomeWindow

        self.look.apply(self.app)
        self.welcome = WelcomeWindow(self.look, self.preferences, self.create, self.open, self.choose_team)
        self.welcome.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.welcome.destroyed.connect(self._welcome_gone)
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.HelpContents), self.welcome, lambda: help_with(self, "first-steps")
        )
        self.welcome.show()

    def choose_file(self) -> None:
        """File > Open workspace."""
        from desktop.desk.choosing import ask_for_file

        ask_for_file(self)

    def choose_team(self, known: ServerAddress | None = None) -> None:
        """File > Open a team's workspace."""
        from desktop.desk.choosing import ask_for_team

        if self.window is None and self.welcome is None:
            self.show_welcome()
        ask_for_team(self, known)

    def _new_window(self, name: str) -> MainWindow:
        window = MainWindow(
            self.look,
            self.preferences,
            workspace_name=name,
            furnished=False,
        )
        self.window = window
        return window

    def settle(self) -> None:
        """What the first rows need not wait for: the log, hearing of second starts."""
        from desktop import logs

        logs.begin()
        if self._instance is not None:
            self._instance.listen()
        gc.freeze()  # modules and the window stay for good: the collector need not look at them again and again

    def elsewhere(self) -> None:
        """From a locked window to the choice of workspaces."""
        self.show_welcome()
        self._close_window()

    def opened(self, session: WorkSession, way: WayIn) -> None:
        """The workspace is open: the window goes on with it."""
        from desktop.desk.loading_ahead import load_ahead
        from desktop.desk.tending import Tending
        from desktop.views.welcome.recent import remember

        self.session = session
        remember(self.preferences, way.place)
        assert self.window is not None
        window = self.window
        window.set_workspace_name(
            self.tr("{name} (damaged, for looking only)").format(name=session.name)
            if session.looks_only
            else session.name
        )
        window.setProperty("data_folder", str(folder_of(way.place) or ""))
        window.setProperty("on_server", session.on_server)
        if window.workbench is None:
            self.settle()
            window.attach(session.door, crash=self.crash)
        else:  # it lives since the first glance, and now sees for itself
            window.workbench.see_anew()
        gc.freeze()
        self.preferences.write("sign_in/last", session.door.actor.id)
        self.tending = Tending(
            window, session, way, self._reopened, lambda error: self.failed(error, way.place), self.elsewhere
        )
        load_ahead(window)
        QTimer.singleShot(_SETTLED_MS, window, gc.freeze)

    def _reopened(self, session: WorkSession) -> None:
        self.session = session

    @property
    def locking(self) -> Locking | None:
        """The lock of the open workspace."""
        return self.tending.locking if self.tending is not None else None

    @property
    def copies(self) -> CopiesByThemselves | None:
        """What makes copies of the open workspace by itself."""
        return self.tending.copies if self.tending is not None else None

    def lock(self) -> None:
        """File > Lock."""
        if self.tending is not None:
            self.tending.locking.lock()

    def why_not_lock(self) -> str:
        """Why there is nothing to lock, empty when there is."""
        return self.locking.why_not() if self.locking is not None else self.tr("The workspace is still being opened.")

    def change_password(self) -> None:
        """File > Change password."""
        if self.tending is not None:
            self.tending.change_password()

    def why_no_copies(self) -> str:
        """Why there is no list of copies to show, empty when there is."""
        return "" if self.tending is not None else self.tr("The workspace is still being opened.")

    def show_copies(self) -> None:
        """File > Copies."""
        if self.tending is not None:
            self.tending.show_copies(self.restore)

    def restore(self, archive: Path) -> None:
        """Go back to a copy of the open workspace, if nothing unsaved keeps the window."""
        from desktop.desk.restoring import restore_over
        from desktop.views.navigation.closing import may_close_now

        if self.session is not None and self.window is not None and may_close_now(self.window):
            restore_over(self, self.session, archive)

    def restore_from(self, archive: Path, target: Path | None) -> None:
        """Restore where no workspace is open."""
        from desktop.desk.restoring import restore_outside

        restore_outside(self, archive, target, self.window or self.welcome)

    def failed(self, error: Exception, place: Place) -> None:
        """Nothing can be done in this window any more: back to the choice of workspaces."""
        self._close_window()
        self.show_welcome()
        self.say(error, place)

    def say(self, error: Exception, place: Place | None = None) -> None:
        """Tell that something did not work."""
        if isinstance(error, DeskError):
            from desktop.desk.telling import tell

            tell(self, error, place if isinstance(place, Path) else None)
        else:
            self.crash.take(error)

    def close_workspace(self) -> None:
        """Close the window and let the file go."""
        self._close_window()

    def _close_window(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
        self.let_go()

    def stop(self) -> None:
        """Give back what the program took over in this process (only a program that goes on after its window needs this)."""
        self.let_go()
        self.crash.remove()
        self._collector.stop()
        sys.setswitchinterval(self._turn_before)

    def let_go(self) -> None:
        """Close the workspace and give its lock back."""
        self.tending = None
        if self.session is not None:
            kept = self.kept_glance()
            if kept is not None and not self.session.has_password and not self.session.on_server:
                from desktop.desk.first_glance import keep

                keep(self.session, self.preferences, kept)
            self.session.close()
            self.session = None
        if self._instance is not None:
            self._instance.release()
            self._instance = None

    def kept_glance(self) -> Path | None:
        """Where it is kept how the first rows of the present workspace are read."""
        return paths.data_folder() / f"{self._instance.name}.glance" if self._instance is not None else None

    def _welcome_gone(self) -> None:
        self.welcome = None
