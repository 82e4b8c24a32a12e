"""The three lists as a person meets them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from desktop.errors import RuleBroken
from desktop.services.applications.commands import MoveApplications, RejectApplications, ReopenApplications
from desktop.services.candidates.commands import DeleteCandidates, TagCandidates
from desktop.services.candidates.questions import ReadCandidate
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import Filter, ListView, ReadRows, Sort
from desktop.views.applications.list_page import ApplicationsPage
from desktop.views.candidates.list_page import CandidatesPage
from desktop.views.requisitions.list_page import RequisitionsPage
from tests.views.fakes import VIEWER
from tests.views.tables.sample import record_id

PAGES = (CandidatesPage, RequisitionsPage, ApplicationsPage)


@pytest.fixture
def make_page(qtbot, make_desk):
    def make(cls, size=340, **preferences):
        desk = make_desk(size)
        desk.workbench.preferences.kept.update(preferences)
        page = cls(desk.workbench)
        qtbot.addWidget(page)
        page.resize(1180, 700)
        page.show()
        qtbot.waitUntil(lambda: page.table.rows.shown)
        page.take_focus()
        return page, desk

    return make


def shown_in_pane(page):
    texts = [*page.pane.findChildren(QLabel), *page.pane.findChildren(QAbstractButton)]
    return " ".join(widget.text() for widget in texts if widget.isVisibleTo(page.pane))


@pytest.mark.parametrize("cls", PAGES)
def test_actions_are_sound(make_page, cls):
    page, _ = make_page(cls)
    specs = page.page_actions()
    codes = [spec.code for spec in specs]
    assert len(codes) == len(set(codes))
    assert {code for code in page.context if code} | set(page.bulk) | {page.primary, *page.secondary} <= set(codes)
    keys = [spec.shortcut for spec in specs if spec.shortcut]
    assert len(keys) == len(set(keys))
    for spec in specs:
        assert spec.why_not() == "" or spec.why_not().endswith(".")
    page.context_menu().close()


@pytest.mark.parametrize("cls", PAGES)
def test_everything_one_can_focus_has_a_name(make_page, cls):
    page, _ = make_page(cls)
    page.table.kept.select_row(0)
    for widget in page.findChildren(QWidget):
        if isinstance(widget, (QAbstractButton, QComboBox, QLineEdit)) and widget.isVisibleTo(page):
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert named or widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget.parent(), QLineEdit), (
                widget
            )
    assert page.table.accessibleName() == page.page_title()


def test_the_status_tells_count_and_selection(make_page, qtbot):
    page, _ = make_page(CandidatesPage)
    said = []
    page.status_changed.connect(said.append)
    page.table.kept.select_row(1)
    qtbot.waitUntil(lambda: said[-1:] == ["340 candidates · 1 selected"])


def test_the_pane_follows_the_focus_and_reads_nothing_while_closed(make_page, qtbot):
    page, desk = make_page(CandidatesPage)
    page.table.kept.select_row(2)
    qtbot.waitUntil(lambda: "Nováková" in shown_in_pane(page))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.pane.isHidden()
    before = len(desk.asked(ReadCandidate))
    page.table.kept.select_row(5)
    qtbot.wait(120)
    assert len(desk.asked(ReadCandidate)) == before
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Tremblay" in shown_in_pane(page))


def test_search_filters_and_esc_comes_back(make_page, qtbot):
    page, _ = make_page(CandidatesPage)
    page.action("candidates.find").run()
    qtbot.keyClicks(page.bar.search, "novak")
    qtbot.waitUntil(lambda: page.table.rows.matching == 3)
    assert page.bar.count.text() == "3 of 340"
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.table.rows.matching == 340)
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_no_match_offers_to_clear(make_page, qtbot):
    page, _ = make_page(CandidatesPage, 50)
    page.bar.search.setText("zzz")
    qtbot.waitUntil(lambda: page.body.no_match.isVisible())
    qtbot.mouseClick(page.body.no_match.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.table.isVisible())
    assert page.bar.searched == ""


@pytest.mark.parametrize("cls", PAGES)
def test_an_empty_list_says_how_to_begin(make_page, qtbot, cls):
    page, desk = make_page(cls, 0)
    qtbot.waitUntil(lambda: page.body.nothing.isVisible())
    qtbot.mouseClick(page.body.nothing.button, Qt.MouseButton.LeftButton)
    assert desk.workbench.opened[0][0].startswith("new_")


def test_bulk_names_its_count_and_acts_on_those(make_page, qtbot, monkeypatch):
    page, desk = make_page(CandidatesPage)
    answer = "desktop.views.verdicts.asking.ask_tag"
    monkeypatch.setattr(answer, lambda workbench, parent, count: "payroll" if count == 3 else None)
    page.table.kept.select_rows(1, 3)
    qtbot.waitUntil(lambda: page.bulk_bar.isVisible())
    texts = [button.text() for _spec, button in page.bulk_bar._buttons]
    assert texts == ["Tag 3 candidates…", "Merge…", "Delete 3 candidates"]
    assert not page.bulk_bar._buttons[1][1].isEnabled()
    qtbot.mouseClick(page.bulk_bar._buttons[0][1], Qt.MouseButton.LeftButton)
    ids = tuple(record_id(ListKind.CANDIDATES, number) for number in (1, 2, 3))
    assert desk.door.carried == [TagCandidates(ids, "payroll")]
    page.action("candidates.delete").run()
    assert desk.door.carried[-1] == DeleteCandidates(ids)


def test_too_many_are_refused_in_words(make_page, qtbot):
    page, _ = make_page(CandidatesPage, 1_000_000)
    page.table.selectAll()
    assert page.action("candidates.delete").why_not() == "At most 100,000 rows at once. Narrow the filter first."


def test_merge_takes_exactly_two(make_page, qtbot):
    page, desk = make_page(CandidatesPage)
    page.table.kept.select_rows(1, 2)
    page.action("candidates.merge").run()
    ids = [record_id(ListKind.CANDIDATES, number) for number in (1, 2)]
    assert desk.workbench.opened[-1] == ("merge", ids[0], False, {"other": ids[1]})


def test_applications_move_by_menu_and_end_only_while_running(make_page, qtbot):
    page, desk = make_page(ApplicationsPage)
    page.table.kept.select_row(0)
    assert page.action("applications.reopen").why_not() == "The application is still active."
    page.action("applications.move").run()
    menu = next(
        menu
        for menu in page.findChildren(type(page.context_menu()))
        if menu.isVisible() and menu.actions()[0].text() == "Applied"
    )
    act = next(act for act in menu.actions() if act.text() == "Offer")
    assert act.isEnabled()
    act.trigger()
    menu.close()
    assert desk.door.carried == [MoveApplications((record_id(ListKind.APPLICATIONS, 0),), (1,), "stage-6", "Offer")]
    page.table.kept.select_row(3)
    assert page.action("applications.reject").why_not() == "The application has ended. Reopen it first."
    page.action("applications.reopen").run()
    assert isinstance(desk.door.carried[-1], ReopenApplications)


def test_a_viewer_is_told_why_not(make_page, qtbot, monkeypatch):
    page, desk = make_page(ApplicationsPage)
    desk.door.actor = VIEWER
    page.table.kept.select_row(0)
    for code in ("applications.move", "applications.reject", "applications.assign"):
        assert page.action(code).why_not()
    assert not any(isinstance(command, RejectApplications) for command in desk.door.carried)


def test_opening_goes_to_the_record(make_page, qtbot):
    page, desk = make_page(ApplicationsPage)
    page.table.kept.select_row(4)
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    place, record, window, hints = desk.workbench.opened[-1]
    assert (place, record, window) == ("candidate", record_id(ListKind.CANDIDATES, 4), True)
    assert hints == {"application": record_id(ListKind.APPLICATIONS, 4)}


def test_state_comes_back_without_what_was_typed(make_page, qtbot):
    page, desk = make_page(CandidatesPage)
    page.add_filter(Filter("source", "is", ("source-0",)))
    page.add_filter(Filter("name", "has", ("secret",)))
    page.bar.search.setText("secret")
    page.sort(Sort("email", True))
    page.table.arrangement.hide([column.code for column in page.table.rows.columns].index("phone"))
    qtbot.waitUntil(lambda: page.settings.search == "secret")
    kept = desk.workbench.preferences.kept
    assert "secret" not in str(kept)
    again, _ = make_page(CandidatesPage, **kept)
    assert again.current_view() == ListView(
        ListKind.CANDIDATES, (Filter("source", "is", ("source-0",)),), "", Sort("email", True)
    )
    assert "phone" not in again.visible_columns()


def test_hints_become_chips(make_page, qtbot):
    page, _ = make_page(ApplicationsPage)
    page.apply_hints(stage="stage-3", number="R-0142")
    assert page.bar.filters == (Filter("stage", "is", ("stage-3",)), Filter("number", "is", ("R-0142",)))
    assert page.current_view().filters == page.bar.filters


def test_reload_keeps_selection_and_typed_text(make_page, qtbot):
    page, desk = make_page(CandidatesPage)
    page.table.kept.select_row(3)
    desk.list.ahead = 2
    page.reload()
    qtbot.waitUntil(lambda: page.table.currentIndex().row() == 5)
    assert page.table.kept.current_id == record_id(ListKind.CANDIDATES, 3)


def test_export_and_stage_bars_lead_on(make_page, qtbot):
    page, desk = make_page(RequisitionsPage)
    page.action("requisitions.export").run()
    assert desk.workbench.opened[-1] == ("export", "", False, {"kind": "requisitions"})
    page.table.kept.select_row(1)
    qtbot.waitUntil(lambda: "Screening" in shown_in_pane(page))
    bar = next(button for button in page.pane.findChildren(QAbstractButton) if button.text() == "Screening")
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)
    place, _, _, hints = desk.workbench.opened[-1]
    assert place == "applications"
    assert hints["stage"] == "stage-1"
    assert set(hints) <= {column.code for column in COLUMNS[ListKind.APPLICATIONS]}


def test_a_failed_reading_is_told_beside_the_list(make_page, qtbot):
    page, desk = make_page(CandidatesPage)
    rows = desk.door.answers[ReadRows]
    desk.door.answers[ReadRows] = RuleBroken("storage.away")
    page.reload()
    qtbot.waitUntil(lambda: page.notice.isVisible())
    desk.door.answers[ReadRows] = rows
    page.reload()
    qtbot.waitUntil(lambda: not page.notice.isVisible())
