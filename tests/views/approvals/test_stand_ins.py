"""Stand-ins: naming one for oneself and for others, the circle in words, ending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from desktop.services.approvals.commands import Delegate
from desktop.services.approvals.questions import ReadDelegations
from desktop.views.approvals.stand_ins_dialog import StandInsDialog
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.forms.window import FormWindow, open_forms
from tests.views import ux_lint
from tests.views.approvals.case import Case
from tests.views.approvals.hands import click, said, settle

Show = Callable[[Any], StandInsDialog]


@pytest.fixture
def show(qtbot: Any, case: Case, bench_of: Callable[[Any], DeskWorkbench]) -> Show:
    def make(door: Any) -> StandInsDialog:
        dialog = StandInsDialog(bench_of(door))
        qtbot.addWidget(dialog)
        dialog.show()
        settle()
        return dialog

    return make


def name(dialog: StandInsDialog, **values: str) -> FormWindow:
    click(dialog.name)
    form = open_forms()[-1]
    for code, value in values.items():
        form.panel.form.set_value(code, value)
    click(form.save_button)
    return form


def test_naming_one_for_oneself(show: Show, case: Case) -> None:
    dialog = show(case.fia)
    assert "Nobody stands in for anybody." in said(dialog)
    click(dialog.name)
    assert "person_id" not in open_forms()[-1].panel.form.fields, "for others it takes more"
    open_forms()[-1].close()
    name(dialog, delegate_id=case.id(case.fred), from_day="2030-07-01", to_day="2030-07-14", reason="Holidays")
    assert "Fred Ledger stands in for you" in said(dialog)
    assert "Holidays" in said(dialog)
    [made] = case.desk.ask(ReadDelegations())
    assert (made.person_id, made.delegate_id, made.to_day) == (case.id(case.fia), case.id(case.fred), "2030-07-14")


def test_for_others_by_whoever_looks_after_the_team(show: Show, case: Case) -> None:
    dialog = show(case.desk.door)
    name(
        dialog, person_id=case.id(case.fia), delegate_id=case.id(case.fred), from_day="2030-07-01", to_day="2030-07-14"
    )
    assert "Fred Ledger stands in for Fia Finance" in said(dialog)


def test_a_circle_is_told_with_its_people_and_nothing_typed_goes(show: Show, case: Case) -> None:
    case.fred.carry_out(Delegate(case.id(case.fred), case.id(case.fia), "2030-07-01", "2030-07-31"))
    form = name(
        show(case.fia), delegate_id=case.id(case.fred), from_day="2030-07-10", to_day="2030-07-14", reason="Away"
    )
    assert not form.panel.trouble.isHidden()
    assert "circle: Fia Finance → Fred Ledger → Fia Finance" in form.panel.trouble.text.text()
    assert form.panel.form.values()["reason"] == "Away"
    assert len(case.desk.ask(ReadDelegations())) == 1


def test_days_the_wrong_way_round_are_said_beside_them(show: Show, case: Case) -> None:
    form = name(show(case.fia), delegate_id=case.id(case.fred), from_day="2030-07-10", to_day="2030-07-01")
    assert form.panel.form.cells["to_day"].problem() == "The last day lies before the first."


def test_ending(show: Show, case: Case) -> None:
    made = case.fia.carry_out(Delegate(case.id(case.fia), case.id(case.fred), "2030-07-01", "2030-07-31")).answer
    dialog = show(case.fia)
    click(dialog.ends[made])
    assert case.desk.ask(ReadDelegations()) == ()
    assert "Nobody stands in for anybody." in said(dialog)


def test_whoever_stands_in_sees_it_but_cannot_end_it(show: Show, case: Case) -> None:
    made = case.fia.carry_out(Delegate(case.id(case.fia), case.id(case.fred), "2030-07-01", "2030-07-31")).answer
    case.desk.do(Delegate(case.id(case.mia), case.id(case.ola), "2030-07-01", "2030-07-31"))
    dialog = show(case.fred)
    assert "You stand in for Fia Finance" in said(dialog)
    assert "Mia Manager" not in said(dialog)
    assert not dialog.ends[made].isEnabled()
    assert dialog.ends[made].toolTip()


def test_conventions(show: Show, case: Case) -> None:
    case.fia.carry_out(Delegate(case.id(case.fia), case.id(case.fred), "2020-07-01", "2030-07-31"))
    dialog = show(case.fia)
    assert ux_lint.findings(dialog) == []
    click(dialog.name)
    assert ux_lint.findings(open_forms()[-1]) == []
