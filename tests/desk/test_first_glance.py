"""A second start shows its docket before the workspace is open; what is done meanwhile waits and is done."""

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
from desktop.models.base import calendar_day
from desktop.services.docket.questions import ReadDocket
from desktop.services.docket.records import DocketLine
from desktop.services.history.messages import VerifyJournal
from desktop.services.tasks.commands import AddTask
from desktop.services.workspace.session import create_workspace
from desktop.views.docket.docket_page import DocketPage
from desktop.views.docket.verbs import Act
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.mishaps.trouble_dialog import TroubleDialog
from desktop.views.preferences import IniPreferences

PATIENCE = 30_000
TASKS = ("Call Amara Okafor", "Ask Béa Kaur", "Write to Chidi Anagonye", "Meet Đức Nguyễn")


def task(words: str, owner: str) -> AddTask:
    return AddTask(words, "", due_on=calendar_day(), owner_id=owner)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "team.desk"
    session = create_workspace(path, name="Team", person="Ada", installation="test")
    for words in TASKS:
        session.door.carry_out(task(words, session.door.actor.id))
    session.close()
    return path


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Path], Desk]]:
    made: list[Desk] = []

    def begin(path: Path) -> Desk:
        desk = Desk(application(), Look("light"), IniPreferences(tmp_path / "desk.ini"))
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


def page_of(desk: Desk) -> DocketPage:
    page = window_of(desk).stage.page
    assert isinstance(page, DocketPage)
    return page


def rows_there(desk: Desk) -> bool:
    page = window_of(desk).stage.page if desk.window is not None and desk.window.furnished else None
    return isinstance(page, DocketPage) and page.stands


def lines(desk: Desk) -> list[str]:
    """What waits, from top to bottom."""
    return [row.words for row in page_of(desk).list.lines.rows if isinstance(row, DocketLine)]


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
    assert lines(desk) == list(TASKS)
    assert "Team" in window_of(desk).windowTitle()
    page = page_of(desk)
    QTest.keyClick(page.list, Qt.Key.Key_J)
    page.pane.note.setPlainText("Asked for on the phone")
    [chosen] = page.chosen()
    assert chosen.words == TASKS[1]
    held.set()
    settled(qtbot, desk)
    assert page_of(desk) is page
    assert lines(desk) == list(TASKS)
    assert page.chosen() == [chosen]
    assert page.pane.note.toPlainText() == "Asked for on the phone"


def test_what_is_done_before_the_workspace_is_open_is_done_after(
    qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event
) -> None:
    begun_before(qtbot, start, workspace, held)
    desk = start(workspace)
    qtbot.waitUntil(lambda: rows_there(desk), timeout=PATIENCE)
    bench = window_of(desk).workbench
    assert bench is not None
    page_of(desk).act(Act.DONE)
    bench.carry_out(task("Early", bench.actor.id), owner=bench)
    assert lines(desk) == list(TASKS)
    held.set()
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: lines(desk) == [*TASKS[1:], "Early"], timeout=PATIENCE)
    settled(qtbot, desk)
    assert desk.session is not None
    assert desk.session.door.ask(VerifyJournal()).findings == ()


def test_closing_before_the_workspace_is_open_loses_no_command(
    qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event
) -> None:
    begun_before(qtbot, start, workspace, held)
    desk = start(workspace)
    qtbot.waitUntil(lambda: rows_there(desk), timeout=PATIENCE)
    page_of(desk).act(Act.DONE)
    held.set()
    end(desk)
    again = start(workspace)
    settled(qtbot, again)
    assert again.session is not None
    waiting = again.session.door.ask(ReadDocket(calendar_day())).lines
    assert [line.words for line in waiting] == list(TASKS[1:])


def test_a_start_goes_to_the_docket_wherever_one_was_last(
    qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event
) -> None:
    held.set()
    first = start(workspace)
    settled(qtbot, first)
    window_of(first).go("candidates")
    end(first)
    held.clear()
    desk = start(workspace)
    qtbot.waitUntil(lambda: rows_there(desk), timeout=PATIENCE)
    assert desk.session is None, "and shows it at first glance"
    assert lines(desk) == list(TASKS)
    held.set()


def test_an_empty_docket_stands_at_first_glance_too(
    qtbot: QtBot, start: Callable[[Path], Desk], workspace: Path, held: threading.Event
) -> None:
    held.set()
    first = start(workspace)
    settled(qtbot, first)
    page_of(first).list.selectAll()
    page_of(first).act(Act.DONE)
    qtbot.waitUntil(lambda: lines(first) == [], timeout=PATIENCE)
    end(first)
    held.clear()
    desk = start(workspace)
    qtbot.waitUntil(lambda: rows_there(desk), timeout=PATIENCE)
    assert desk.session is None
    assert lines(desk) == []
    held.set()
    settled(qtbot, desk)
    assert page_of(desk).stack.currentIndex() == 1


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
    assert lines(again) == list(TASKS)


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
    assert lines(desk) == list(TASKS)
    end(desk)
    assert len(kept.read_text(encoding="utf-8")) > 100  # and the next start has one again
