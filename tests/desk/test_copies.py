"""The running program: copies by themselves, going back to one from the window, an older file put in its place."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.desk import copies_by_themselves
from desktop.desk.application import application
from desktop.desk.run import Desk
from desktop.errors import StorageTrouble
from desktop.services.backup.messages import MakeBackup, ReadBackups, SetBackupPlace
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.storage.copies import make_copy
from desktop.services.workspace.session import create_workspace, open_workspace
from desktop.views.look.theme import Look
from desktop.views.mishaps.trouble_dialog import TroubleDialog
from desktop.views.preferences import IniPreferences


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(copies_by_themselves, "FIRST_MS", 0)
    made = tmp_path / "team.desk"
    create_workspace(made, name="Team", person="Ada", installation="test").close()
    return made


@pytest.fixture
def desk(qtbot: QtBot, path: Path, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(application(), Look("light"), IniPreferences(tmp_path / "desk.ini"))
    yield made
    if made.window is not None:
        made.window.close()
    if made.welcome is not None:
        made.welcome.close()
    made.stop()


def opened(qtbot: QtBot, desk: Desk, path: Path) -> None:
    desk.open(path)
    ready(qtbot, desk)


def ready(qtbot: QtBot, desk: Desk) -> None:
    def there() -> bool:
        window = desk.window
        bench = window.workbench if window is not None else None
        return bool(bench and bench.courier.idle and desk.copies is not None and desk.copies.state is not None)

    qtbot.waitUntil(there, timeout=30_000)


def test_a_copy_is_made_while_nobody_types(qtbot: QtBot, desk: Desk, path: Path) -> None:
    opened(qtbot, desk, path)
    assert desk.window is not None
    assert desk.copies is not None
    assert desk.window.status_line.said_of_copies() == "no verified copy yet"
    at = [desk.copies._clock()]
    desk.copies._clock = lambda: at[0]
    desk.copies.look()
    ready(qtbot, desk)
    assert desk.copies.state is not None
    assert desk.copies.state.records == (), "somebody may be in the middle of something"
    at[0] += copies_by_themselves.OVERDUE_IDLE_SECONDS + 1
    desk.copies.look()
    qtbot.waitUntil(
        lambda: desk.copies is not None and bool(desk.copies.state and desk.copies.state.records), timeout=30_000
    )
    assert desk.window.status_line.said_of_copies() == "copy verified just now"
    at[0] += 10 * copies_by_themselves.AGAIN_SECONDS
    desk.copies.look()
    ready(qtbot, desk)
    assert len(desk.copies.state.records) == 1, "none is due"


def test_none_where_a_person_does_not_want_them(qtbot: QtBot, desk: Desk, path: Path) -> None:
    session = open_workspace(path, installation="test")
    session.door.carry_out(SetBackupPlace("", automatic=False))
    session.close()
    opened(qtbot, desk, path)
    assert desk.copies is not None
    desk.copies._clock = lambda: 1e11
    desk.copies.look()
    ready(qtbot, desk)
    assert desk.copies.state is not None
    assert desk.copies.state.records == ()


def test_going_back_from_the_window(qtbot: QtBot, desk: Desk, path: Path) -> None:
    opened(qtbot, desk, path)
    assert desk.session is not None
    backup = desk.session.door.ask(MakeBackup())
    desk.session.door.carry_out(CreateCandidate({"name": "Came Later"}))
    before = desk.session
    desk.restore(Path(backup.path))
    qtbot.waitUntil(lambda: desk.session is not None and desk.session is not before, timeout=30_000)
    ready(qtbot, desk)
    with desk.session.file.reader.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM candidate").scalar() == 0
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def test_a_damaged_copy_leaves_the_present_state_open(qtbot: QtBot, desk: Desk, path: Path, tmp_path: Path) -> None:
    opened(qtbot, desk, path)
    before = desk.session
    broken = tmp_path / "broken.tar"
    broken.write_bytes(b"no copy" * 500)
    desk.restore(broken)

    def told() -> bool:
        return any(isinstance(one, TroubleDialog) and one.isVisible() for one in QApplication.topLevelWidgets())

    qtbot.waitUntil(lambda: told() and desk.session is not None and desk.session is not before, timeout=30_000)
    ready(qtbot, desk)
    for one in QApplication.topLevelWidgets():
        if isinstance(one, TroubleDialog):
            one.close()


def test_a_clock_set_back_is_told_once(qtbot: QtBot, desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = time.time
    monkeypatch.setattr("desktop.services.history.read_clock_lag.time", SimpleNamespace(time=lambda: real() - 7300))
    opened(qtbot, desk, path)
    assert desk.tending is not None
    assert desk.window is not None
    assert desk.window.workbench is not None
    said = desk.window.workbench.messages

    def warnings() -> list[str]:
        return [one.text for one in said.all if "clock" in one.text]

    desk.tending.clock.look()
    qtbot.waitUntil(lambda: bool(warnings()), timeout=30_000)
    desk.tending.clock.look()
    ready(qtbot, desk)
    assert len(warnings()) == 1
    assert "2 hours behind" in warnings()[0]


def test_an_older_file_in_its_place_is_told(qtbot: QtBot, desk: Desk, path: Path, tmp_path: Path) -> None:
    older = shutil.copyfile(path, tmp_path / "older")
    session = open_workspace(path, installation="test")
    session.door.carry_out(CreateCandidate({"name": "Came Later"}))
    session.close()
    shutil.copyfile(older, path)
    opened(qtbot, desk, path)
    assert desk.window is not None
    assert desk.session is not None
    assert desk.session.file.behind
    box = desk.window.findChild(QMessageBox)
    assert box is not None
    assert "older" in box.text()
    next(one for one in box.findChildren(QPushButton) if "on purpose" in one.text()).click()
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.file.behind == (), timeout=10_000)


def test_a_damaged_file_offers_the_newest_verified_copy(qtbot: QtBot, desk: Desk, path: Path) -> None:
    session = open_workspace(path, installation="test")
    session.door.ask(MakeBackup())
    session.close()
    make_copy(path, "another way out")
    with path.open("r+b") as file:  # nobody has it open
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 20)
    desk.open(path)

    def offers() -> list[QPushButton]:
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, TroubleDialog) and one.isVisible()]
        return [one for dialog in dialogs for one in dialog.findChildren(QPushButton) if "verified copy" in one.text()]

    qtbot.waitUntil(lambda: bool(offers()), timeout=30_000)
    offers()[0].click()
    from desktop.views.backups.restore_file_dialog import RestoreFileDialog

    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, RestoreFileDialog))
    assert dialog.target.text() == str(path)
    dialog.restore_button.click()
    qtbot.waitUntil(lambda: desk.session is not None, timeout=30_000)
    ready(qtbot, desk)
    assert desk.session is not None
    assert len(desk.session.door.ask(ReadBackups()).records) == 1


def test_a_damaged_file_can_be_looked_at_and_stays_as_it_is(qtbot: QtBot, desk: Desk, path: Path) -> None:
    session = open_workspace(path, installation="test")
    session.door.carry_out(CreateCandidate({"name": "Still Readable"}))
    session.close()
    size = path.stat().st_size
    with path.open("r+b") as file:  # nobody has it open; the last page belongs to an index
        file.seek(size - 4096)
        file.write(b"\xff" * 4096)
    spoilt = path.read_bytes()
    desk.open(path)

    def offers() -> list[QPushButton]:
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, TroubleDialog) and one.isVisible()]
        return [one for dialog in dialogs for one in dialog.findChildren(QPushButton) if "Look" in one.text()]

    qtbot.waitUntil(lambda: bool(offers()), timeout=30_000)
    offers()[0].click()
    qtbot.waitUntil(lambda: desk.session is not None, timeout=30_000)
    assert desk.session is not None
    assert desk.window is not None
    assert "looking only" in desk.window.windowTitle()
    with desk.session.file.reader.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM candidate").scalar() == 1
    with pytest.raises(StorageTrouble, match="read_only"):
        desk.session.door.carry_out(CreateCandidate({"name": "Not Saved"}))
    qtbot.waitUntil(
        lambda: desk.window is not None and desk.window.workbench is not None and desk.window.workbench.courier.idle
    )
    assert path.read_bytes() == spoilt
