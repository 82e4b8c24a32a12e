"""Search, chips, editors, "12 of 340"."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QWidget

from desktop.services.listings.columns import ListKind, column
from desktop.services.listings.questions import Filter, ReadColumnValues
from desktop.views.tables.filter_bar import FilterBar
from desktop.views.tables.filter_editor import FilterEditor
from desktop.views.tables.filter_wording import chip_text
from desktop.views.tables.formatting import CellFormatter

KIND = ListKind.APPLICATIONS


@pytest.fixture
def bar(desk, qtbot):
    made = FilterBar(desk.workbench, KIND, QWidget())
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    return made


def texts(bar):
    formatter = CellFormatter(KIND, bar._workbench.book, bar._workbench.team)
    return [chip_text(column(KIND, found.column), found, formatter) for found in bar.filters]


def test_typing_settles_before_it_is_told(bar, qtbot):
    told = []
    bar.changed.connect(lambda: told.append(bar.searched))
    with qtbot.waitSignal(bar.changed):
        qtbot.keyClicks(bar.search, "novak")
    assert told == ["novak"]


def test_esc_clears_and_a_second_esc_leaves(bar, qtbot):
    bar.focus_search()
    qtbot.keyClicks(bar.search, "x")
    qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert bar.searched == ""
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(bar.search, Qt.Key.Key_Escape)


def test_chips_say_what_they_do_and_go(bar, qtbot):
    bar.show_state((Filter("stage", "is", ("stage-1", "stage-3")), Filter("last_touch", "older", ("14",))), "")
    assert texts(bar) == ["Stage: Screening, First interview", "Last touch: more than 14 days ago"]
    chip = bar._chips[0]
    with qtbot.waitSignal(bar.changed):
        qtbot.mouseClick(chip._cross, Qt.MouseButton.LeftButton)
    assert [found.column for found in bar.filters] == ["last_touch"]
    with qtbot.waitSignal(bar.changed):
        qtbot.keyClick(bar._chips[0], Qt.Key.Key_Delete)
    assert bar.filters == ()


def test_counts_in_words(bar):
    bar.counted = lambda count: f"{count} things"
    bar.show_count(12, 340)
    assert bar.count.text() == "12 of 340"
    bar.show_count(340, 340)
    assert bar.count.text() == "340 things"
    bar.show_count(-1, -1)
    assert bar.count.text() == ""


def test_one_act_clears_all(bar, qtbot):
    bar.show_state((Filter("owner", "is", ("member-0",)),), "abc")
    assert not bar.clear_all.isHidden()
    with qtbot.waitSignal(bar.changed):
        qtbot.mouseClick(bar.clear_all, Qt.MouseButton.LeftButton)
    assert (bar.filters, bar.searched, bar.clear_all.isHidden()) == ((), "", True)


def test_the_menu_lists_what_can_be_filtered(bar):
    menu = bar.menu_of_columns()
    names = [act.text() for act in menu.actions()]
    assert "Stage…" in names
    assert not any(name.startswith("R Q A V S") for name in names)
    menu.close()


def test_choices_are_found_checked_and_applied(bar, desk, qtbot):
    editor = bar.edit("source")
    assert [question.column for question in desk.asked(ReadColumnValues)] == ["source"]
    qtbot.keyClicks(editor.choices.search, "bo job")
    shown = [row for row in range(editor.choices.model.rowCount()) if not editor.choices.list.isRowHidden(row)]
    assert [editor.choices.model.item(row).text() for row in shown] == ["Jobboom"]
    editor.choices.model.item(shown[0]).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(bar.changed):
        qtbot.keyClick(editor.choices.search, Qt.Key.Key_Return)
    assert bar.filters == (Filter("source", "is", ("source-3",)),)


@pytest.mark.parametrize(
    ("code", "op", "fill", "made"),
    [
        ("name", "has", lambda e: e.first.setText(" nov "), (Filter("name", "has", ("nov",)),)),
        ("name", "empty", lambda e: None, (Filter("name", "empty"),)),
        ("last_touch", "older", lambda e: e.days.setValue(14), (Filter("last_touch", "older", ("14",)),)),
        ("applied_on", "from", lambda e: e.first.setDate(QDate(2026, 11, 1)), (Filter("applied_on", "from", ("2026-11-01",)),)),
        (
            "applied_on", "between",
            lambda e: (e.first.setDate(QDate(2026, 11, 9)), e.second.setDate(QDate(2026, 11, 1))),
            (Filter("applied_on", "from", ("2026-11-01",)), Filter("applied_on", "to", ("2026-11-09",))),
        ),
    ],
)  # fmt: skip
def test_each_type_has_its_fields(bar, code, op, fill, made):
    editor = bar.edit(code)
    editor.operation.setCurrentIndex(editor.operation.findData(op))
    fill(editor)
    assert editor.filters() == made
    editor.close()


def test_numbers_between(desk, qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    formatter = CellFormatter(ListKind.CANDIDATES, desk.workbench.book, desk.workbench.team)
    editor = FilterEditor(desk.workbench, ListKind.CANDIDATES, column(ListKind.CANDIDATES, "active"), formatter, holder)
    qtbot.addWidget(editor)
    editor.operation.setCurrentIndex(editor.operation.findData("between"))
    editor.first.setText("5")
    editor.second.setText("2")
    assert editor.filters() == (Filter("active", "from", ("2",)), Filter("active", "to", ("5",)))
    editor.first.clear()
    editor.second.clear()
    assert editor.filters() == ()


def test_a_chip_opens_its_filter_again(bar, qtbot):
    bar.show_state((Filter("applied_on", "to", ("2026-10-05",)),), "")
    qtbot.mouseClick(bar._chips[0]._text, Qt.MouseButton.LeftButton)
    editor = next(widget for widget in bar.window().findChildren(FilterEditor) if widget.isVisible())
    assert editor.operation.currentData() == "to"
    assert isinstance(editor.first, QDateEdit)
    assert editor.first.date() == QDate(2026, 10, 5)
    editor.first.setDate(QDate(2026, 10, 6))
    with qtbot.waitSignal(bar.changed):
        qtbot.mouseClick(editor.apply, Qt.MouseButton.LeftButton)
    assert bar.filters == (Filter("applied_on", "to", ("2026-10-06",)),)
