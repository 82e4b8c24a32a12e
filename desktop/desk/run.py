"""Running the window: first paint, then the workspace behind it; the welcome page where there is none yet."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import __version__, paths
from desktop.desk.application import application, to_front
from desktop.desk.first_paint import after_first_paint
from desktop.desk.one_instance import OneInstance
from desktop.desk.opening import creator, in_background, is_copy, opener
from desktop.errors import DeskError, Stopped, StorageTrouble
from desktop.services.access.keys.places import keys_path
from desktop.views.background.collecting import GuiThreadCollector
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.mishaps.crash import CrashWatch
from desktop.views.preferences import IniPreferences

if TYPE_CHECKING:
    from desktop.desk.copies_by_themselves import CopiesByThemselves
    from desktop.desk.locking import Locking
    from desktop.desk.tending import Tending
    from desktop.services.workspace.glance import Glance
    from desktop.services.workspace.session import WorkSession
    from desktop.views.welcome.welcome_window import WelcomeWindow


_TURN_SECONDS = 0.0005
"""How long a thread that reads or writes may keep Python to itself while the window wants it. Every call into Qt gives Python away
and waits to get it back, at Python's own 5 ms each: painting took 200 ms while a sheet of 10,000 rows was read, 30 ms with
this, and the reading took no longer."""
_SETTLED_MS = 3_000


def run(file: Path | None) -> int:
    """Open the window (on a workspace file where one is named) and stay until it is closed."""
    app = application()
    preferences = IniPreferences()
    look = Look(str(preferences.read("look/mode", "system")))
    look.apply(app, controls=False)
    desk = Desk(app, look, preferences)
    desk.start(file)
    return app.exec()


class Desk(QObject):
    """The running program: at most one workspace, its window, and the welcome window before that."""

    def __init__(self, app: QApplication, look: Look, preferences: IniPreferences) -> None:
        super().__init__(app)
        self._app = app
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

    def start(self, file: Path | None) -> None:
        """Show the last workspace, the named one, or the welcome window."""
        from desktop.views.welcome.recent import recent

        known = recent(self.preferences)
        path = file or (known[0] if known else None)
        if path is None:
            self.show_welcome()
        else:
            self.open(path)

    def open(self, path: Path, *, to_read: bool = False) -> None:
        """Show the window at once and open the file behind it; a file open elsewhere brings that window to the front.

        ``to_read``: a damaged file, to look at what can still be read of it.
        """
        if is_copy(path):
            self.restore_from(path, None)
            return
        instance = OneInstance(path, self)
        if not instance.take():
            if not instance.call_other():
                self.say(StorageTrouble("locked", path), path)
            if self.window is None and self.welcome is None:
                QTimer.singleShot(0, self._app.quit)
            return
        self._close_window()
        self._instance = instance
        window = self._new_window(path.stem)
        instance.raised.connect(lambda: to_front(window))
        window.show()
        if self.welcome is not None:
            self.welcome.close()  # only now: the program ends with its last window
        locked, make = keys_path(path).exists(), opener(path, to_read=to_read)
        after_first_paint(window, lambda: self._bring(window, None if locked else make, path, to_read=to_read))

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
        after_first_paint(window, lambda: self._bring(window, creator(path, person, sample, password), path))

    def show_welcome(self) -> None:
        """The window of a first start."""
        from desktop.views.welcome.welcome_window import WelcomeWindow

        self.look.apply(self._app)
        self.welcome = WelcomeWindow(self.look, self.preferences, self.create, self.open)
        self.welcome.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.welcome.destroyed.connect(self._welcome_gone)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self.welcome, self.help_for_beginners)
        self.welcome.show()

    def help_for_beginners(self) -> None:
        """F1 before there is a workspace."""
        from desktop.views.help.help_window import open_help

        if self.welcome is not None:
            open_help(self.look, self.welcome, "first-steps", preferences=self.preferences)

    def choose_file(self) -> None:
        """File > Open workspace."""
        name, _ = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Open a workspace"),
            str(paths.documents_folder()),
            self.tr("Hiring Desk workspaces and copies (*.desk *.tar.age *.tar)"),
        )
        if name:
            self.open(Path(name))

    def _new_window(self, name: str) -> MainWindow:
        window = MainWindow(
            self.look,
            self.preferences,
            workspace_name=name,
            furnished=False,
        )
        self.window = window
        return window

    def _bring(
        self, window: MainWindow, make: Callable[[], WorkSession] | None, path: Path, *, to_read: bool = False
    ) -> None:
        """Once the empty window stands: furnish it, look at the first rows, and open the workspace behind it.

        Without ``make`` somebody has to sign in first, and there is nothing to look at before that.
        """
        from desktop.desk import first_glance
        from desktop.desk.acts import ACTS
        from desktop.desk.commands import desk_commands, lock_commands
        from desktop.desk.dropping import SheetDrop
        from desktop.desk.pages import pages
        from desktop.desk.seeing_as import seeing_act

        view, kept = first_glance.start_view(self.preferences), self._kept_glance()
        if make is not None and view is not None and kept is not None and kept.is_file():
            in_background(
                first_glance.glancer(path, kept, view),
                lambda glance: self._glanced(window, make, path, glance),
                lambda _error: self._glanced(window, make, path, None),
                window,
            )
        elif make is not None:
            self._open_behind(window, make, path)
        self.look.apply(self._app)
        window.furnish(
            pages(),
            lambda made: (*desk_commands(made, self.choose_file, self.show_welcome), *lock_commands(self)),
            {
                **ACTS,
                "sample": lambda bench, parent, record, hints: self.show_welcome(),
                "backups": lambda bench, parent, record, hints: self.show_copies(),
                "see_as": seeing_act(window, lambda: self.session),
            },
        )
        SheetDrop(window)
        if make is None:
            self._sign_in(window, path, to_read=to_read)

    def _sign_in(self, window: MainWindow, path: Path, *, to_read: bool) -> None:
        from desktop.desk.signing_in import SignIn
        from desktop.views.navigation.locked_window import set_locked

        set_locked(window, True)

        def entered(session: WorkSession) -> None:
            set_locked(window, False)
            self._opened(session, path)

        SignIn(
            self.look, window, path, entered, lambda error: self._failed(error, path), self._elsewhere,
            last=str(self.preferences.read("sign_in/last", "")), to_read=to_read,
        ).begin()  # fmt: skip

    def _elsewhere(self) -> None:
        """From a locked window to the choice of workspaces."""
        self.show_welcome()
        self._close_window()

    def _glanced(self, window: MainWindow, make: Callable[[], WorkSession], path: Path, glance: Glance | None) -> None:
        """The first rows are known: the window comes to life with them, and what is done in it meanwhile waits for the workspace."""
        if window is not self.window:
            return
        if glance is None:
            self._open_behind(window, make, path)
            return
        from desktop.desk.first_glance import live_on

        window.setProperty("data_folder", str(path.parent))
        self._open_behind(window, live_on(window, glance, make, self.crash, self._settle), path)

    def _open_behind(self, window: MainWindow, make: Callable[[], WorkSession], path: Path) -> None:
        def opened(session: WorkSession) -> None:
            if window is self.window:
                self._opened(session, path)
            else:
                session.close()

        def failed(error: Exception) -> None:
            if window is self.window and not isinstance(error, Stopped):
                self._failed(error, path)

        in_background(make, opened, failed, window)

    def _settle(self) -> None:
        """What the first rows need not wait for: the log, hearing of second starts."""
        from desktop import logs

        logs.begin()
        if self._instance is not None:
            self._instance.listen()
        gc.freeze()  # modules and the window stay for good: the collector need not look at them again and again

    def _opened(self, session: WorkSession, path: Path) -> None:
        from desktop.desk.loading_ahead import load_ahead
        from desktop.desk.tending import Tending
        from desktop.views.welcome.recent import remember

        self.session = session
        remember(self.preferences, path)
        assert self.window is not None
        looking = session.file.read_only
        self.window.set_workspace_name(
            self.tr("{name} (damaged, for looking only)").format(name=session.name) if looking else session.name
        )
        self.window.setProperty("data_folder", str(path.parent))
        if self.window.workbench is None:
            self._settle()
            self.window.attach(session.door, crash=self.crash)
        else:  # it lives since the first glance, and now sees for itself
            self.window.workbench.see_anew()
        gc.freeze()
        window = self.window
        self.preferences.write("sign_in/last", session.door.actor.id)
        self.tending = Tending(
            window, session, self._reopened, lambda error: self._failed(error, path), self._elsewhere
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

    def _failed(self, error: Exception, path: Path) -> None:
        self._close_window()
        self.show_welcome()
        self.say(error, path)

    def say(self, error: Exception, path: Path) -> None:
        """Tell that something did not work."""
        if isinstance(error, DeskError):
            from desktop.desk.telling import tell

            tell(self, error, path)
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
            kept = self._kept_glance()
            if kept is not None and self.session.vault is None:
                from desktop.desk.first_glance import keep

                keep(self.session, self.preferences, kept)
            self.session.close()
            self.session = None
        if self._instance is not None:
            self._instance.release()
            self._instance = None

    def _kept_glance(self) -> Path | None:
        return paths.data_folder() / f"{self._instance.name}.glance" if self._instance is not None else None

    def _welcome_gone(self) -> None:
        self.welcome = None
