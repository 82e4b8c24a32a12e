"""The page of a requisition: facts, seats, stages, status changes with a reason, and what is off with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton
from shiboken6 import isValid

from desktop.errors import NotFound
from desktop.services.applications.questions import ReadApplication
from desktop.services.applications.records import ApplicationRecord
from desktop.services.requisitions.commands import AddSeats, CloseSeat, SetHiringTeam, SetRequisitionStatus
from desktop.services.requisitions.questions import ReadRequisition
from desktop.views.forms.window import open_forms
from desktop.views.mishaps.wording import rule
from desktop.views.requisitions.requisition_page import RequisitionPage, requisition_page
from tests.views import ux_lint
from tests.views.fakes import VIEWER, FakeDoor, FakeWorkbench
from tests.views.forms.sample import BOOK, REQUISITION, TEAM, answers, sample_workbench

HIRED = ApplicationRecord("a-5", 1, "c-5", "Jürgen Østergård", "r-1", "Senior analyst", "st-hired", "hired")


@pytest.fixture
def bench(qtbot):
    return sample_workbench(answers={ReadApplication: HIRED})


def show(bench, qtbot, width=1080) -> RequisitionPage:
    page = requisition_page(bench, "r-1")
    assert isinstance(page, RequisitionPage)
    qtbot.addWidget(page)
    page.resize(width, 640)
    page.show()
    qtbot.waitExposed(page)
    QCoreApplication.processEvents()
    return page


@pytest.fixture
def page(bench, qtbot):
    yield show(bench, qtbot)
    for window in open_forms():
        if isValid(window):
            window._leaving = True
            window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def texts(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def status(page, code) -> None:
    page.acts.spec(code).run()
    form = open_forms()[-1]
    form.panel.form.set_value("reason", "Budget frozen until April")
    form.panel.save()


def test_everything_is_said(page):
    said = texts(page)
    for part in (
        "R-0142",
        "Finance",
        "Montréal",
        "Dieudonné N’Guessan-Tremblay",
        "Backfill of Jean Petit",
        "24 active, 11 ended",
    ):
        assert part in said
    assert "82,000 – 98,000 CAD per year" in said
    assert page.page_title().startswith("R-0142 Senior analyst")


def test_stages_lead_to_the_pipeline(bench, page):
    tile = page.stages.tiles["st-screen"]
    assert tile.accessibleName() == "Screening: 6"
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert bench.opened[-1] == ("pipeline", "r-1", False, {"stage": "st-screen"})


def test_seats_say_by_whom(bench, page):
    who = next(b for b in page.seats.findChildren(QPushButton) if "Jürgen" in b.text())
    who.click()
    assert bench.opened[-1][:2] == ("candidate", "c-5")
    assert "1 of 3 open" in page.seats.title.text()


def test_a_seat_is_closed_with_a_reason(bench, page):
    next(b for b in page.seats.findChildren(QPushButton) if b.text() == "Close…").click()
    form = open_forms()[-1]
    form.panel.save()
    assert not [c for c in bench.door.carried if isinstance(c, CloseSeat)]
    form.panel.form.set_value("reason", "Team was merged")
    form.panel.save()
    assert bench.door.carried[-1] == CloseSeat("s-2", 1, "Team was merged")


def test_seats_are_added(bench, page):
    page.seats.add_button.click()
    form = open_forms()[-1]
    form.panel.form.set_value("count", 2)
    form.panel.save()
    assert bench.door.carried[-1] == AddSeats("r-1", 2)


@pytest.mark.parametrize(("code", "wanted"), [("hold", "on_hold"), ("cancel", "cancelled")])
def test_hold_and_cancel_take_a_reason(bench, page, code, wanted):
    status(page, code)
    sent = [c for c in bench.door.carried if isinstance(c, SetRequisitionStatus)]
    assert sent == [SetRequisitionStatus("r-1", 7, wanted, "Budget frozen until April")]


def test_cancelling_is_not_primary_and_names_both_ways(page):
    page.acts.spec("cancel").run()
    form = open_forms()[-1]
    assert form.save_button.property("look") != "primary"
    assert form.cancel_button.text().replace("&", "") == "Keep requisition"
    assert ux_lint.findings(form) == []


def test_a_draft_is_submitted_or_opened_from_the_menu(bench, page):
    bench.door.answers[ReadRequisition] = replace(
        REQUISITION, status="draft", stage_counts=(), active=0, ended=0, why_not={}
    )
    page.reload()
    assert page.submit_button.isVisible()
    assert page.status_buttons[0].isHidden(), "one way on is enough beside the title"
    page.acts.spec("open").run()
    assert bench.door.carried[-1] == SetRequisitionStatus("r-1", 7, "open")
    assert page.acts.spec("delete").why_not() == ""


def test_a_cancelled_one_is_reopened_with_a_reason(bench, page):
    bench.door.answers[ReadRequisition] = replace(
        REQUISITION, status="cancelled", status_reason="No budget", why_not={}
    )
    page.reload()
    assert page.status_buttons[0].text() == "Reopen…"
    assert page.acts.spec("application").why_not()
    assert "No budget" in texts(page)
    status(page, "open")
    assert bench.door.carried[-1].status == "open"


def test_what_is_off_says_why(page):
    for code in ("open", "delete"):
        assert page.acts.spec(code).why_not().endswith(".")
    assert page.acts.spec("delete").why_not() == rule("requisition.has_applications").text, (
        "in the words of the refusal"
    )


def test_a_viewer_may_look(qtbot):
    bench = FakeWorkbench(FakeDoor({**answers(), ReadApplication: HIRED}, VIEWER), book=BOOK, team=TEAM)
    page = show(bench, qtbot)
    assert page.buttons[0].isEnabled()
    assert not page.buttons[2].isEnabled()
    assert page.buttons[2].toolTip()
    assert not page.seats.add_button.isEnabled()


def chosen(combo: QComboBox, data: str) -> None:
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_the_team_is_changed_in_place(bench, page):
    team = page.team
    assert "Tom Weiß" in texts(team)
    choices = [combo for combo in team.findChildren(QComboBox) if combo is not team.add]
    assert [combo.currentData() for combo in choices] == ["interviewer", "approver"]
    chosen(choices[1], "hiring_manager")
    assert bench.door.carried[-1] == SetHiringTeam("r-1", 7, (("m-3", "interviewer"), ("m-4", "hiring_manager")))
    chosen(choices[0], "interviewer")
    assert len(bench.door.carried) == 1, "nothing was changed"
    next(button for button in team.findChildren(QToolButton) if "Marie" in button.accessibleName()).click()
    assert bench.door.carried[-1] == SetHiringTeam("r-1", 7, (("m-4", "approver"),))
    assert team.add.findData("m-3") == -1, "there already"
    chosen(team.add, "m-2")
    assert bench.door.carried[-1].members[-1] == ("m-2", "interviewer")


def test_the_team_stands_by_name_however_it_came(bench, qtbot):
    bench.door.answers[ReadRequisition] = replace(
        REQUISITION, positions=(("m-4", "approver"), ("m-3", "interviewer")), hiring_team=("m-4", "m-3")
    )
    team = show(bench, qtbot).team
    away = team.findChildren(QToolButton)
    names = [button.accessibleName() for button in sorted(away, key=lambda one: one.mapTo(team, QPoint(0, 0)).y())]
    assert [name.split()[1] for name in names] == ["Marie-Ève", "Tom"]
    next(button for button in away if "Marie" in button.accessibleName()).click()
    assert bench.door.carried[-1].members == (("m-4", "approver"),)


def test_a_viewer_does_not_change_the_team(qtbot):
    bench = FakeWorkbench(FakeDoor({**answers(), ReadApplication: HIRED}, VIEWER), book=BOOK, team=TEAM)
    page = show(bench, qtbot)
    acting = [*page.team.findChildren(QComboBox), *page.team.findChildren(QToolButton)]
    assert len(acting) == 5
    assert not any(one.isEnabled() for one in acting)
    assert all(one.toolTip() for one in acting)


def test_gone(bench, qtbot):
    bench.door.answers[ReadRequisition] = NotFound("requisition", "r-1")
    page = show(bench, qtbot)
    assert not page.gone.isHidden()
    page.gone.button.click()
    assert bench.opened[-1][0] == "requisitions"


@pytest.mark.parametrize("width", [680, 1080, 1700])
def test_conventions_at_every_width(bench, qtbot, width):
    page = show(bench, qtbot, width)
    assert ux_lint.findings(page) == []
    assert page.width() == width
    assert page.columns.horizontalScrollBar().maximum() == 0


def test_menu_entries_have_keys_of_their_own(page):
    keys = [spec.text[spec.text.index("&") + 1].lower() for spec in page.page_actions()]
    assert len(keys) == len(set(keys))
    assert len({spec.code for spec in page.page_actions()}) == len(keys)
