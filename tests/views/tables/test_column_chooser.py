"""Choosing and ordering columns by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.listings.columns import ListKind
from desktop.views.tables.column_chooser import ColumnChooser
from desktop.views.tables.view_settings import default_columns

KIND = ListKind.REQUISITIONS


@pytest.fixture
def chooser(desk, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    yield ColumnChooser(desk.workbench, KIND, default_columns(KIND), parent)
    parent.close()  # the parent must outlive the test, or the dialog goes with it


def codes(chooser):
    return [state.code for state in chooser.states()]


def test_nothing_done_changes_nothing(chooser):
    assert chooser.states() == default_columns(KIND)


def test_keys_and_buttons_move(chooser, qtbot):
    chooser.list.setCurrentRow(0)
    qtbot.keyClick(chooser.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert codes(chooser)[:2] == ["title", "number"]
    qtbot.mouseClick(chooser.up, Qt.MouseButton.LeftButton)
    assert codes(chooser)[:2] == ["number", "title"]


def test_moving_skips_what_the_search_hides(chooser, qtbot):
    qtbot.keyClicks(chooser.search, "start")
    shown = [row for row in range(chooser.list.count()) if not chooser.list.item(row).isHidden()]
    assert [chooser.list.item(row).text() for row in shown] == ["Target start"]


def test_checks_show_and_one_column_stays(chooser):
    for row in range(chooser.list.count()):
        chooser.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not chooser.show_them.isEnabled()
    assert chooser.show_them.toolTip() == "Choose at least one column."
    chooser.list.item(3).setCheckState(Qt.CheckState.Checked)
    assert [state.code for state in chooser.states() if state.shown] == [default_columns(KIND)[3].code]
