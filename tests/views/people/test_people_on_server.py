"""The team page on a team's server: what is the server's is off and names the command that does it, the rest works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.errors import AccessTrouble, RuleBroken
from desktop.services.accounts.messages import GrantRole, ReadAccounts
from desktop.services.applications.questions import ReadApplication
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.vocabulary.commands import AddWord
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.views.people.member_row import MemberRow
from desktop.views.people.people_page import PeoplePage
from desktop.words import Role, Scope, VocabularyKind
from tests.postgres_server import TEMPLATE, TestServer
from tests.services.desk import Desk
from tests.services.server_desk import ServerDesk
from tests.views.fakes import FakePreferences

pytestmark = pytest.mark.postgres


@pytest.fixture
def desk(server: TestServer) -> Iterator[ServerDesk]:
    made = ServerDesk(server, server.clone())
    yield made
    made.close()
    server.drop(made.address)


@pytest.fixture
def page(qtbot: Any, desk: ServerDesk) -> Iterator[PeoplePage]:
    look = Look("light")
    bench = DeskWorkbench(desk.door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(desk.door))
    bench.begin()
    made = PeoplePage(bench)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    bench.announcer.changed.connect(made.reload)
    yield made
    bench.announcer.changed.disconnect()
    bench.deleteLater()


def row(page: PeoplePage, name: str) -> MemberRow:
    return next(one for one in page.rows if one.account.name == name)


def test_what_is_the_servers_is_off_and_says_who_does_it(page: PeoplePage, desk: ServerDesk) -> None:
    desk.colleague("Ben Ito", Role.VIEWER)
    page.reload()
    page.show()
    off = {one.text(): one.toolTip() for one in row(page, "Ben Ito").buttons if not one.isEnabled()}
    assert "team roles" in off["Roles…"]
    assert "team password" in off["New password…"]
    assert [chip.text() for chip in row(page, "Ben Ito").chips] == ["viewer", "can sign in"]


def test_roles_that_differ_are_shown(page: PeoplePage, desk: ServerDesk) -> None:
    desk.colleague("Ben Ito", Role.VIEWER)
    desk.sql("UPDATE person SET roles = '[\"hr\"]' WHERE name = 'Ben Ito'")
    page.reload()
    assert any("on the server" in chip.text() for chip in row(page, "Ben Ito").chips)


def test_ending_access_refuses_at_once(qtbot: Any, page: PeoplePage, desk: ServerDesk) -> None:
    ben = desk.colleague("Ben Ito", Role.HR)
    desk.person("Zed")
    everybody = CountRows(ListView(ListKind.CANDIDATES))
    assert ben.ask(everybody).all == 1
    account = next(one for one in desk.ask(ReadAccounts()) if one.name == "Ben Ito")
    bare = desk.server.connect(desk.address.database, account.logins[0])
    assert bare.execute("SELECT count(*) FROM candidate").fetchone() == (1,)
    page.reload()
    page.show()
    page._end(row(page, "Ben Ito").account)
    box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())
    assert "team remove" in box.informativeText()
    next(one for one in box.buttons() if one.text() == "End access").click()
    qtbot.waitUntil(lambda: not row(page, "Ben Ito").account.active)
    with pytest.raises(AccessTrouble) as caught:
        ben.ask(everybody)
    assert caught.value.code == "ended"
    for table in ("candidate", "candidate_row", "person", "journal_entry", "journal_change", "workspace"):
        assert bare.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    bare.close()


def test_a_role_for_a_department_works_where_the_server_knows_it(page: PeoplePage, desk: ServerDesk) -> None:
    ben = desk.colleague("Ben Ito", Role.INTERVIEWER)
    finance = desk.get(AddWord(VocabularyKind.DEPARTMENT, "Finance"))
    opening = desk.opening("Clerk", department_id=finance)
    account = next(one for one in desk.ask(ReadAccounts()) if one.name == "Ben Ito")
    give = GrantRole(account.id, Role.RECRUITER, Scope.DEPARTMENT, finance)
    with pytest.raises(RuleBroken) as caught:
        desk.do(give)
    assert caught.value.code == "account.server_group"
    desk.server.run(f"GRANT {TEMPLATE}_recruiter TO {account.logins[0]}")
    desk.do(give)
    requisitions = CountRows(ListView(ListKind.REQUISITIONS))
    assert ben.ask(requisitions).all == 1
    desk.opening("Elsewhere")
    assert ben.ask(requisitions).all == 1
    theirs = Desk(desk.others[-1])
    application = desk.applied(opening)
    theirs.move(application, "screen")
    assert theirs.ask(ReadApplication(application)).stage_id == desk.stage("screen")
    assert desk.findings() == ()
