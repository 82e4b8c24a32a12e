"""From the Tools menu and the palette to the chains and the stand-ins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from shiboken6 import isValid

from desktop.desk.acts import ACTS
from desktop.desk.commands import desk_commands
from desktop.desk.pages import pages
from desktop.views.approvals.chains_page import ChainsPage
from desktop.views.approvals.stand_ins_dialog import StandInsDialog
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from tests.views import ux_lint
from tests.views.approvals.case import Case
from tests.views.fakes import FakePreferences
from tests.views.shell_building import build_shell


class _Desk:
    """What the commands want of the running program; nothing of it is asked for here."""

    def choose_file(self) -> None: ...

    def choose_team(self) -> None: ...

    def show_welcome(self) -> None: ...

    def why_no_copies(self) -> str:
        return ""


@pytest.fixture
def window(qtbot: Any, case: Case) -> Iterator[MainWindow]:
    commands: Callable[[MainWindow], Any] = lambda made: desk_commands(made, _Desk())  # noqa: E731 - the shell wants a callable
    door = case.desk.door
    made = build_shell(
        door, Look("light", native=False), FakePreferences(), pages(), "case.desk", courier=InlineCourier(door),
        more_actions=commands, acts=ACTS,
    )  # fmt: skip
    made.resize(1280, 720)
    made.show()
    settle()
    yield made
    if isValid(made):
        made.close()
        made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle() -> None:
    for _ in range(4):
        QCoreApplication.processEvents()


def choose(window: MainWindow, words: str) -> None:
    action = next(one for one in window.findChildren(QAction) if one.text().replace("&", "") == words)
    assert action.isEnabled()
    action.trigger()
    settle()


def test_to_the_chains(window: MainWindow) -> None:
    choose(window, "Approval chains…")
    page = window.stage.page
    assert isinstance(page, ChainsPage)
    assert page.list.hasFocus() or page.list.count() == 1
    assert window.menus.collisions == []
    assert ux_lint.findings(window) == []
    choose(window, "New approval chain…")
    assert page.editor is not None
    assert page.editor.chain is None


def test_undo_of_a_move_shows_the_old_order(window: MainWindow, case: Case) -> None:
    from desktop.services.approvals.commands import SaveChain

    case.desk.do(SaveChain("", 0, {"name": "Everybody", "groups": [{"roles": ["hr"], "people": []}]}))
    choose(window, "Approval chains…")
    page = window.stage.page
    assert isinstance(page, ChainsPage)
    page.down.click()
    settle()
    assert page.list.item(0).text() == "1  Everybody"
    assert window.workbench is not None
    window.workbench.undo()
    settle()
    assert page.list.item(0).text() == "1  Finance from 80,000"


def test_to_the_stand_ins(window: MainWindow) -> None:
    choose(window, "Stand-ins…")
    dialog = window.findChild(StandInsDialog)
    assert dialog is not None
    choose(window, "Stand-ins…")
    assert len(window.findChildren(StandInsDialog)) == 1, "it is brought to the front, not opened twice"
    dialog.close()
