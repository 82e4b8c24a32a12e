"""The page of approval chains: making, changing and ordering them, trying one on a requisition, and what is said when there are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.services.approvals.commands import RetireChains, SaveChain
from desktop.services.approvals.questions import ReadChains
from desktop.services.approvals.records import ChainRecord
from desktop.views.approvals.asked_field import ASKED, ROLE
from desktop.views.approvals.chains_page import ChainsPage
from desktop.views.approvals.steps_field import StepsField
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.mishaps.wording import field_problem, not_allowed
from tests.views import ux_lint
from tests.views.approvals.case import Case
from tests.views.approvals.hands import click, settle

Show = Callable[..., ChainsPage]


@pytest.fixture
def show(qtbot: Any, case: Case, bench_of: Callable[[Any], DeskWorkbench]) -> Show:
    """The page as somebody sees it, kept fresh as the main window would."""

    def make(door: Any = None) -> ChainsPage:
        bench = bench_of(door or case.desk.door)
        page = ChainsPage(bench)
        qtbot.addWidget(page)
        bench.announcer.changed.connect(lambda topics: page.reload() if topics & page.topics else None)
        page.resize(1080, 640)
        page.reload()
        page.show()
        settle()
        return page

    return make


def chains(case: Case) -> tuple[ChainRecord, ...]:
    found: tuple[ChainRecord, ...] = case.desk.ask(ReadChains())
    return found


def another(case: Case, name: str) -> str:
    made: str = case.desk.get(SaveChain("", 0, {"name": name, "groups": [{"roles": ["hr"], "people": []}]}))
    return made


def steps(page: ChainsPage) -> StepsField:
    assert page.editor is not None
    field = page.editor.panel.form.fields["groups"]
    assert isinstance(field, StepsField)
    return field


def lines(page: ChainsPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def test_a_chain_is_told_in_words(show: Show) -> None:
    told = show().list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == (
        "1  Finance from 80,000. Finance, from 80,000 CAD a year. "
        "1 Manager: the hiring manager · 2 Finance: any of Fia Finance and Fred Ledger · 3 People: Ola Berg"
    )


def test_a_new_chain_goes_round(show: Show, case: Case) -> None:
    page = show()
    click(page.new_button)
    form = page.editor.panel.form
    QTest.keyClicks(form.fields["name"].editor(), "Sales heads")
    form.set_value("levels", (case.senior,))
    form.set_value("to", "50000")
    form.set_value("currency", "CAD")
    first = steps(page).cards[0]
    QTest.keyClicks(first.name, "Heads")
    first.asked.set_value((case.id(case.fia), case.id(case.fred), f"{ROLE}hr"))
    first.need.setCurrentIndex(2)
    first.need.activated.emit(2)
    first.count.setValue(2)
    first.days.setValue(5)
    click(steps(page).add)
    steps(page).cards[1].asked.set_value((f"{ROLE}hiring_manager",))
    QTest.keyClick(first.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    made = chains(case)[1]
    assert made.name == "Sales heads"
    assert made.conditions == {"levels": [case.senior], "to": "50000", "currency": "CAD"}
    assert [group["need"] for group in made.groups] == ["count", "all"]
    assert made.groups[0] == {
        "name": "Heads", "need": "count", "count": 2, "people": [case.id(case.fia), case.id(case.fred)], "roles": ["hr"],
        "sla_days": 5,
    }  # fmt: skip
    assert page.list.chosen() == made.id, "it is chosen, and can be changed further"
    assert not page.editor.panel.is_modified()


def test_the_focus_stays_where_it_was_after_saving(show: Show) -> None:
    page = show()
    page.activateWindow()
    page.editor.panel.form.focus_field("from")
    page.editor.panel.form.set_value("from", "90000")
    before = page.editor
    page.editor.panel.save()
    settle()
    assert page.editor is not before
    assert page.editor.focused() == "from"


def test_changing_twice_in_a_row(show: Show, case: Case) -> None:
    page = show()
    for name in ("Finance", "Finance and friends"):
        page.editor.panel.form.set_value("name", name)
        page.editor.panel.save()
        settle()
        assert chains(case)[0].name == name
    assert chains(case)[0].conditions["from"] == "80000", "what was not changed stays"


def test_a_step_without_anybody_is_refused_beside_it(show: Show, case: Case) -> None:
    page = show()
    click(steps(page).add)
    click(page.editor.save)
    assert field_problem("approval.group_empty") in page.editor.panel.form.cells["groups"].problem()
    assert len(chains(case)[0].groups) == 3


def test_more_approvals_than_people_is_said_by_the_service(show: Show, case: Case) -> None:
    page = show()
    card = steps(page).cards[1]
    card.need.setCurrentIndex(2)
    card.need.activated.emit(2)
    card.count.setValue(7)
    click(page.editor.save)
    assert field_problem("approval.count_too_high") in page.editor.panel.form.cells["groups"].problem()


def test_steps_are_moved_and_removed(show: Show) -> None:
    page = show()
    field = steps(page)
    click(field.cards[1].earlier)
    assert [step["name"] for step in field.value()] == ["Finance", "Manager", "People"]
    click(field.cards[2].away)
    assert [step["name"] for step in field.value()] == ["Finance", "Manager"]
    click(page.editor.discard)
    assert [step["name"] for step in field.value()] == ["Manager", "Finance", "People"]


def test_the_order_is_changed_with_the_keyboard(show: Show, case: Case) -> None:
    another(case, "Everybody")
    another(case, "Nobody")
    page = show()
    page.list.setCurrentRow(2)
    settle()
    QTest.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    assert [chain.name for chain in chains(case)] == ["Finance from 80,000", "Nobody", "Everybody"]
    assert page.list.currentRow() == 1
    click(page.up)
    assert [chain.name for chain in chains(case)] == ["Nobody", "Finance from 80,000", "Everybody"]
    assert not page.up.isEnabled()
    click(page.down)
    assert lines(page) == ["1  Finance from 80,000", "2  Nobody", "3  Everybody"]


def test_retiring_and_bringing_back(show: Show, case: Case) -> None:
    page = show()
    click(page.editor.retire)
    assert chains(case)[0].retired
    assert lines(page) == ["Finance from 80,000 · retired"]
    assert page.editor.retire.text() == "Bring back"
    click(page.editor.retire)
    assert not chains(case)[0].retired


def test_what_would_happen(show: Show, case: Case) -> None:
    page = show()
    page.trial.picker.set_value(case.requisition)
    page.trial.again()
    settle()
    assert page.trial.course.text.text() == (
        "“Finance from 80,000” will ask: 1 Mia Manager · 2 any of Finance (2) · 3 Ola Berg"
    )
    case.desk.do(RetireChains((case.chain,)))
    page.reload()
    settle()
    assert "No approval chain applies" in page.trial.course.text.text()


def test_what_would_not_work_is_said_in_words(show: Show, case: Case) -> None:
    case.desk.do(
        SaveChain(case.chain, 0, {"groups": [{"name": "Boss", "people": [case.desk.door.actor.id], "roles": []}]})
    )
    page = show()
    page.trial.picker.set_value(case.requisition)
    page.trial.again()
    settle()
    assert "There is nobody to ask in the step “Boss”." in page.trial.course.text.text()


def test_without_chains_it_says_what_that_means(show: Show, case: Case) -> None:
    case.desk.sql("UPDATE approval_chain SET deleted_at = created_at")
    page = show()
    assert page.halves.isHidden()
    assert not page.empty.isHidden()
    click(page.empty.button)
    assert page.empty.isHidden()
    assert page.editor.chain is None
    assert page.editor.focused() == "name"


def test_what_is_typed_survives_looking_at_another_chain(show: Show, case: Case) -> None:
    another(case, "Everybody")
    page = show()
    field = page.editor.panel.form.fields["name"].editor()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " and more")
    page.list.setCurrentRow(1)
    settle()
    page.list.setCurrentRow(0)
    settle()
    assert page.editor.panel.form.values()["name"] == "Finance from 80,000 and more"
    assert not page.editor.panel.restored.isHidden()


def test_a_colleague_changing_it_meanwhile_loses_nothing(show: Show, case: Case) -> None:
    page = show()
    page.editor.panel.form.set_value("name", "Mine")
    case.ola.carry_out(SaveChain(case.chain, 0, {"name": "Theirs"}))
    click(page.editor.save)
    page.editor.panel.save()
    settle()
    assert not page.editor.panel.hands.conflict.isHidden()
    assert chains(case)[0].name == "Theirs"
    assert page.editor.panel.form.values()["name"] == "Mine"


def test_who_may_not_change_them_sees_them(show: Show, case: Case) -> None:
    page = show(case.fia)
    why = not_allowed("process.write")
    assert lines(page) == ["1  Finance from 80,000"]
    for button in (page.new_button, page.editor.save, page.editor.retire, page.down):
        assert not button.isEnabled()
        assert button.toolTip() == why
    assert not page.editor.panel.form.isEnabled()


def test_every_role_offered_is_taken(show: Show, case: Case) -> None:
    made = case.desk.get(
        SaveChain("", 0, {"name": "All", "groups": [{"roles": [str(one) for one in ASKED], "people": []}]})
    )
    assert made


def test_conventions(show: Show, case: Case) -> None:
    page = show()
    assert ux_lint.findings(page) == []
    click(page.new_button)
    assert ux_lint.findings(page) == []
