"""The offer to ask what is open for people who were in process before decisions were kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.services.decisions.questions import CountMissingDecisions
from desktop.services.workspace.session import create_workspace
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.docket.docket_page import DocketPage
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.views.verdicts.missing_dialog import MissingDialog, ask_missing
from desktop.words import Role
from tests.services.desk import Desk
from tests.services.examples import forget_decisions
from tests.views import ux_lint
from tests.views.fakes import FakePreferences


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    session = create_workspace(tmp_path / "a.desk", name="Acme", person="Béa Kaur", installation="0" * 32)
    made = Desk(session)
    opening = made.opening()
    forget_decisions(made, *(made.applied(opening, name) for name in ("Anna", "Ben")))
    yield made
    session.close()


def bench_of(door: Any, preferences: FakePreferences) -> DeskWorkbench:
    look = Look("light")
    made = DeskWorkbench(door, look, preferences, Mishaps(look), courier=InlineCourier(door))
    made.begin()
    return made


@pytest.fixture
def show(qtbot: Any, desk: Desk) -> Iterator[Any]:
    benches: list[DeskWorkbench] = []

    def shown(door: Any = None, preferences: FakePreferences | None = None) -> DocketPage:
        bench = bench_of(door or desk.door, preferences or FakePreferences())
        benches.append(bench)
        page = DocketPage(bench)
        qtbot.addWidget(page)
        page.resize(1100, 640)
        page.reload()
        with qtbot.waitActive(page):
            page.show()
        return page

    yield shown
    for bench in benches:
        bench.deleteLater()


def asked(page: QWidget) -> MissingDialog:
    dialog = page.findChild(MissingDialog)
    assert dialog is not None
    return dialog


def test_it_is_offered_and_done_with_two_clicks(desk: Desk, show: Any) -> None:
    page = show()
    assert page.missing.text.text().startswith("2 cases have been in process since before decisions were kept.")
    assert ux_lint.findings(page.missing) == []
    QTest.mouseClick(page.missing.button, Qt.MouseButton.LeftButton)
    dialog = asked(page)
    assert dialog.act.text() == "Ask about 2 cases"
    assert ux_lint.findings(dialog) == []
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert desk.ask(CountMissingDecisions()) == 0
    assert page.missing.isHidden()
    page.reload()
    assert {line.person for line in page.docket.lines} == {"Anna", "Ben"}


def test_thinking_better_of_it_does_nothing(desk: Desk, show: Any) -> None:
    page = show()
    QTest.mouseClick(page.missing.button, Qt.MouseButton.LeftButton)
    QTest.keyClick(asked(page), Qt.Key.Key_Escape)
    assert desk.ask(CountMissingDecisions()) == 2
    assert page.missing.isVisible()


def test_not_now_means_not_again(show: Any) -> None:
    preferences = FakePreferences()
    page = show(preferences=preferences)
    QTest.mouseClick(page.missing.not_now, Qt.MouseButton.LeftButton)
    assert page.missing.isHidden()
    assert show(preferences=preferences).missing.isHidden()
    assert show().missing.isVisible()


def test_only_who_may_is_offered_it(desk: Desk, show: Any) -> None:
    assert show(desk.colleague("Rex", Role.RECRUITER)).missing.isHidden()


def test_where_nothing_is_missing_it_says_so(desk: Desk, show: Any) -> None:
    page = show()
    QTest.mouseClick(page.missing.button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked(page).act, Qt.MouseButton.LeftButton)
    bench = page._workbench
    ask_missing(bench, page)
    assert bench.messages.all[-1].text == "Everybody in process has the decisions of their stage."
