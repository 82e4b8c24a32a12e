"""A locked main window: nothing can be reached or read, in the menus and the title neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.words import PROGRAM

if TYPE_CHECKING:
    from desktop.views.main_window import MainWindow


def set_locked(window: MainWindow, locked: bool) -> None:
    """Shut the window or open it again; what lies over it is the business of whoever locks."""
    why = QCoreApplication.translate("LockedWindow", "The workspace is locked.")
    body = window.centralWidget()
    if body is not None:
        body.setEnabled(not locked)
    window.menus.locked = why if locked else ""
    window.menus.refresh()
    if locked:
        window.setWindowTitle(" – ".join(part for part in (window.workspace_name, PROGRAM) if part))
    else:
        window.retitle()
