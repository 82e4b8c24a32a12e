"""Asking for a team's workspace and opening it off the GUI thread; the window comes when the server has said yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from shiboken6 import isValid

from desktop.desk.opening import in_background
from desktop.desk.ways_in import way_in
from desktop.server_address import ServerAddress
from desktop.services.access.keys.credential import Credential
from desktop.views.sign_in.team_dialog import TeamDialog

if TYPE_CHECKING:
    from desktop.desk.run import Desk
    from desktop.services.workspace.session import WorkSession


def ask_for_team(desk: Desk, known: ServerAddress | None = None) -> TeamDialog:
    """Show the dialog over whatever window there is."""

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
    dialog.help_wanted.connect(lambda: _help(desk))
    dialog.open()
    return dialog


def _help(desk: Desk) -> None:
    from desktop.views.help.help_window import open_help

    if desk.window is not None and desk.window.workbench is not None:
        desk.window.workbench.open("help", topic="team")
    elif (parent := desk.welcome or desk.window) is not None:
        open_help(desk.look, parent, "team", preferences=desk.preferences)
