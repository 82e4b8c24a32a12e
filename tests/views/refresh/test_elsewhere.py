"""Another process writes to the same file: the list refreshes and keeps selection, scroll and what is being typed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.services.candidates.commands import ChangeCandidate, CreateCandidate
from desktop.services.history.messages import News
from desktop.services.workspace.session import WorkSession, create_workspace, open_workspace
from desktop.views.candidates.list_page import CandidatesPage
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.views.navigation.page_stage import PageStage
from tests.services.history.test_news import OTHER_PROCESS
from tests.views.fakes import FakePreferences

HERE = "0" * 32


@pytest.fixture
def session(tmp_path: Path) -> Iterator[WorkSession]:
    made = create_workspace(tmp_path / "a.desk", name="Acme", person="Béa Kaur", installation=HERE)
    for number in range(80):
        made.door.carry_out(CreateCandidate({"name": f"Person {number:02}"}))
    yield made
    made.close()


@pytest.fixture
def bench(qtbot: Any, session: WorkSession) -> Iterator[DeskWorkbench]:
    look = Look("light")
    made = DeskWorkbench(session.door, look, FakePreferences(), Mishaps(look))
    there: list[int] = []
    made.begin(lambda: there.append(1))
    qtbot.waitUntil(lambda: bool(there) and made.courier.idle, timeout=5000)
    yield made
    assert made.courier.shutdown(20)


@pytest.fixture
def page(qtbot: Any, bench: DeskWorkbench) -> CandidatesPage:
    stage = PageStage(bench.look)
    qtbot.addWidget(stage)
    bench.announcer.changed.connect(stage.changed)
    made = CandidatesPage(bench)
    stage.add(made)
    stage.resize(1180, 500)
    stage.show()
    stage.show_page(made)
    qtbot.waitUntil(lambda: made.table.rows.shown and bench.courier.idle, timeout=5000)
    return made


def test_a_list_keeps_selection_scroll_and_typed_text(
    qtbot: Any, session: WorkSession, bench: DeskWorkbench, page: CandidatesPage
) -> None:
    heard: list[News] = []
    bench.elsewhere.connect(heard.append)
    table = page.table
    field = next(one for one in page.findChildren(QLineEdit) if one.isVisible())
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTest.keyClicks(field, "perso")
    qtbot.waitUntil(lambda: table.rows.view.search == "perso" and not table.rows.busy, timeout=5000)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    row = table.rows_in_sight()[0] + 2
    qtbot.waitUntil(lambda: table.rows.row_at(row) is not None, timeout=5000)
    table.kept.select_row(row)
    field.setCursorPosition(2)
    chosen, scrolled = table.kept.current_id, table.verticalScrollBar().value()
    assert scrolled > 0
    command = [sys.executable, "-c", OTHER_PROCESS, str(session.file.path), chosen, "elsewhere"]
    subprocess.run(command, check=True, timeout=60)
    bench.news.look()

    def shows() -> bool:
        place = table.rows.position_in_memory(chosen)
        return place is not None and "Praha" in str(table.rows.row_at(place))

    qtbot.waitUntil(shows, timeout=10_000)
    qtbot.waitUntil(lambda: bench.courier.idle and not table.rows.busy, timeout=5000)
    assert len(heard) == 1
    assert (table.kept.current_id, table.kept.count()) == (chosen, 1)
    assert table.verticalScrollBar().value() == scrolled
    assert (field.text(), field.cursorPosition()) == ("perso", 2)


def test_our_own_commands_are_announced_once(qtbot: Any, session: WorkSession, bench: DeskWorkbench) -> None:
    heard: list[News] = []
    announced: list[Any] = []
    bench.elsewhere.connect(heard.append)
    bench.announcer.changed.connect(announced.append)
    bench.carry_out(CreateCandidate({"name": "Mia"}), owner=bench)
    other = open_workspace(session.file.path, installation="elsewhere")
    qtbot.waitUntil(lambda: len(announced) == 1 and bench.courier.idle, timeout=5000)
    other.door.carry_out(
        ChangeCandidate(session.door.carry_out(CreateCandidate({"name": "Bo"})).answer, 0, {"title": "x"})
    )
    other.close()
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=5000)
    qtbot.waitUntil(lambda: len(announced) == 2, timeout=5000)
    assert [one.fields for one in heard[0].novelties] == [("title",)]


def test_a_locked_window_does_not_look(qtbot: Any, session: WorkSession, bench: DeskWorkbench) -> None:
    with qtbot.waitSignal(bench.courier.rested, timeout=5000):
        bench.courier.rest()
    bench.news.look()
    assert bench.courier.idle, "what it would ask now would wait for the lock to end"
    bench.courier.resume(session.door)
    bench.news.look()
    assert not bench.courier.idle
    qtbot.waitUntil(lambda: bench.courier.idle, timeout=5000)
