"""Choosing a workspace: a file, or a team's on a server, which is opened off the GUI thread before there is a window for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from desktop import paths
from desktop.desk.opening import in_background
from desktop.desk.ways_in import way_in
from desktop.server_address import ServerAddress
from desktop.services.access.keys.credential import Credential

if TYPE_CHECKING:
    from desktop.desk.run import Desk
    from desktop.services.workspace.session import WorkSession
    from desktop.views.sign_in.team_dialog import TeamDialog


def ask_for_team(desk: Desk, known: ServerAddress | None = None) -> TeamDialog:
    """Show the dialog over whatever window there is."""
    from desktop.views.sign_in.team_dialog import TeamDialog

    def join(
        address: ServerAddress, password: str, done: Callable[[], None], refused: Callable[[Exception], None]
    ) -> None:
        def entered(session: WorkSession) -> None:
            if not isValid(dialog) or not dialog.isVisible():  # somebody pressed Cancel meanwhile
                session.close()
                return
            done()
            desk.enter(address, session)

        def failed(error: Exception) -> None:
            if isValid(dialog):
                refused(error)

        in_background(way_in(address).open(Credential(password=password)), entered, failed, desk)

    parent = desk.window or desk.welcome
    dialog = TeamDialog(desk.look, join, known, parent)
    dialog.help_wanted.connect(lambda: help_with(desk, "team"))
    dialog.open()
    return dialog


def ask_for_file(desk: Desk) -> None:
    """The system's own dialog."""
    tr = QCoreApplication.translate
    name, _ = QFileDialog.getOpenFileName(
        desk.window,
        tr("Choosing", "Open a workspace"),
        str(paths.documents_folder()),
        tr("Choosing", "Hiring Desk workspaces and copies (*.desk *.tar.age *.tar)"),
    )
    if name:
        desk.open(Path(name))


def help_with(desk: Desk, topic: str) -> None:
    """A topic of the help, also where there is no workspace yet."""
    from desktop.views.help.help_window import open_help

    if desk.window is not None and desk.window.workbench is not None:
        desk.window.workbench.open("help", topic=topic)
    elif (parent := desk.welcome or desk.window) is not None:
        open_help(desk.look, parent, topic, preferences=desk.preferences)
