"""The running program on a team's workspace of the test server, with a line to it that can be cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.desk.application import application
from desktop.desk.run import Desk
from desktop.server_address import ServerAddress
from desktop.views.look.theme import Look
from desktop.views.preferences import IniPreferences
from tests.postgres_server import TestServer
from tests.services.postgres.proxy import Proxy

PATIENCE = 30_000
LOGIN = "bea"
PASSWORD = "correct horse battery"


class TeamWindow:
    """One program; ``address`` leads through the proxy."""

    def __init__(self, bot: QtBot, server: TestServer, preferences: IniPreferences, database: str = "") -> None:
        self.bot = bot
        self.server = server
        self.direct = server.address(database, LOGIN) if database else server.clone(LOGIN)
        server.ask_password(self.direct, PASSWORD)
        self.proxy = Proxy(server.host)
        self.address = ServerAddress(self.proxy.folder, self.direct.database, LOGIN)
        app = application()
        self.look = Look("light")
        self.look.apply(app)
        self.preferences = preferences
        self.desk = Desk(app, self.look, preferences)
        self.faults: list[BaseException] = []
        self.desk.crash.caught.connect(self.faults.append)

    @property
    def window(self) -> Any:
        return self.desk.window

    def until(self, true: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(true()), timeout=PATIENCE)

    def dialog(self, kind: type) -> Any:
        """The dialog of a kind that is in sight."""

        def found() -> list[Any]:
            return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

        self.until(found)
        return found()[0]

    def cover(self) -> Any:
        """The cover that asks for the password, ready to be typed into."""
        from desktop.views.sign_in.lock_cover import LockCover

        def found() -> list[Any]:
            covers = self.window.findChildren(LockCover) if self.window is not None else []
            return [one for one in covers if one.isVisible() and one.sign_in.button.isEnabled()]

        self.until(found)
        return found()[0]

    def sign_in(self, password: str = PASSWORD) -> None:
        card = self.cover().sign_in
        card.password.clear()
        QTest.keyClicks(card.password.line, password)
        card.button.click()

    def open(self) -> None:
        """Open the workspace as a start with its address does."""
        self.desk.open(self.address)
        self.sign_in()
        self.ready()

    def ready(self) -> None:
        self.until(
            lambda: (
                self.window is not None
                and self.window.workbench is not None
                and self.window.stage.page is not None
                and self.desk.session is not None
            )
        )
        self.settle()

    def settle(self) -> None:
        self.until(lambda: self.window.workbench.courier.idle)

    @property
    def line(self) -> Any:
        assert self.desk.tending is not None
        return self.desk.tending.line

    def close(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget is not self.window:
                widget.close()
        if self.window is not None:
            self.window.close()
        self.desk.stop()
        self.proxy.stop()
