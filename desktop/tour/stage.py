"""The stage of the tour: the real window on a sample workspace, a patient clock, and a camera."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.desk.application import application
from desktop.desk.run import Desk
from desktop.services.dispatch.messages import Command, Done, Question
from desktop.tour.grounds import Ground
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.preferences import IniPreferences
from desktop.views.sign_in.lock_cover import LockCover
from desktop.views.toasts.toaster import Toast

A = TypeVar("A")
SIZE = QSize(1280, 720)
PATIENCE = 60.0
"""Seconds the tour waits for anything before it says that the story cannot go on."""


class TourFailed(Exception):
    """The story could not go on; the message says where."""


class Stage:
    """Drives the window as a person would, and takes pictures."""

    def __init__(self, folder: Path, ground: Ground) -> None:
        self.folder = folder
        self.ground = ground
        self.pictures: list[Path] = []
        self.app: QApplication = application()
        self.preferences = IniPreferences(folder / "tour.ini")
        self.look = Look("light")
        self.look.apply(self.app)
        self.desk = Desk(self.app, self.look, self.preferences)
        self.faults: list[BaseException] = []
        self.desk.crash.caught.connect(self.faults.append)

    @property
    def window(self) -> MainWindow:
        """The main window."""
        if self.desk.window is None:
            raise TourFailed("there is no window")
        return self.desk.window

    def stand(self) -> None:
        """Wait until a workspace is open and its first page stands, in a window of the usual size."""
        self.wait(
            lambda: (
                (window := self.desk.window) is not None
                and window.workbench is not None
                and window.stage.page is not None
                and self.desk.session is not None
            ),
            "the first page",
        )
        self.window.resize(SIZE)

    def cover(self) -> LockCover | None:
        """What asks for a password, once it can be typed into."""
        covers = self.desk.window.findChildren(LockCover) if self.desk.window is not None else []
        return next((one for one in covers if one.isVisible() and one.sign_in.button.isEnabled()), None)

    def sign_in(self, password: str) -> None:
        """Type the password where it is asked for."""
        self.wait(lambda: self.cover() is not None, "the sign-in")
        cover = self.cover()
        if cover is None:
            raise TourFailed("nobody asks for the password")
        cover.sign_in.password.line.setText(password)
        cover.sign_in.button.click()

    def wait(self, until: Callable[[], Any], what: str) -> None:
        """Let the window work until something is true."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TourFailed(f"waited in vain for {what}")
            self.rest(20)
        if self.faults:
            raise TourFailed(f"{what}: {self.faults[0]!r}") from self.faults[0]

    def rest(self, milliseconds: int = 150) -> None:
        """Let the window work for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def settle(self) -> None:
        """Wait until no question or command is under way and the last paint is done."""
        bench = self.window.workbench
        if bench is not None:
            self.wait(lambda: bench.courier.idle, "the answers")
        self.rest(180)

    def go(self, place: str, record_id: str = "", **hints: str) -> None:
        """Go to a place and wait for it. The window comes to the front, as it does for whoever clicks into it."""
        self.window.activateWindow()
        self.window.go(place, record_id, hints)
        self.settle()

    def ask(self, question: Question[A]) -> A:
        """What the workspace says, for choosing what to do next."""
        answer: A = self._session().door.ask(question)
        return answer

    def command(self, command: Command[A]) -> Done:
        """Give a command through the window's own workbench and wait for it."""
        bench = self.window.workbench
        if bench is None:
            raise TourFailed("the workspace is not open")
        answers: list[Done] = []
        errors: list[Exception] = []

        def failed(error: Exception) -> bool:
            errors.append(error)
            return True

        bench.carry_out(command, answers.append, owner=self.window, failed=failed)
        self.wait(lambda: answers or errors, type(command).__name__)
        if errors:
            raise TourFailed(f"{type(command).__name__}: {errors[0]!r}") from errors[0]
        self.settle()
        return answers[0]

    def shoot(self, name: str, widget: QWidget | None = None) -> Path:
        """Take a picture of the window, or of a dialog."""
        self.settle()
        path = self.folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        if not (widget or self.window).grab().save(str(path)):
            raise TourFailed(f"could not write {path}")
        self.pictures.append(path)
        return path

    def clear(self) -> None:
        """Close the short messages, as somebody does who wants to see what is behind them."""
        for toast in self.window.findChildren(Toast):
            toast.close_now()
        self.rest(60)

    def dialog(self) -> QWidget:
        """The dialog or form that stands before the window."""
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = [
                widget
                for widget in self.app.topLevelWidgets()
                if widget.isVisible()
                and widget is not self.window
                and (isinstance(widget, QDialog) or widget.isWindow())
            ]
            return bool(found)

        self.wait(look, "a dialog")
        return found[-1]

    def finish(self) -> None:
        """Close everything."""
        for widget in self.app.topLevelWidgets():
            if widget is not self.desk.window and widget.isVisible():
                widget.close()
        if self.desk.window is not None:
            self.desk.window.close()
        self.desk.stop()

    def _session(self) -> Any:
        session = self.desk.session
        if session is None:
            raise TourFailed("the workspace is not open")
        return session
