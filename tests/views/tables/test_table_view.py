"""The table under hands: keyboard, mouse, selection by record, columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import Filter, ListView, PositionOf, ReadIds, ReadRows, Sort
from desktop.views.look.theme import ROW
from desktop.views.tables import window_table_model
from desktop.views.tables.selection_keeper import MOST
from desktop.views.tables.table_view import DeskTableView
from desktop.views.tables.view_settings import default_columns
from tests.views.tables.sample import name_of, record_id

KIND = ListKind.CANDIDATES
NAME = ListView(KIND, sort=Sort("name"))
DOWN = ListView(KIND, sort=Sort("name", descending=True))


@pytest.fixture
def make_table(qtbot, make_desk):
    def make(size: int = 340):
        desk = make_desk(size)
        table = DeskTableView(desk.workbench, NAME)
        qtbot.addWidget(table)
        table.arrangement.apply(default_columns(KIND))
        table.resize(900, 500)
        table.show()
        table.show_view(NAME)
        qtbot.waitUntil(lambda: table.rows.shown)
        table.setFocus()
        return table, desk

    return make


def click(qtbot, table, row, modifier=Qt.KeyboardModifier.NoModifier):
    place = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def ids(*numbers):
    return [record_id(KIND, number) for number in numbers]


def test_painting_asks_the_model_nothing_cell_by_cell(make_table, qtbot, monkeypatch):
    table, _ = make_table()
    calls = []
    original = window_table_model.WindowTableModel.data
    monkeypatch.setattr(window_table_model.WindowTableModel, "data", lambda *a: calls.append(a) or original(*a))
    table.viewport().repaint()
    assert len(calls) <= 7 * 15 * 12


def test_rows_are_high_enough(make_table):
    table, _ = make_table()
    assert table.rowHeight(0) >= max(ROW, 28)


def test_clicks_select_rows_and_shift_extends(make_table, qtbot):
    table, _ = make_table()
    click(qtbot, table, 2)
    click(qtbot, table, 4, Qt.KeyboardModifier.ShiftModifier)
    click(qtbot, table, 6, Qt.KeyboardModifier.ControlModifier)
    assert [record for record, _ in table.kept.known()] == ids(2, 3, 4, 6)
    assert table.kept.current_id == record_id(KIND, 6)


def test_select_all_of_a_million_reads_no_row(make_table, qtbot):
    table, desk = make_table(1_000_000)
    before = len(desk.asked(ReadRows))
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.kept.count() == 1_000_000
    assert len(desk.asked(ReadRows)) == before
    taken = []
    table.kept.resolve(taken.append)
    assert len(taken[0]) == MOST
    assert taken[0][MOST - 1] == (record_id(KIND, MOST - 1), 0)


def test_ids_of_rows_never_read_are_asked_only_for_an_act(make_table, qtbot):
    table, desk = make_table(5_000)
    table.kept.select_row(10)
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert table.kept.count() == 4_990
    assert not desk.asked(ReadIds)
    taken = []
    table.kept.resolve(taken.append)
    assert [record for record, _ in taken[0]] == ids(*range(10, 5_000))
    assert taken[0][0][1] == 1


def test_home_end_and_page_keys(make_table, qtbot):
    table, desk = make_table(100_000)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == 99_999
    qtbot.waitUntil(lambda: table.kept.current_id == record_id(KIND, 99_999))
    qtbot.keyClick(table, Qt.Key.Key_PageUp)
    assert table.currentIndex().row() < 99_999
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0
    assert len(desk.asked(ReadRows)) <= 5


def test_enter_space_and_their_signals(make_table, qtbot):
    table, _ = make_table()
    table.kept.select_row(1)
    with qtbot.waitSignal(table.open_asked, check_params_cb=lambda window: not window):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.open_asked, check_params_cb=bool):
        qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(table.preview_asked):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    place = table.visualRect(table.model().index(3, 0)).center()
    with qtbot.waitSignal(table.open_asked):
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_typing_jumps(make_table, qtbot):
    table, _ = make_table()
    qtbot.keyClicks(table, "tre")
    assert table.currentIndex().row() == 5
    assert table.model().index(5, 0).data().startswith("Tremblay")


def test_selection_and_focus_survive_a_sort(make_table, qtbot):
    table, _ = make_table()
    click(qtbot, table, 2)
    click(qtbot, table, 5, Qt.KeyboardModifier.ControlModifier)
    table.show_view(DOWN)
    qtbot.waitUntil(lambda: [r for r, _ in table.kept.known()] == ids(5, 2))
    row = table.currentIndex().row()
    assert table.model().index(row, 0).data() == name_of(5)
    first, last = table.rows_in_sight()
    assert first <= row <= last


def test_selection_scroll_and_focus_survive_a_refresh(make_table, qtbot):
    table, desk = make_table(5_000)
    table.verticalScrollBar().setValue(1_000 * table.rowHeight(0))
    qtbot.waitUntil(lambda: table.rows.is_fresh(1_000))
    table.kept.select_row(1_003)
    top = table.model().index(table.rows_in_sight()[0], 0).data()
    desk.list.gone = {3, 4}
    table.refresh()
    qtbot.waitUntil(lambda: table.currentIndex().row() == 1_001)
    assert [record for record, _ in table.kept.known()] == ids(1_003)
    assert table.model().index(table.rows_in_sight()[0], 0).data() == top
    assert table.rows.rowCount() == 4_998


def test_what_a_filter_leaves_out_leaves_the_selection(make_table, qtbot):
    table, desk = make_table()
    click(qtbot, table, 2)
    table.kept.select_rows(2, 2)
    table.verticalScrollBar().setValue(300 * table.rowHeight(0))
    qtbot.waitUntil(lambda: table.rows.is_fresh(300))
    click(qtbot, table, 302, Qt.KeyboardModifier.ControlModifier)
    assert table.kept.count() == 2
    table.show_view(ListView(KIND, (Filter("active", "from", ("1",)),), sort=Sort("name")))
    qtbot.waitUntil(lambda: table.rows.rowCount() == 34)
    qtbot.waitUntil(lambda: [record for record, _ in table.kept.known()] == ids(2))
    assert desk.asked(PositionOf)


def test_everything_stays_everything_after_a_refresh(make_table, qtbot):
    table, desk = make_table()
    table.selectAll()
    desk.list.ahead = 3
    table.refresh()
    qtbot.waitUntil(lambda: table.kept.count() == 343)
    assert table.kept.everything


def test_header_clicks_sort_and_reverse(make_table, qtbot):
    table, _ = make_table()
    table.arrangement.show_sort(Sort("name"))
    head = table.head
    second = table.rows.columns[1].code
    place = QPoint(head.sectionViewportPosition(1) + 20, head.height() // 2)
    with qtbot.waitSignal(table.arrangement.sort_asked, check_params_cb=lambda s: s == Sort(second)):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    table.arrangement.show_sort(Sort(second))
    with qtbot.waitSignal(table.arrangement.sort_asked, check_params_cb=lambda s: s == Sort(second, True)):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_columns_hide_move_fit_and_come_back(make_table, qtbot):
    table, _ = make_table()
    layout = table.arrangement
    start = layout.states()
    assert start == default_columns(KIND)
    with qtbot.waitSignal(layout.changed):
        table.head.moveSection(0, 2)
    with qtbot.waitSignal(layout.changed):
        layout.hide(1)
    assert layout.visible_codes()[:2] == (start[2].code, "name")
    layout.fit(0)
    changed = layout.states()
    layout.apply(start)
    assert layout.states() == start
    layout.apply(changed)
    assert [state.code for state in layout.states()] == [state.code for state in changed]
    assert [state.shown for state in layout.states()] == [state.shown for state in changed]


def test_the_last_column_stays(make_table):
    table, _ = make_table()
    for place in range(table.head.count()):
        table.arrangement.hide(place)
    assert len(table.arrangement.visible_codes()) == 1
    menu = table.head.menu_of(table.head.logicalIndex(table.head.visualIndexAt(2)))
    assert [act.isEnabled() for act in menu.actions() if act.text() == "&Hide column"] == [False]
    menu.close()


def test_tooltip_shows_what_is_cut(make_table, qtbot):
    table, _ = make_table()
    assert table.painting.is_cut(0, "Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine the Elder")
    assert not table.painting.is_cut(0, "Li, Wei")
    QToolTip.hideText()


def test_shift_f10_opens_at_the_row(make_table, qtbot):
    table, _ = make_table()
    table.kept.select_row(3)
    with qtbot.waitSignal(table.context_asked) as got:
        QApplication.sendEvent(
            table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        )
    assert table.viewport().mapFromGlobal(got.args[0]).y() == table.visualRect(table.model().index(3, 0)).bottom()
