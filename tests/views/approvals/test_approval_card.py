"""The approval on a requisition's page: answering in place, who stands in, what is off and why, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.services.accounts.messages import EndAccess
from desktop.services.approvals.commands import Delegate
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import AddSeats
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.forms.window import open_forms
from desktop.views.mishaps.wording import rule
from desktop.views.requisitions.requisition_page import RequisitionPage
from desktop.words import RequisitionStatus, Role
from tests.views import ux_lint
from tests.views.approvals.case import Case
from tests.views.approvals.hands import click, said, settle

Show = Callable[..., RequisitionPage]


@pytest.fixture
def show(qtbot: Any, case: Case, bench_of: Callable[[Any], DeskWorkbench]) -> Show:
    """The page of the requisition as somebody sees it, kept fresh as the main window would."""

    def make(door: Any, width: int = 1100) -> RequisitionPage:
        bench = bench_of(door)
        page = RequisitionPage(bench, case.requisition)
        qtbot.addWidget(page)
        bench.announcer.changed.connect(lambda topics: page.reload() if topics & page.topics else None)
        page.resize(width, 720)
        page.show()
        settle()
        return page

    return make


def button(page: RequisitionPage, text: str) -> QPushButton:
    return next(one for one in page.approval.buttons if one.text().startswith(text))


def test_without_an_attempt_there_is_no_card(show: Show, case: Case) -> None:
    assert show(case.desk.door).approval.isHidden()


def test_where_it_stands_is_said(show: Show, case: Case) -> None:
    case.submit()
    case.answer(case.mia, note="Needed since May")
    page = show(case.desk.door)
    assert page.approval.where.text().startswith("Step 2 of 3, waiting for any of Fia Finance")
    assert "since today (due" in page.approval.where.text()
    text = said(page.approval)
    for part in (
        "any of 2",
        "approved, today",
        "“Needed since May”",
        "is asked later",
        "82,000 – 98,000 CAD",
        "Béa Kaur asked, today",
    ):
        assert part in text, part


def test_approving_is_one_click_and_can_be_undone(show: Show, case: Case) -> None:
    case.submit()
    page = show(case.mia)
    approve = button(page, "Approve")
    assert approve.property("look") == "primary"
    assert page.buttons[0].property("look") != "primary", "one primary button on a page"
    click(approve)
    assert case.newest().current.name == "Finance"
    assert not approve.isEnabled()
    assert page.buttons[0].property("look") == "primary"
    page._workbench.undo()
    settle()
    assert case.newest().current.name == "Manager"
    assert approve.isEnabled()


def test_the_last_approval_opens_it(show: Show, case: Case) -> None:
    case.submit()
    case.answer(case.mia)
    case.answer(case.fred)
    page = show(case.ola)
    click(button(page, "Approve"))
    assert case.desk.requisition(case.requisition).status == RequisitionStatus.OPEN
    assert page.approval.state.text() == "Approved"
    assert not button(page, "Approve").isVisible()


def test_declining_demands_a_note_and_keeps_it(show: Show, case: Case) -> None:
    case.submit()
    page = show(case.mia)
    click(button(page, "Decline"))
    form = open_forms()[-1]
    click(form.save_button)
    assert form.panel.form.cells["note"].problem()
    assert case.newest().state == "running"
    QTest.keyClicks(form.panel.form.fields["note"].editor(), "Too early")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert case.newest().state == "declined"
    assert case.desk.requisition(case.requisition).status == RequisitionStatus.DRAFT
    assert page.approval.where.text() == "Declined by Mia Manager, today"
    assert "“Too early”" in said(page.approval)


def test_of_two_at_the_same_moment_the_second_is_told_and_keeps_the_note(show: Show, case: Case) -> None:
    case.desk.do(Delegate(case.id(case.mia), case.id(case.ola), "2020-01-01", "2099-12-31"))
    case.submit()
    page = show(case.ola)
    click(button(page, "Decline for Mia Manager…"))
    form = open_forms()[-1]
    form.panel.form.set_value("note", "Not this quarter")
    case.answer(case.mia)
    click(form.save_button)
    assert not form.panel.trouble.isHidden()
    assert "Nothing was overwritten" in form.panel.trouble.text.text()
    assert form.panel.form.values()["note"] == "Not this quarter"
    assert case.newest().current.name == "Finance"
    assert page.approval.where.text().startswith("Step 2 of 3"), "the page behind shows what there is now"


def test_approving_what_somebody_answered_a_moment_ago_changes_nothing(show: Show, case: Case) -> None:
    case.desk.do(Delegate(case.id(case.mia), case.id(case.ola), "2020-01-01", "2099-12-31"))
    case.submit()
    page = show(case.ola)
    told: list[Any] = []
    page._workbench.mishaps.meet = lambda error, owner=None, wording=None: told.append(wording)  # type: ignore[method-assign]
    case.answer(case.mia)
    click(button(page, "Approve for Mia Manager"))
    assert "Nothing was overwritten" in told[0].text
    assert [seat.answered_by_id for seat in case.newest().groups[0].seats] == [case.id(case.mia)]


def test_a_stand_in_answers_and_it_shows_for_whom(show: Show, case: Case) -> None:
    case.desk.do(Delegate(case.id(case.mia), case.id(case.ola), "2020-01-01", "2099-12-31"))
    case.submit()
    page = show(case.ola)
    assert "O. Berg stands in" in said(page.approval)
    approve = button(page, "Approve")
    assert approve.text() == "Approve for Mia Manager"
    click(approve)
    assert "approved by O. Berg for M. Manager, today" in said(page.approval)


def test_asking_somebody_else(show: Show, case: Case) -> None:
    new = case.desk.get(AddMember("Nia New", roles=(Role.APPROVER,)))
    case.submit()
    page = show(case.desk.door)
    row = page.approval.steps.seats[0]
    assert row.swap.accessibleName() == "Ask somebody else instead of Mia Manager…"
    click(row.swap)
    form = open_forms()[-1]
    form.panel.form.set_value("person_id", new)
    click(form.save_button)
    assert page.approval.where.text().startswith("Step 1 of 3, waiting for Nia New")
    assert "instead of M. Manager" in said(page.approval)


def test_who_left_is_pointed_out(show: Show, case: Case) -> None:
    case.submit()
    case.desk.do(EndAccess(case.id(case.mia), 1))
    page = show(case.desk.door)
    assert "left the team: ask somebody else" in said(page.approval)


def test_taking_it_back(show: Show, case: Case) -> None:
    case.submit()
    page = show(case.desk.door)
    click(button(page, "Take request back"))
    form = open_forms()[-1]
    form.panel.form.set_value("reason", "Budget first")
    click(form.save_button)
    assert case.newest().state == "withdrawn"
    assert page.approval.where.text() == "Taken back, today"


def test_what_is_off_says_the_rule(show: Show, case: Case) -> None:
    case.submit()
    expected = {
        "desk": "approval.not_asked",
        "ola": "approval.not_yet",
    }
    for who, code in expected.items():
        page = show(case.desk.door if who == "desk" else getattr(case, who))
        for text in ("Approve", "Decline"):
            off = button(page, text)
            assert not off.isEnabled()
            assert off.toolTip() == rule(code).text
            assert off.accessibleDescription() == rule(code).text
    page = show(case.mia)
    assert page.approval.acts.spec("decline").why_not() == ""
    case.answer(case.mia)
    page.reload()
    assert button(page, "Approve").toolTip() == rule("approval.answered").text


def test_nobody_approves_what_they_asked_for(show: Show, case: Case) -> None:
    case.desk.do(Delegate(case.id(case.mia), case.desk.door.actor.id, "2020-01-01", "2099-12-31"))
    case.submit()
    page = show(case.desk.door)
    assert button(page, "Approve").toolTip() == rule("approval.own_request").text


def test_earlier_attempts_are_folded_and_what_changed_is_said(show: Show, case: Case) -> None:
    case.long_story()
    page = show(case.fia)
    assert page.approval.title.text() == "Approval, attempt 3"
    assert "Pay band: 82,000 – 98,000 CAD per year → 82,000 – 120,000 CAD per year" in page.approval.changed.text()
    second, first = page.approval.earlier
    assert first.button.accessibleName().startswith("Attempt 1, declined by Fia Finance: Two seats are one too many")
    assert second.button.accessibleName() == "Attempt 2, asked anew because something changed today"
    assert first.steps is None
    QTest.keyClick(first.button, Qt.Key.Key_Space)
    assert "Come back with the reasons" in said(first)
    page.reload()
    assert page.approval.earlier[1].button.isChecked(), "what was unfolded stays so"


def test_a_change_of_a_running_request_is_said_before_and_after(show: Show, case: Case) -> None:
    case.submit()
    case.desk.do(AddSeats(case.requisition, 1))
    page = show(case.mia)
    assert "Seats: 2 → 3" in page.approval.changed.text()


@pytest.mark.parametrize("width", [680, 1100, 1700])
def test_conventions(show: Show, case: Case, width: int) -> None:
    case.long_story()
    page = show(case.fia, width)
    page.approval.earlier[1].button.click()
    settle()
    assert ux_lint.findings(page) == []
    assert page.columns.horizontalScrollBar().maximum() == 0
