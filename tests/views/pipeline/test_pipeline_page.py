"""The pipeline page: picking, searching, ending, reopening, previewing, and what it says when it is empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.errors import NotFound
from desktop.services.applications.commands import RejectApplications, ReopenApplications
from desktop.services.applications.questions import ReadBoard
from desktop.services.listings.questions import ReadRows
from desktop.services.requisitions.questions import FindRequisitions, RequisitionChoice
from desktop.views.actions.keys import keys_of
from desktop.views.pipeline.pipeline_actions import context_menu
from desktop.views.pipeline.pipeline_page import LAST, PipelinePage
from desktop.views.verdicts.hold_dialog import HoldDialog
from desktop.views.verdicts.reason_dialog import ReasonDialog
from tests.views.board.sample_desk import CHOICES, board, desk
from tests.views.fakes import VIEWER, FakeWorkbench

Make = Callable[..., PipelinePage]


@pytest.fixture
def workbench(qapp: QApplication) -> FakeWorkbench:
    return desk()


@pytest.fixture
def make(qtbot: Any, workbench: FakeWorkbench) -> Make:
    def made(requisition_id: str = "r1") -> PipelinePage:
        page = PipelinePage(workbench)
        qtbot.addWidget(page)
        page.resize(1700, 800)
        with qtbot.waitActive(page):
            page.show()
        page.arrive(requisition_id, {})
        page.reload()
        return page

    return made


def codes(page: PipelinePage) -> dict[str, Any]:
    return {spec.code: spec for spec in page.page_actions()}


def focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_without_a_requisition_it_offers_to_choose_one(make: Make, workbench: FakeWorkbench, qtbot: Any) -> None:
    page = make("")
    assert [button.text() for button in page.empty.buttons] == ["Choose requisition…", "New requisition…"]
    assert page.page_title() == "Pipeline"
    assert codes(page)["pipeline.find"].why_not() == "Choose a requisition first."
    qtbot.mouseClick(page.empty.buttons[1], Qt.MouseButton.LeftButton)
    assert workbench.opened[-1][0] == "new_requisition"
    popup = page.header.picker.choose()
    QTest.keyClicks(popup.choices.filter, "payroll")
    QTest.keyClick(popup.choices.filter, Qt.Key.Key_Return)
    assert page.requisition_id == "r2"
    assert workbench.preferences.kept[LAST] == "r2"
    assert not page.empty.isVisible()


def test_where_there_is_no_requisition_it_offers_to_make_one(qtbot: Any) -> None:
    answers: list[tuple[RequisitionChoice, ...]] = [()]
    workbench = desk(answers={FindRequisitions: lambda _question: answers[-1]})
    page = PipelinePage(workbench)
    qtbot.addWidget(page)
    page.show()
    assert [button.text() for button in page.empty.buttons] == ["New requisition…", "Import a spreadsheet…"]
    assert page.empty.buttons[0].property("look") == "primary"
    qtbot.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    assert workbench.opened[-1][0] == "new_requisition"
    answers.append(CHOICES)
    page.reload()  # as after the form was saved
    assert page.empty.buttons[0].text() == "Choose requisition…"


def test_it_remembers_the_last_requisition(make: Make, workbench: FakeWorkbench) -> None:
    make("r1")
    again = PipelinePage(workbench)
    assert again.requisition_id == "r1"
    again.deleteLater()


def test_the_head_says_how_the_requisition_stands(make: Make, qtbot: Any) -> None:
    page = make()
    qtbot.waitUntil(lambda: page.header.picker.text() == "Senior financial analyst · R-0142")
    assert page.header.status.text() == "Open"
    assert page.header.figures.text().startswith("2 seats open")
    assert page.page_title() == "Senior financial analyst (R-0142) – Pipeline"
    assert page.board.columns["stage-applied"].list.hasFocus()


def test_a_requisition_that_is_gone_is_forgotten(make: Make, workbench: FakeWorkbench) -> None:
    workbench.door.answers[ReadBoard] = NotFound("requisition", "r9")
    page = make("r9")
    assert page.requisition_id == ""
    assert workbench.preferences.kept[LAST] == ""
    assert page.empty.isVisible()


def test_nobody_yet_offers_to_add_and_to_import(make: Make, workbench: FakeWorkbench, qtbot: Any) -> None:
    workbench.door.answers[ReadBoard] = board((0,) * 8)
    page = make()
    assert "Nobody is on the board" in page.empty.sentence.text()
    qtbot.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    assert workbench.opened[-1] == ("new_candidate", "", False, {"requisition": "r1"})
    qtbot.mouseClick(page.empty.buttons[2], Qt.MouseButton.LeftButton)
    assert workbench.opened[-1][0] == "import"


def test_search_asks_clears_with_esc_and_leads_back(make: Make, workbench: FakeWorkbench, qtbot: Any) -> None:
    page = make()
    workbench.door.answers[ReadBoard] = lambda question: board((0,) * 8 if question.search else (2,) + (0,) * 7)
    page.find_card()
    assert focus() is page.header.search
    QTest.keyClicks(page.header.search, "zzz")
    qtbot.waitUntil(lambda: workbench.door.asked[-1] == ReadBoard("r1", search="zzz"))
    assert page.empty.sentence.text() == "No match for “zzz”."
    QTest.keyClick(page.header.search, Qt.Key.Key_Escape)
    assert workbench.door.asked[-1] == ReadBoard("r1", search="")
    assert page.header.search.text() == ""
    QTest.keyClick(page.header.search, Qt.Key.Key_Escape)
    assert focus() is page.board.columns["stage-applied"].list


def test_actions_are_complete_have_own_keys_and_say_why_not(make: Make, workbench: FakeWorkbench) -> None:
    page = make()
    keys = [key.toString() for spec in page.page_actions() for key in keys_of(spec)]
    assert len(keys) == len(set(keys))
    specs = codes(page)
    assert specs["pipeline.reject"].why_not() == ""
    assert specs["pipeline.previous"].why_not() == "This is the first stage."
    assert specs["pipeline.end_hold"].why_not() == "No selected card is on hold."
    assert specs["pipeline.reopen"].why_not() == "Select an ended application first."
    QTest.keyClick(focus(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    count = len(page.board.columns["stage-applied"].cards.faces())
    assert specs["pipeline.reject"].text_now() == f"&Reject {count} applications…"
    workbench.door.actor = VIEWER
    for code in ("pipeline.reject", "pipeline.move", "pipeline.next", "pipeline.assign", "pipeline.add"):
        assert "role" in specs[code].why_not()


def test_r_asks_for_a_reason_and_rejects(make: Make, workbench: FakeWorkbench) -> None:
    page = make()
    chosen = page.board.current()
    QTest.keyClick(focus(), Qt.Key.Key_R)
    dialog = page.findChild(ReasonDialog)
    assert dialog.act.text() == "Reject application"
    dialog.reasons.choose("reason-skills")
    dialog.accept()
    assert workbench.door.carried[-1] == RejectApplications((chosen.id,), (1,), "reason-skills", "")


def test_letter_keys_can_be_switched_off_for_good(make: Make, workbench: FakeWorkbench) -> None:
    page = make()
    page.toggle_letters()
    QTest.keyClick(focus(), Qt.Key.Key_H)
    assert page.findChild(HoldDialog) is None
    assert workbench.preferences.kept["pipeline.letter_keys"] is False


def test_enter_opens_ctrl_enter_in_a_window(make: Make, workbench: FakeWorkbench) -> None:
    page = make()
    candidate_id = page.board.current().card.candidate_id
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    QTest.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workbench.opened == [("candidate", candidate_id, False, {}), ("candidate", candidate_id, True, {})]


def test_space_previews_and_follows_the_selection(make: Make) -> None:
    page = make()
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert page.preview.isVisible()
    assert page.preview.name.text() == page.board.current().name
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    assert page.preview.name.text() == page.board.current().name
    assert "Applied → Screening" in page.preview.events.text()
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert not page.preview.isVisible()


def test_ended_ones_are_listed_and_reopened(make: Make, workbench: FakeWorkbench, qtbot: Any) -> None:
    page = make()
    qtbot.mouseClick(page.header.ended, Qt.MouseButton.LeftButton)
    QAbstractItemModelTester(page.ended.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    asked = workbench.door.asked[-1]
    assert isinstance(asked, ReadRows)
    assert asked.view.requisition_id == "r1"
    assert page.ended.model.index(1, 1).data() == "Withdrawn"
    assert not page.ended.reopen_button.isEnabled()
    page.ended.table.selectRow(1)
    qtbot.mouseClick(page.ended.reopen_button, Qt.MouseButton.LeftButton)
    assert workbench.door.carried[-1] == ReopenApplications(("e3",), (4,))
    page.ended.table.setFocus()
    QTest.keyClick(page.ended.table, Qt.Key.Key_Return)
    assert workbench.opened[-1][:2] == ("candidate", "c9")


def test_the_context_menu_holds_only_what_the_menus_hold(make: Make, workbench: FakeWorkbench) -> None:
    page = make()
    menu = context_menu(page, page)
    known = set(codes(page))
    names = [action.objectName() for action in menu.actions() if not action.isSeparator() and action.menu() is None]
    assert set(names) <= known
    moves = next(action.menu() for action in menu.actions() if action.menu() is not None)
    moves.aboutToShow.emit()
    entries = {action.data(): action for action in moves.actions()}
    assert not entries["stage-hired"].isEnabled()
    moved = page.board.current().id
    entries["stage-offer"].trigger()
    assert page.board.columns["stage-offer"].cards.row_of(moved) >= 0
    menu.deleteLater()


def test_the_menu_key_opens_the_menu_at_the_card(make: Make, qtbot: Any) -> None:
    page = make()
    with qtbot.waitSignal(page.board.menu_wanted) as caught:
        from PySide6.QtGui import QContextMenuEvent

        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
        QApplication.sendEvent(focus(), event)
    assert isinstance(caught.args[0], QPoint)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_copy_takes_names_and_primary_addresses(make: Make, workbench: FakeWorkbench) -> None:
    page = make()
    face = page.board.current()
    page.verbs.copy_contacts()
    text = QGuiApplication.clipboard().text()
    assert text == f"{face.name} <{face.card.candidate_id}@example.com>"
    assert workbench.said[-1] == ("info", "Name and e-mail copied")


def test_more_leads_to_the_filtered_list(make: Make, workbench: FakeWorkbench) -> None:
    page = make()
    page.board.more_wanted.emit("stage-screen")
    place, _record, _window, hints = workbench.opened[-1]
    assert place == "applications"
    assert (hints["number"], hints["stage"], hints["status"]) == ("R-0142", "stage-screen", "active")


def test_a_stage_hint_begins_in_that_column(make: Make) -> None:
    page = make()
    page.arrive("r2", {"stage": "stage-offer"})
    page.reload()
    assert page.board.columns["stage-offer"].list.hasFocus()


def test_an_application_hint_chooses_its_card(make: Make) -> None:
    page = make()
    wanted = page.board.columns["stage-interview_1"].cards.faces()[1].id
    page.arrive("r1", {"application": wanted})
    page.reload()
    assert page.board.current().id == wanted
    assert [face.id for face in page.board.selected()] == [wanted]


def test_everything_that_takes_focus_has_a_name(make: Make) -> None:
    page = make()
    page.header.ended.setChecked(True)
    page.toggle_preview()
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            inner = widget.parentWidget() is not None and widget.objectName().startswith("qt_")
            assert widget.accessibleName() or text or inner, widget
