"""The team page and the restricted card on a real workspace with passwords."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from desktop.services.accounts.messages import GiveAccess, GrantRole, ReadAccounts
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import CreateRequisition
from desktop.services.restricted.messages import ReadRestricted
from desktop.services.vocabulary.commands import AddWord
from desktop.services.workspace.session import WorkSession, create_workspace
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.candidates.restricted_card import RestrictedCard, open_restricted_form
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.forms.window import open_forms
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.views.people.give_password_dialog import GivePasswordDialog
from desktop.views.people.member_row import MemberRow
from desktop.views.people.people_page import PeoplePage
from desktop.words import VocabularyKind
from tests.views.fakes import FakePreferences

PASSWORD = "correct horse battery"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[WorkSession]:
    made = create_workspace(
        tmp_path / "a.desk", name="Acme", person="Béa Kaur", installation="0" * 32, password=PASSWORD
    )
    made.door.carry_out(AddMember("Ben Ito", "ben@acme.example", ("recruiter",)))
    yield made
    made.close()


@pytest.fixture
def bench(qtbot: Any, session: WorkSession) -> Iterator[DeskWorkbench]:
    look = Look("light")
    made = DeskWorkbench(session.door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(session.door))
    made.begin()
    yield made
    made.announcer.changed.disconnect()  # what listens was taken away with its test
    made.deleteLater()


@pytest.fixture
def page(qtbot: Any, bench: DeskWorkbench) -> PeoplePage:
    made = PeoplePage(bench)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.reload()
    made.show()
    bench.announcer.changed.connect(made.reload)  # a bound method goes with its page
    return made


def row(page: PeoplePage, name: str) -> MemberRow:
    return next(one for one in page.rows if one.account.name == name)


def button(where: MemberRow, text: str) -> QPushButton:
    return next(one for one in where.buttons if one.text() == text)


def shown(kind: type) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_everybody_is_there_with_what_they_may(page: PeoplePage) -> None:
    assert [one.account.name for one in page.rows] == ["Béa Kaur", "Ben Ito"]
    assert "encrypted" in page.note.text()
    mine = row(page, "Béa Kaur")
    assert not button(mine, "New password…").isEnabled()
    assert button(mine, "New password…").toolTip()
    assert button(row(page, "Ben Ito"), "Let in…").isEnabled()


def test_a_member_is_let_in(qtbot: Any, page: PeoplePage, session: WorkSession) -> None:
    button(row(page, "Ben Ito"), "Let in…").click()
    dialog = shown(GivePasswordDialog)
    qtbot.keyClicks(dialog.password.first.line, "short")
    qtbot.keyClicks(dialog.password.second.line, "short")
    dialog.button.click()
    assert dialog.isVisible()
    assert "8 characters" in dialog.password.problem.text()
    assert dialog.password.first.text() == "short", "nothing typed is lost"
    for field in (dialog.password.first, dialog.password.second):
        field.clear()
        qtbot.keyClicks(field.line, "a colleague password")
    dialog.button.click()
    qtbot.waitUntil(lambda: row(page, "Ben Ito").account.has_access)
    assert button(row(page, "Ben Ito"), "New password…")
    assert session.vault is not None
    assert [one.name for one in session.vault.keys.people] == ["Béa Kaur", "Ben Ito"]


def test_roles_are_changed(qtbot: Any, page: PeoplePage, session: WorkSession) -> None:
    button(row(page, "Ben Ito"), "Roles…").click()
    [form] = open_forms()
    form.panel.form.rewrite({"viewer": True, "recruiter": False})
    form.save_button.click()
    qtbot.waitUntil(lambda: row(page, "Ben Ito").account.roles == ("viewer",))


def entries(where: MemberRow) -> dict[str, QAction]:
    menu = where.more.menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def chips(where: MemberRow) -> list[str]:
    return [chip.text() for chip in where.chips]


def test_a_role_for_a_department_is_given_and_taken_back(qtbot: Any, page: PeoplePage, session: WorkSession) -> None:
    finance = session.door.carry_out(AddWord(VocabularyKind.DEPARTMENT, "Finance & <b>Law</b>")).answer
    entries(row(page, "Ben Ito"))["Role for a department…"].trigger()
    [form] = open_forms()
    form.panel.form.rewrite({"role": "viewer", "scope_id": finance})
    form.save_button.click()
    qtbot.waitUntil(lambda: row(page, "Ben Ito").account.scoped != ())
    assert "viewer · Finance & <b>Law</b>" in chips(row(page, "Ben Ito"))
    entries(row(page, "Ben Ito"))["Take back “viewer · Finance && <b>Law</b>”"].trigger()
    qtbot.waitUntil(lambda: row(page, "Ben Ito").account.scoped == ())


def test_an_administrator_is_one_everywhere_only(qtbot: Any, page: PeoplePage, session: WorkSession) -> None:
    opening = session.door.carry_out(CreateRequisition({"title": "Keeper"})).answer
    entries(row(page, "Ben Ito"))["Role for a requisition…"].trigger()
    [form] = open_forms()
    form.panel.form.rewrite({"role": "administrator", "scope_id": opening})
    form.save_button.click()
    assert form.isVisible()
    form.panel.form.rewrite({"role": "hiring_manager", "scope_id": opening})
    form.save_button.click()
    qtbot.waitUntil(lambda: row(page, "Ben Ito").account.scoped != ())
    (held,) = row(page, "Ben Ito").account.scoped
    assert held.place.endswith(" Keeper")


def test_every_chip_is_seen_however_many(qtbot: Any, page: PeoplePage, session: WorkSession) -> None:
    long = session.door.carry_out(CreateRequisition({"title": "Keeper of " + "very " * 40 + "long titles"})).answer
    mia = session.door.carry_out(
        AddMember("Mia " + "Wójcik" * 9, "", ("hiring_manager", "interviewer", "viewer"))
    ).answer
    session.door.carry_out(GrantRole(mia, "approver", "requisition", long))
    ola = session.door.carry_out(AddMember("Ola")).answer
    session.door.carry_out(GrantRole(ola, "viewer", "requisition", long))
    page.reload()
    qtbot.waitUntil(lambda: len(page.rows) == 4)
    QApplication.processEvents()
    for one in page.rows:
        for chip in one.chips:
            inside = chip.parentWidget().contentsRect()
            assert inside.contains(chip.geometry()), (chip.text(), chip.geometry(), inside)
            assert chip.width() >= chip.sizeHint().width(), chip.text()
    assert len({one.chips[0].mapTo(page, QPoint(0, 0)).x() for one in page.rows}) == 1, "they begin in one line"
    assert button(row(page, "Ola"), "Let in…").isEnabled(), "a role for one requisition is a role"


def test_looking_through_the_eyes_of_another(qtbot: Any, page: PeoplePage, bench: DeskWorkbench) -> None:
    asked: list[Any] = []
    bench.open_requested.connect(asked.append)
    mine = entries(row(page, "Béa Kaur"))["See as Béa Kaur"]
    assert not mine.isEnabled()
    assert mine.toolTip()
    entries(row(page, "Ben Ito"))["See as Ben Ito"].trigger()
    assert [(one.place, one.record_id) for one in asked] == [("see_as", row(page, "Ben Ito").account.id)]


def test_ending_access_asks_and_is_done(qtbot: Any, page: PeoplePage, session: WorkSession) -> None:
    session.door.carry_out(GiveAccess(row(page, "Ben Ito").account.id, "a colleague password"))
    page.reload()
    account = row(page, "Ben Ito").account
    page._end(account)
    box = shown(QMessageBox)
    assert box.defaultButton().text() == "Keep access"
    next(one for one in box.buttons() if one.text() == "End access").click()
    qtbot.waitUntil(lambda: not row(page, "Ben Ito").account.active)
    assert [one.name for one in session.door.ask(ReadAccounts()) if one.has_access] == ["Béa Kaur"]
    assert row(page, "Ben Ito").buttons == []


def test_a_restricted_field_is_written_and_shown(qtbot: Any, bench: DeskWorkbench, session: WorkSession) -> None:
    person = session.door.carry_out(CreateCandidate({"name": "Jan Novák"}, "")).answer
    card = RestrictedCard(bench)
    qtbot.addWidget(card)
    card.show_candidate(person)
    [value] = card.values
    open_restricted_form(bench, card, value, person)
    [form] = open_forms()
    form.panel.form.rewrite({"text": "a ramp"})
    form.save_button.click()
    card.show_candidate(person)
    assert [one.text for one in card.values] == ["a ramp"]
    assert session.door.ask(ReadRestricted(person))[0].text == "a ramp"
