"""A second start shows its rows before the workspace is open; what is done meanwhile waits and is done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.desk import opening
from desktop.desk.application import application
from desktop.desk.one_instance import OneInstance
from desktop.desk.run import Desk
from desktop.errors import StorageTrouble
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.candidates.questions import ReadCandidate
from desktop.services.history.messages import VerifyJournal
from desktop.services.listings.questions import CountRows
from desktop.services.workspace.session import create_workspace
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.mishaps.trouble_dialog import TroubleDialog
from desktop.views.preferences import IniPreferences
from desktop.views.tables.list_page import ListPage

PATIENCE = 30_000
NAMES = ("Amara Okafor", "Béa Kaur", "Chidi Anagonye", "Đức Nguyễn")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "team.desk"
    session = create_workspace(path, name="Team", person="Ada", installation="test")
    for name in NAMES:
        session.door.carry_out(CreateCandidate({"name": name}))
    session.close()
    return path


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Path], Desk]]:
    made: list[Desk] = []

    def begin(path: Path) -> Desk:
        look = Look("light")
        preferences = IniPreferences(tmp_path / "desk.ini")
        preferences.write("window/page", "candidates")
        desk = Desk(application(), look, preferences)
        desk.crash.caught.connect(lambda error: pytest.fail(f"{error!r}"))
        made.append(desk)
        desk.open(path)
        return desk

    yield begin
    for desk in made:
        end(desk)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Workspaces are not opened before this is set."""
    let = threading.Event()
    opener = opening.opener

    def slow(path: Path, *credential: Any, **more: Any) -> Callable[[], Any]:
        make = opener(path, *credential, **more)

        def waiting() -> Any:
            assert let.wait(PATIENCE / 1000)
            return make()

        return waiting

    monkeypatch.setattr("desktop.desk.ways_in.opener", slow)
    return let


def end(desk: Desk) -> None:
    for window in (desk.window, desk.welcome):
        if window is not None:
            window.close()
    desk.stop()


def window_of(desk: Desk) -> MainWindow:
    assert desk.window is not None
    return desk.window


def page_of(desk: Desk) -> ListPage:
    page = window_of(desk).stage.page
    assert isinstance(page, ListPage)
    return page


def rows_there(desk: Desk) -> bool:
    page = window_of(desk).stage.page if desk.window is not None and desk.window.furnished else None
    return isinstance(page, ListPage) and page.table.rows.shown and page.table.rows.matching >= 0


def names(desk: Desk) -> list[str]:
    rows = page_of(desk).table.rows
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def settled(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.session is not None and rows_there(desk), timeout=PATIENCE)
    bench = window_of(desk).workbench
    assert bench is not None
    qtbot.waitUntil(lambda: bench.courier.idle, timeout=PATIENCE)


def begun_before(qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event) -> None:
    """One start and its end, which leaves what the next one looks at."""
    held.set()
    first = start(workspace)
    settled(qtbot, first)
    end(first)
    held.clear()


def test_rows_stand_there_before_the_workspace_is_open(
    qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event
) -> None:
    begun_before(qtbot, start, workspace, held)
    desk = start(workspace)
    qtbot.waitUntil(lambda: rows_there(desk), timeout=PATIENCE)
    assert desk.session is None
    assert names(desk) == list(NAMES)
    assert "Team" in window_of(desk).windowTitle()
    table = page_of(desk).table
    QTest.keyClick(table, Qt.Key.Key_Down)
    chosen = table.kept.current_id
    view_shown: list[int] = []
    table.rows.view_shown.connect(lambda: view_shown.append(1))
    held.set()
    settled(qtbot, desk)
    assert names(desk) == list(NAMES)
    assert table.kept.current_id == chosen
    assert view_shown == []  # the list was refreshed in its place, not shown anew
    assert desk.session is not None
    assert table.rows.is_fresh(0)


def test_what_is_done_before_the_workspace_is_open_is_done_after(
    qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event
) -> None:
    begun_before(qtbot, start, workspace, held)
    desk = start(workspace)
    qtbot.waitUntil(lambda: rows_there(desk), timeout=PATIENCE)
    bench = window_of(desk).workbench
    assert bench is not None
    answers: list[Any] = []
    bench.carry_out(CreateCandidate({"name": "Zoë Early"}), owner=bench)
    bench.ask(ReadCandidate(page_of(desk).table.kept.current_id), answers.append, owner=bench)
    assert answers == []
    held.set()
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: len(names(desk)) == len(NAMES) + 1, timeout=PATIENCE)
    settled(qtbot, desk)
    assert names(desk) == [*NAMES, "Zoë Early"]
    assert [record.name for record in answers] == [NAMES[0]]
    assert desk.session is not None
    assert desk.session.door.ask(VerifyJournal()).findings == ()


def test_closing_before_the_workspace_is_open_loses_no_command(
    qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event
) -> None:
    begun_before(qtbot, start, workspace, held)
    desk = start(workspace)
    qtbot.waitUntil(lambda: rows_there(desk), timeout=PATIENCE)
    bench = window_of(desk).workbench
    assert bench is not None
    bench.carry_out(CreateCandidate({"name": "Zoë Early"}), owner=bench)
    held.set()
    end(desk)
    again = start(workspace)
    settled(qtbot, again)
    assert again.session is not None
    assert again.session.door.ask(CountRows(page_of(again).current_view())).all == len(NAMES) + 1


def test_closing_at_once_waits_for_nothing(
    qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event
) -> None:
    begun_before(qtbot, start, workspace, held)
    desk = start(workspace)
    qtbot.waitUntil(lambda: rows_there(desk), timeout=PATIENCE)
    end(desk)  # the workspace cannot be opened yet: were it waited for, this would not come back
    assert not held.is_set()
    held.set()
    again = start(workspace)
    settled(qtbot, again)
    assert names(again) == list(NAMES)


def test_a_file_that_cannot_be_opened_is_refused_after_its_glance(
    qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun_before(qtbot, start, workspace, held)
    desk = start(workspace)
    qtbot.waitUntil(lambda: rows_there(desk), timeout=PATIENCE)

    def refused(*_: object, **__: object) -> Any:
        raise StorageTrouble("corrupt", workspace)

    monkeypatch.setattr("desktop.services.workspace.session.open_file", refused)
    held.set()
    qtbot.waitUntil(lambda: desk.welcome is not None, timeout=PATIENCE)
    assert desk.window is None
    assert desk.welcome is not None
    for dialog in desk.welcome.findChildren(TroubleDialog):
        dialog.close()


def test_without_a_memory_the_ordinary_way_is_taken(
    qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event
) -> None:
    begun_before(qtbot, start, workspace, held)
    kept = paths.data_folder() / f"{OneInstance(workspace).name}.glance"
    kept.write_text("{}", encoding="utf-8")
    desk = start(workspace)
    held.set()
    settled(qtbot, desk)
    assert names(desk) == list(NAMES)
    end(desk)
    assert len(kept.read_text(encoding="utf-8")) > 100  # and the next start has one again
