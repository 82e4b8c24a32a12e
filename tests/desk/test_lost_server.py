"""The server goes away while somebody works: what is seen stays, what is saved waits and happens once, and all is well again by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.services.candidates.commands import CreateCandidate
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.workspace.on_server import open_on_server
from desktop.views.forms.window import FormWindow
from desktop.views.mishaps.trouble_dialog import TroubleDialog
from desktop.words import Topic
from tests.desk.team_window import PASSWORD, TeamWindow
from tests.services.desk import INSTALLATION, Desk

pytestmark = pytest.mark.postgres


@pytest.fixture
def colleague(team_window: TeamWindow) -> Iterator[Desk]:
    """Somebody else, whose line is never cut."""
    made = Desk(open_on_server(team_window.direct, PASSWORD, INSTALLATION))
    made.person("Ada Byron")
    yield made
    made.session.close()


@pytest.fixture
def at_work(team_window: TeamWindow, colleague: Desk) -> TeamWindow:
    team_window.open()
    team_window.window.go("candidates")
    team_window.until(lambda: rows(team_window) == 1)
    team_window.until(lambda: team_window.window.stage.page.table.rows.rowCount() == 1)  # the count may come first
    return team_window


def rows(team_window: TeamWindow) -> int:
    page = team_window.window.stage.page
    return int(page.table.rows.matching) if hasattr(page, "table") else -1


def lose(team_window: TeamWindow) -> None:
    team_window.proxy.away = True
    team_window.proxy.cut()
    team_window.until(lambda: team_window.line.lost)


def find(team_window: TeamWindow) -> None:
    team_window.proxy.away = False
    team_window.line.notice.button.click()
    team_window.until(lambda: not team_window.line.lost)


def no_dialogs() -> bool:
    return not [one for one in QApplication.topLevelWidgets() if isinstance(one, TroubleDialog) and one.isVisible()]


def test_a_colleagues_change_is_seen_without_asking_every_second(at_work: TeamWindow, colleague: Desk) -> None:
    assert not at_work.window.workbench.news._timer.isActive()
    colleague.person("Jan Novák")
    at_work.until(lambda: rows(at_work) == 2)


def test_what_is_seen_stays_and_what_happened_meanwhile_is_there_after_it(at_work: TeamWindow, colleague: Desk) -> None:
    lose(at_work)
    assert at_work.line.notice.isVisible()
    assert "not reachable" in at_work.line.notice.text.text()
    page = at_work.window.stage.page
    at_work.window.workbench.announcer.gather(frozenset(Topic))  # as if somebody pressed Refresh, again and again
    at_work.settle()
    at_work.window.workbench.announcer.gather(frozenset(Topic))
    at_work.settle()
    assert page.table.rows.rowCount() == 1
    assert page.table.rows.index(0, 0).data()
    assert not page.notice.isVisible(), "said once, above the page"
    assert at_work.window.stage.banner.text() == ""
    assert no_dialogs()
    colleague.person("Jan Novák")
    find(at_work)
    assert not at_work.line.notice.isVisible()
    at_work.until(lambda: rows(at_work) == 2)


def test_a_page_opened_while_it_is_away_fills_when_it_is_back(at_work: TeamWindow) -> None:
    lose(at_work)
    at_work.window.go("applications")
    at_work.window.go("people")
    at_work.settle()
    find(at_work)
    page = at_work.window.stage.page
    at_work.until(lambda: page.accounts)
    at_work.window.go("applications")
    at_work.until(lambda: rows(at_work) == 0)


def test_what_is_saved_meanwhile_waits_by_name_and_happens_once(at_work: TeamWindow, colleague: Desk) -> None:
    at_work.window.workbench.open("new_candidate")
    form: Any = at_work.dialog(FormWindow)
    name = form.panel.form.fields["name"]
    QTest.keyClicks(name.findChild(QLineEdit) or name, "Zoe Typed")
    lose(at_work)
    for _ in range(3):  # somebody who does not believe it
        form.panel.save()
        at_work.settle()
        assert form.isVisible()
        assert "Not saved yet" in form.panel.trouble.text.text()
    assert form.panel.form.values()["name"] == "Zoe Typed"
    assert no_dialogs()
    find(at_work)
    form.panel.save()
    at_work.until(lambda: at_work.window.here() == "candidate")  # saved, and shown
    at_work.settle()
    assert "Zoe Typed" in at_work.window.windowTitle()
    assert colleague.ask(CountRows(ListView(ListKind.CANDIDATES))).all == 2
    assert colleague.findings() == ()


def test_a_command_cut_off_in_the_middle_is_done_once_and_told_as_done(at_work: TeamWindow) -> None:
    from tests.services.postgres.proxy import Break

    done: list[Any] = []
    at_work.proxy.breaks = Break.ANSWER_LOST
    bench = at_work.window.workbench
    bench.carry_out(CreateCandidate({"name": "Once Only"}, ""), done.append, owner=bench)
    at_work.until(lambda: done)
    at_work.until(lambda: rows(at_work) == 2)


def test_leaving_a_lost_server_is_possible(at_work: TeamWindow) -> None:
    lose(at_work)
    at_work.window.menus.action("lock").trigger()
    at_work.until(lambda: at_work.desk.locking.locked)  # type: ignore[union-attr]
    at_work.proxy.away = False
    at_work.sign_in()
    at_work.until(lambda: not at_work.desk.locking.locked)  # type: ignore[union-attr]
    at_work.settle()
    assert not at_work.line.lost
    lose(at_work)
    at_work.window.close()
    assert at_work.desk.session is None or not at_work.window.isVisible()
