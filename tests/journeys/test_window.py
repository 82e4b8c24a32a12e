"""Real keys and clicks in the real window, on a real workspace, with the real threads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.desk.application import application
from desktop.desk.run import Desk
from desktop.services.applications.questions import ReadBoard
from desktop.services.candidates.questions import FindCandidates
from desktop.services.history.messages import VerifyJournal
from desktop.services.requisitions.questions import FindRequisitions
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.views.preferences import IniPreferences
from tests.views import ux_lint

PATIENCE = 30_000


class Journey:
    """The window with what a journey needs to look at."""

    def __init__(self, desk: Desk, bot: QtBot) -> None:
        self.desk = desk
        self.bot = bot

    @property
    def window(self) -> MainWindow:
        assert self.desk.window is not None
        return self.desk.window

    def settle(self) -> None:
        bench = self.window.workbench
        assert bench is not None
        self.bot.waitUntil(lambda: bench.courier.idle, timeout=PATIENCE)
        self.bot.wait(150)  # the last answers are painted
        self.bot.waitUntil(lambda: bench.courier.idle, timeout=PATIENCE)

    def ask(self, question):  # type: ignore[no-untyped-def]
        assert self.desk.session is not None
        return self.desk.session.door.ask(question)


@pytest.fixture(params=[1.0, 1.2], ids=["usual-type", "large-type"])
def type_size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """The system's font, and one a fifth larger; to be asked for before ``journey``."""
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * request.param)
    qapp.setFont(larger)
    yield request.param
    qapp.setFont(before)


@pytest.fixture
def journey(qtbot: QtBot, tmp_path: Path) -> Iterator[Journey]:
    app = application()
    look = Look("light")
    look.apply(app)
    desk = Desk(app, look, IniPreferences(tmp_path / "journey.ini"))
    faults: list[BaseException] = []
    desk.crash.caught.connect(faults.append)
    desk.create(tmp_path / "team.desk", "Ada Byron", sample=True)
    going = Journey(desk, qtbot)
    qtbot.waitUntil(
        lambda: going.window.workbench is not None and going.window.stage.page is not None, timeout=PATIENCE
    )
    going.window.resize(1280, 720)
    going.settle()
    yield going
    assert not faults
    assert going.ask(VerifyJournal()).findings == ()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not desk.window:
            widget.close()
    going.window.close()
    desk.stop()


def test_a_person_is_found_by_plain_letters_and_opened_by_keys(journey: Journey) -> None:
    journey.window.go("candidates")
    journey.settle()
    page = journey.window.stage.page
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "wojcik")
    journey.bot.waitUntil(lambda: page.table.rows.matching == 1, timeout=PATIENCE)
    journey.settle()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Home)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    journey.bot.waitUntil(lambda: journey.window.here() == "candidate", timeout=PATIENCE)
    journey.settle()
    assert "Łukasz Wójcik" in journey.window.windowTitle()


def test_nothing_is_cut_in_a_small_window(type_size: float, journey: Journey) -> None:
    requisition = journey.ask(FindRequisitions("senior analyst"))[0].id
    person = journey.ask(FindCandidates("okafor"))[0].id
    found = []
    for place, record in (("requisitions", ""), ("candidates", ""), ("applications", ""), ("pipeline", requisition),
                          ("candidate", person), ("requisition", requisition)):  # fmt: skip
        journey.window.go(place, record)
        journey.settle()
        found += [(place, *line) for line in (ux_lint.cut(journey.window), ux_lint.targets(journey.window)) if line]
    assert found == []


@pytest.mark.parametrize("place", ["requisitions", "applications"])
def test_the_decision_strip_is_in_sight_beside_the_detail_pane(journey: Journey, place: str) -> None:
    journey.window.go(place)
    journey.settle()
    table = journey.window.stage.page.table
    head = table.horizontalHeader()
    strip = [column.code for column in table.rows.columns].index("strip")
    assert head.sectionViewportPosition(strip) + head.sectionSize(strip) <= table.viewport().width()


def test_the_focus_of_a_requisition_is_on_its_first_act(journey: Journey) -> None:
    journey.window.go("requisition", journey.ask(FindRequisitions("payroll"))[0].id)
    journey.settle()
    assert QApplication.focusWidget() is journey.window.stage.page.buttons[0]


def test_a_card_moves_by_keys_and_comes_back_by_undo(journey: Journey) -> None:
    requisition = journey.ask(FindRequisitions("payroll"))[0].id
    journey.window.go("pipeline", requisition)
    journey.settle()
    board = journey.window.stage.page.board
    before = [column.count for column in journey.ask(ReadBoard(requisition)).columns]
    board.take_focus()
    QTest.keyClick(
        QApplication.focusWidget(),
        Qt.Key.Key_Right,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    journey.bot.waitUntil(
        lambda: [c.count for c in journey.ask(ReadBoard(requisition)).columns] != before, timeout=PATIENCE
    )
    journey.settle()
    QTest.keyClick(journey.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    journey.bot.waitUntil(
        lambda: [c.count for c in journey.ask(ReadBoard(requisition)).columns] == before, timeout=PATIENCE
    )
    journey.settle()
