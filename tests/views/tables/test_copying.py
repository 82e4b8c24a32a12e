"""Rows on the clipboard: as a table, exact, in the order of the screen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import ListView, ReadRows, Sort
from desktop.views.tables.copying import MOST, RowCopier, copy_privately
from desktop.views.tables.window_table_model import WindowTableModel
from tests.views.tables.sample import name_of

VIEW = ListView(ListKind.APPLICATIONS, sort=Sort("name"))
PLACES = {column.code: place for place, column in enumerate(COLUMNS[ListKind.APPLICATIONS])}


@pytest.fixture
def make_copier(make_desk, qtbot):
    def make(size):
        desk = make_desk(size)
        model = WindowTableModel(desk.workbench, VIEW)
        model.set_view(VIEW)
        qtbot.waitUntil(lambda: model.shown)
        return RowCopier(desk.workbench, model, model), desk, model

    return make


def test_visible_columns_in_their_order_with_headers(make_copier, qtbot):
    copier, _, model = make_copier(340)
    with qtbot.waitSignal(copier.copied, check_params_cb=lambda rows, of: (rows, of) == (3, 3)):
        copier.copy([(0, 0), (2, 3)], [PLACES["applied_on"], PLACES["name"], PLACES["strip"]])
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Applied\tName\tR Q A V S"
    day = model.row_at(2).values[PLACES["applied_on"]]
    assert lines[2] == f"{day}\t{name_of(2)}\t✓ ✓ ✓ ○ –"
    html = QGuiApplication.clipboard().mimeData().html()
    assert html.count("<tr>") == 4
    assert "<th>Name</th>" in html
    assert "mso-number-format:'\\@'" in html


def test_rows_not_in_memory_are_read_piece_by_piece(make_copier, qtbot):
    copier, desk, _ = make_copier(3_000)
    with qtbot.waitSignal(copier.copied, check_params_cb=lambda rows, of: (rows, of) == (3_000, 3_000)):
        copier.copy([(0, 2_999)], [PLACES["name"]])
    assert all(question.limit <= 512 for question in desk.asked(ReadRows))
    assert QGuiApplication.clipboard().text().splitlines()[3_000] == name_of(2_999)


def test_at_most_ten_thousand(make_copier, qtbot):
    copier, _, _ = make_copier(25_000)
    with qtbot.waitSignal(copier.copied, check_params_cb=lambda rows, of: (rows, of) == (MOST, 25_000), timeout=10_000):
        copier.copy([(0, 24_999)], [PLACES["name"]])


def test_a_newer_copy_wins(make_copier, qtbot):
    copier, _, _ = make_copier(3_000)
    told = []
    copier.copied.connect(lambda rows, of: told.append(rows))
    copier.copy([(0, 2_999)], [PLACES["name"]])
    copier.copy([(0, 1)], [PLACES["name"]])
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(20)
    assert told == [2]


def test_contacts_stay_out_of_clipboard_history(qapp):
    copy_privately("amara@example.org")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "amara@example.org"
    assert any("ExcludeClipboardContentFromMonitorProcessing" in name for name in mime.formats())
