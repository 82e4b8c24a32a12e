"""Running the window: first paint, then the workspace behind it; the welcome page where there is none yet."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import __version__, paths
from desktop.desk.first_paint import after_first_paint
from desktop.desk.one_instance import OneInstance
from desktop.desk.opening import checker, creator, in_background, opener
from desktop.desk.restoring import is_copy
from desktop.errors import DeskError, StorageTrouble
from desktop.views.background.collecting import GuiThreadCollector
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.mishaps.crash import CrashWatch
from desktop.views.preferences import IniPreferences
from desktop.words import ORGANISATION, PROGRAM

if TYPE_CHECKING:
    from desktop.desk.copies_by_themselves import CopiesByThemselves
    from desktop.services.workspace.session import WorkSession
    from desktop.views.welcome.welcome_window import WelcomeWindow


_SETTLED_MS = 3_000
_CHECK_MS = 20_000
"""A large file is checked when the first rows have long been read."""


def run(file: Path | None) -> int:
    """Open the window (on a workspace file where one is named) and stay until it is closed."""
    app = application()
    preferences = IniPreferences()
    look = Look(str(preferences.read("look/mode", "system")))
    look.apply(app)
    desk = Desk(app, look, preferences)
    desk.start(file)
    return app.exec()


def application() -> QApplication:
    """The application object with its name, set before the first window."""
    QApplication.setApplicationName(PROGRAM)
    QApplication.setOrganizationName(ORGANISATION)
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("hiring-desk")
    if sys.platform == "win32":
        import ctypes

        # without it the task bar shows Python's icon and groups us with every other Python program
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("HiringDesk.Desktop")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    if QLocale().language() == QLocale.Language.C:  # no language set on this machine: dates as people write them
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.Canada))
    app.setWindowIcon(QIcon(str(paths.resource("icons", "hiring-desk.svg"))))
    return app


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
        self.window: MainWindow | None = None
        self.welcome: WelcomeWindow | None = None
        self.session: WorkSession | None = None
        self.copies: CopiesByThemselves | None = None
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
                self._say(StorageTrouble("locked", path), path)
            if self.window is None and self.welcome is None:
                QTimer.singleShot(0, self._app.quit)
            return
        self._close_window()
        self._instance = instance
        window = self._new_window(path.stem)
        instance.raised.connect(lambda: _to_front(window))
        window.show()
        if self.welcome is not None:
            self.welcome.close()  # only now: the program ends with its last window
        after_first_paint(window, lambda: self._bring(window, opener(path, to_read=to_read), path))

    def create(self, path: Path, person: str, sample: bool) -> None:
        """Make a workspace and show it; a file that is there already is refused before anything happens."""
        if path.exists():
            raise StorageTrouble("exists", path)
        self._close_window()
        self._instance = OneInstance(path, self)
        self._instance.take()
        window = self._new_window(path.stem)
        window.show()
        after_first_paint(window, lambda: self._bring(window, creator(path, person, sample), path))

    def show_welcome(self) -> None:
        """The window of a first start."""
        from desktop.views.welcome.welcome_window import WelcomeWindow

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

    def _bring(self, window: MainWindow, make: Callable[[], WorkSession], path: Path) -> None:
        """Once the empty window stands: furnish it, and open the workspace behind it."""
        from desktop import logs
        from desktop.desk.acts import ACTS
        from desktop.desk.commands import desk_commands
        from desktop.desk.dropping import SheetDrop
        from desktop.desk.pages import pages

        in_background(
            make, lambda session: self._opened(session, path), lambda error: self._failed(error, path), window
        )
        logs.begin()
        window.furnish(
            pages(),
            lambda made: desk_commands(made, self.choose_file, self.show_welcome),
            {
                **ACTS,
                "sample": lambda bench, parent, record, hints: self.show_welcome(),
                "backups": lambda bench, parent, record, hints: self.show_copies(),
            },
        )
        SheetDrop(window)

    def _opened(self, session: WorkSession, path: Path) -> None:
        from desktop.views.welcome.recent import remember

        self.session = session
        remember(self.preferences, path)
        if self.window is None:
            session.close()
            return
        looking = session.file.read_only
        self.window.set_workspace_name(
            self.tr("{name} (damaged, for looking only)").format(name=session.name) if looking else session.name
        )
        self.window.setProperty("data_folder", str(path.parent))
        self.window.attach(session.door, crash=self.crash)
        if not looking:
            self._watch_over(session, self.window)
        gc.freeze()  # modules and the window stay for good: the collector need not look at them again and again
        window = self.window
        QTimer.singleShot(_SETTLED_MS, window, gc.freeze)
        if session.file.needs_check:
            QTimer.singleShot(_CHECK_MS, window, lambda: self._check(path, window))

    def _watch_over(self, session: WorkSession, window: MainWindow) -> None:
        """Copies before much is written and by themselves; and a word where the file is older than what was seen of it."""
        from desktop.desk.copies_by_themselves import CopiesByThemselves
        from desktop.desk.restoring import tell_older
        from desktop.services.backup.guarding import guard

        guard(session.door, session.file)
        self.copies = CopiesByThemselves(window, session)
        if session.file.behind:
            tell_older(window, session)

    def show_copies(self) -> None:
        """File > Copies."""
        if self.window is None or self.window.workbench is None:
            return
        from desktop.views.backups.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self.window.workbench, self.restore, self.window)
        dialog.finished.connect(lambda _: self.copies.ask() if self.copies is not None else None)
        dialog.open()

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

    def _check(self, path: Path, window: MainWindow) -> None:
        in_background(checker(path), lambda found: self._checked(found, path), lambda e: self._say(e, path), window)

    def _checked(self, found: list[str], path: Path) -> None:
        """A large file was checked behind the window; nothing more is written to one that is damaged."""
        if found:
            from desktop.services.storage.copies import newest_copy

            copy = newest_copy(path)
            self._failed(StorageTrouble("corrupt", path, {"copy": str(copy) if copy else ""}), path)

    def _failed(self, error: Exception, path: Path) -> None:
        self._close_window()
        self.show_welcome()
        self._say(error, path)

    def _say(self, error: Exception, path: Path) -> None:
        if isinstance(error, DeskError):
            from desktop.views.mishaps.trouble_dialog import TroubleDialog
            from desktop.views.mishaps.wording import word

            dialog = TroubleDialog(self.look, word(error), self.welcome or self.window)
            copy = error.details.get("copy", "") if isinstance(error, StorageTrouble) else ""
            if copy:
                dialog.offer(self.tr("Open the newest copy"), lambda: self.open(Path(copy)))
            if isinstance(error, StorageTrouble) and error.code == "corrupt":
                dialog.offer(self.tr("Look at it only"), lambda: self.open(path, to_read=True))
                from desktop.services.backup.finding import newest_verified

                verified = newest_verified(path)
                if verified is not None:
                    archive = Path(verified.path)
                    dialog.offer(self.tr("Restore the newest verified copy…"), lambda: self.restore_from(archive, path))
            dialog.open()
        else:
            self.crash.take(error)

    def say(self, error: Exception, path: Path) -> None:
        """Tell that something did not work."""
        self._say(error, path)

    def close_workspace(self) -> None:
        """Close the window and let the file go."""
        self._close_window()

    def _close_window(self) -> None:
        self.copies = None
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

    def let_go(self) -> None:
        """Close the workspace and give its lock back."""
        if self.session is not None:
            self.session.close()
            self.session = None
        if self._instance is not None:
            self._instance.release()
            self._instance = None

    def _welcome_gone(self) -> None:
        self.welcome = None


def _to_front(window: MainWindow) -> None:
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.raise_()
    window.activateWindow()
