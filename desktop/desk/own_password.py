"""What concerns one's own keys: the recovery key right after set-up, and another password."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.desk.opening import in_background
from desktop.views.sign_in.change_password_dialog import ChangePasswordDialog
from desktop.views.sign_in.recovery_key_dialog import RecoveryKeyDialog

if TYPE_CHECKING:
    from desktop.services.workspace.session import WorkSession
    from desktop.views.main_window import MainWindow


def show_recovery_key(window: MainWindow, session: WorkSession) -> None:
    """Show it once; after that the session knows it no more."""
    from desktop.services.access.keys.recovery import in_groups

    printed, session.recovery = in_groups(session.recovery), ""

    def confirmed() -> None:
        if window.workbench is not None:
            window.workbench.say(window.tr("Good. The recovery key opens this workspace and its backups."), kind="good")

    RecoveryKeyDialog(window.look, session.name, printed, confirmed, window).open()


def ask_for_new_password(window: MainWindow, session: WorkSession, *, given: bool = False) -> None:
    """Ask for the present and a new one; the keys file, or the server, learns of it off the GUI thread."""

    def change(old: str, new: str, done: Callable[[], None], refused: Callable[[Exception], None]) -> None:
        vault, person = session.vault, session.door.actor.id

        def work() -> None:
            if vault is not None:
                vault.change_password(person, old, new)
            elif session.on_server:
                from desktop.services.workspace.server_password import change_password_of

                change_password_of(session, old, new)

        def changed(_: object) -> None:
            done()
            if window.workbench is not None:
                window.workbench.say(window.tr("Your password is changed."), kind="good")

        in_background(work, changed, refused, dialog)

    dialog = ChangePasswordDialog(window.look, change, window, given=given, shortest=10 if session.on_server else 8)
    dialog.open()
