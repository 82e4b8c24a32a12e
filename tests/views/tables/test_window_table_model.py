"""Rows by position: pages on demand, old rows until new ones are there, counts apart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.errors import RuleBroken
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, Filter, ListCount, ListView, ReadMarks, ReadRows, Sort
from desktop.views.tables import page_marks
from desktop.views.tables.row_pages import PAGE, PAGES
from desktop.views.tables.window_table_model import WindowTableModel
from tests.views.tables.sample import name_of, record_id

NAME = ListView(ListKind.CANDIDATES, sort=Sort("name"))


def model_of(desk, qtbot, view=NAME, *, see=(0, 20)) -> WindowTableModel:
    model = WindowTableModel(desk.workbench, view)
    model.in_sight = lambda: see
    if desk.list.size <= 500:  # the tester visits every cell after every change
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_view(view)
    qtbot.waitUntil(lambda: model.shown)
    return model


def test_first_page_is_read_alone_and_the_count_apart(make_desk, qtbot):
    desk = make_desk(1_000_000)
    model = model_of(desk, qtbot)
    assert model.rowCount() == 1_000_000
    assert [(question.offset, question.limit) for question in desk.asked(ReadRows)] == [(0, PAGE)]
    assert len(desk.asked(CountRows)) == 1
    assert model.index(0, 0).data() == name_of(0)


def test_rows_show_before_a_slow_count(make_desk, qtbot):
    desk = make_desk(5_000)
    count = desk.door.answers[CountRows]
    desk.door.answers[CountRows] = lambda question: desk.workbench.hold() or count(question)
    model = WindowTableModel(desk.workbench, NAME)
    model.set_view(NAME)
    assert not desk.asked(CountRows)  # rows first: on a small machine both at once are late
    qtbot.waitUntil(lambda: model.shown)
    assert len(desk.asked(CountRows)) == 1
    assert model.rowCount() == PAGE
    assert model.matching == -1
    desk.workbench.release()
    assert model.rowCount() == 5_000


def test_a_page_that_is_not_full_tells_the_count(desk, qtbot):
    desk.list.size = 40
    desk.door.answers[CountRows] = RuleBroken("never.answered")
    model = model_of(desk, qtbot)
    assert (model.rowCount(), model.matching) == (40, 40)


def test_a_missing_row_is_quiet_and_read_when_in_sight(make_desk, qtbot):
    desk = make_desk(100_000)
    model = model_of(desk, qtbot)
    model.in_sight = lambda: (50_000, 50_030)
    assert model.index(50_010, 0).data() == "…"
    with qtbot.waitSignal(model.loaded):
        pass
    assert model.index(50_010, 0).data() == name_of(50_010)
    qtbot.wait(5)
    assert len(desk.asked(ReadRows)) <= 3


def test_what_left_the_sight_is_not_read(make_desk, qtbot):
    desk = make_desk(100_000)
    model = model_of(desk, qtbot)
    before = len(desk.asked(ReadRows))
    for row in range(1_000, 40_000, 1_000):
        model.index(row, 0).data()
    model.in_sight = lambda: (39_000, 39_020)
    qtbot.waitUntil(lambda: model.is_fresh(39_000))
    assert len(desk.asked(ReadRows)) - before <= 2


def test_only_so_many_pages_stay(make_desk, qtbot):
    desk = make_desk(100_000)
    model = model_of(desk, qtbot)
    for page in range(PAGES + 20):
        model.in_sight = lambda page=page: (page * PAGE + 60, page * PAGE + 62)
        model.page_for(page * PAGE + 60)
        qtbot.waitUntil(lambda page=page: model.is_fresh(page * PAGE + 60))
    assert len(model._pages) == PAGES
    assert sum(bool(page.texts) for page in model._pages) <= 8


def test_old_rows_stay_until_the_new_ones_are_there(desk, qtbot):
    model = model_of(desk, qtbot)
    desk.workbench.hold()
    model.set_view(ListView(ListKind.CANDIDATES, (Filter("active", "from", ("1",)),), sort=Sort("name")))
    qtbot.wait(5)
    assert model.busy
    assert (model.rowCount(), model.index(3, 0).data()) == (340, name_of(3))
    desk.workbench.release()
    qtbot.waitUntil(lambda: not model.busy)
    assert model.rowCount() == 34


def test_a_late_answer_of_an_older_view_is_dropped(desk, qtbot):
    model = model_of(desk, qtbot)
    desk.workbench.hold()
    model.set_view(ListView(ListKind.CANDIDATES, search="a", sort=Sort("name")))
    qtbot.wait(5)
    late = desk.workbench._held
    desk.workbench._held = None
    model.set_view(NAME)
    qtbot.waitUntil(lambda: not model.busy)
    for give in late:
        give()
    assert model.rowCount() == 340


def test_sorting_keeps_the_count(desk, qtbot):
    model = model_of(desk, qtbot)
    model.set_view(ListView(ListKind.CANDIDATES, sort=Sort("name", descending=True)))
    qtbot.waitUntil(lambda: not model.busy)
    assert len(desk.asked(CountRows)) == 1
    assert model.index(0, 0).data() == name_of(339)


def test_refresh_reads_only_what_is_in_sight(make_desk, qtbot):
    desk = make_desk(10_000)
    model = model_of(desk, qtbot)
    model.in_sight = lambda: (5_000, 5_030)
    model.page_for(5_000)
    qtbot.waitUntil(lambda: model.is_fresh(5_000))
    before = len(desk.asked(ReadRows))
    desk.list.gone = {5_005}
    with qtbot.waitSignal(model.refreshed):
        model.refresh()
    assert len(desk.asked(ReadRows)) - before == 1
    assert model.rowCount() == 9_999
    assert model.row_at(5_005).id == record_id(ListKind.CANDIDATES, 5_006)


def test_an_error_is_told_and_not_asked_again_by_every_repaint(desk, qtbot):
    model = model_of(desk, qtbot)
    rows = desk.door.answers[ReadRows]
    desk.door.answers[ReadRows] = RuleBroken("storage.away")
    with qtbot.waitSignal(model.failed):
        model.refresh()
    before = len(desk.asked(ReadRows))
    for row in range(20):
        model.index(row, 0).data()
    qtbot.wait(5)
    assert len(desk.asked(ReadRows)) == before
    assert model.index(3, 0).data() == name_of(3)
    desk.door.answers[ReadRows] = rows
    with qtbot.waitSignal(model.refreshed):
        model.refresh()


def test_foreign_roles_cost_nothing_and_headers_define(desk, qtbot):
    model = model_of(desk, qtbot)
    assert model.data(model.index(0, 0), Qt.ItemDataRole.FontRole) is None
    place = [column.code for column in model.columns].index("applications")
    assert model.headerData(place, Qt.Orientation.Horizontal) == "Applications"
    assert "ended" in model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert model.headerData(0, Qt.Orientation.Vertical) is None


# --- deep pages of a filtered list ---------------------------------------------------------------------------------------


def filtered(make_desk, qtbot, monkeypatch, size: int, rest: int = 1):
    monkeypatch.setattr(page_marks, "_AT_REST_MS", rest)
    desk = make_desk(size)
    whole = desk.door.answers[CountRows]
    desk.door.answers[CountRows] = lambda question: ListCount(whole(question).matching, size + 1)
    model = model_of(desk, qtbot)
    return desk, model


def test_deep_pages_begin_at_their_marks(make_desk, qtbot, monkeypatch):
    desk, model = filtered(make_desk, qtbot, monkeypatch, 20_000)
    qtbot.waitUntil(lambda: len(desk.asked(ReadMarks)) == 1)
    model.in_sight = lambda: (10_000, 10_020)
    with qtbot.waitSignal(model.loaded):
        model.page_for(10_000)
    asked = desk.asked(ReadRows)[-1]
    assert asked.offset == 10_000 // PAGE * PAGE
    assert asked.start == desk.door.answers[ReadMarks](ReadMarks(model.view, PAGE))[10_000 // PAGE]


def test_who_jumps_before_the_marks_are_known_waits_for_them(make_desk, qtbot, monkeypatch):
    desk, model = filtered(make_desk, qtbot, monkeypatch, 20_000, rest=60_000)
    assert not desk.asked(ReadMarks)
    pages = len(desk.asked(ReadRows))
    marks = desk.door.answers[ReadMarks]
    desk.door.answers[ReadMarks] = lambda question: desk.workbench.hold() or marks(question)
    model.in_sight = lambda: (10_000, 10_020)
    model.page_for(10_000)
    qtbot.waitUntil(lambda: len(desk.asked(ReadMarks)) == 1)  # at once, not when the list has rested
    model.page_for(10_000)
    qtbot.wait(5)
    assert len(desk.asked(ReadRows)) == pages
    with qtbot.waitSignal(model.loaded):
        desk.workbench.release()
    assert desk.asked(ReadRows)[-1].start
    assert len(desk.asked(ReadMarks)) == 1


def test_without_marks_pages_are_read_all_the_same(make_desk, qtbot, monkeypatch):
    desk, model = filtered(make_desk, qtbot, monkeypatch, 20_000, rest=60_000)
    desk.door.answers[ReadMarks] = RuleBroken("never.answered")
    model.in_sight = lambda: (10_000, 10_020)
    with qtbot.waitSignal(model.loaded):
        model.page_for(10_000)
    assert desk.asked(ReadRows)[-1].start == ""


def test_marks_of_an_earlier_view_are_not_used(make_desk, qtbot, monkeypatch):
    desk, model = filtered(make_desk, qtbot, monkeypatch, 20_000)
    qtbot.waitUntil(lambda: len(desk.asked(ReadMarks)) == 1)
    monkeypatch.setattr(model._marks, "counted", lambda *_: None)
    model.refresh()
    model.in_sight = lambda: (10_000, 10_020)
    with qtbot.waitSignal(model.loaded):
        model.page_for(10_000)
    assert desk.asked(ReadRows)[-1].start == ""


def test_short_and_whole_lists_need_no_marks(make_desk, qtbot, monkeypatch):
    desk, _model = filtered(make_desk, qtbot, monkeypatch, 4_000)
    whole = make_desk(20_000)
    model_of(whole, qtbot)
    qtbot.wait(30)
    assert desk.asked(ReadMarks) == whole.asked(ReadMarks) == []
