"""A damaged workspace is not opened; the newest copy is one key away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.desk.application import application
from desktop.desk.run import Desk
from desktop.services.storage.copies import make_copy
from desktop.services.workspace.session import create_workspace
from desktop.views.look.theme import Look
from desktop.views.mishaps.trouble_dialog import TroubleDialog
from desktop.views.preferences import IniPreferences


def test_the_newest_copy_is_offered_and_opens(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "team.desk"
    create_workspace(path, name="Team", person="Ada", installation="test").close()
    copy = make_copy(path, "before trouble")
    with path.open("r+b") as file:  # nobody has it open: this may be touched by hand
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 20)
    desk = Desk(application(), Look("light"), IniPreferences(tmp_path / "desk.ini"))
    desk.open(path)

    def dialogs() -> list[TroubleDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, TroubleDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()), timeout=30_000)
    button = next(one for one in dialogs()[0].findChildren(QPushButton) if one.text() == "Open the newest copy")
    button.click()
    qtbot.waitUntil(lambda: desk.session is not None, timeout=30_000)
    assert desk.session is not None
    assert desk.session.file.path == copy
    assert desk.window is not None
    bench = desk.window.workbench
    qtbot.waitUntil(lambda: desk.window.workbench is not None and desk.window.workbench.courier.idle, timeout=30_000)
    assert bench is None or bench.courier.idle
    desk.window.close()
    if desk.welcome is not None:
        desk.welcome.close()
    desk.stop()
