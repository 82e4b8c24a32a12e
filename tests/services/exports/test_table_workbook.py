"""The workbook as a person gets it: table or filter, frozen headings, widths, true values, hidden columns."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.services.exports.workbooks import LONG, CellKind, SheetColumn, column_by_calamine, opened, parts_of, written

COLUMNS = (
    SheetColumn("Name"),
    SheetColumn("Seats", CellKind.NUMBER),
    SheetColumn("Start", CellKind.DAY),
    SheetColumn("Touched", CellKind.MOMENT),
    SheetColumn("Pay", CellKind.MONEY),
    SheetColumn("id", hidden=True),
    SheetColumn("revision", CellKind.NUMBER, hidden=True),
)
ROWS = [
    ("Zoë", 3, "2026-03-01", "2026-03-01T09:30:15.250Z", ("72500.50", "CAD"), "00ab", 1),
    (None, None, None, None, None, "00ac", 2),
    ("Łukasz " * 40, 10**15, "1850-01-01", "soon", ("a lot", "EUR"), "00ad", 12),
]


@pytest.mark.parametrize("announced", [-1, LONG], ids=["table", "streamed"])
def test_a_workbook(tmp_path: Path, announced: int) -> None:
    path = tmp_path / "things.xlsx"
    written(path, COLUMNS, ROWS, announced=announced)
    book = opened(path)
    sheet = book.worksheets[0]
    assert book.sheetnames == ["Things", "About"]
    assert book.active is sheet
    assert [cell.value for cell in sheet[1]] == [one.heading for one in COLUMNS]
    assert sheet.freeze_panes == "A2"
    if announced < 0:
        assert [table.ref for table in sheet.tables.values()] == ["A1:G4"]
        assert all(table.autoFilter is not None for table in sheet.tables.values())
    else:
        assert not sheet.tables
        assert sheet.auto_filter.ref == "A1:G4"
    assert [bool(sheet.column_dimensions[letter].hidden) for letter in "ABEFG"] == [False, False, False, True, True]
    assert 8 <= sheet.column_dimensions["B"].width < sheet.column_dimensions["A"].width <= 61

    name, seats, start, touched, pay, code, revision = sheet[2]
    assert (name.value, seats.value, code.value, revision.value) == ("Zoë", 3, "00ab", 1)
    assert start.is_date
    assert start.value == datetime(2026, 3, 1)
    assert touched.is_date
    assert touched.value == datetime(2026, 3, 1, 9, 30, 15, 250_000)
    assert (pay.value, pay.number_format) == (72500.5, "[$CAD] #,##0.00")
    assert [cell.value for cell in sheet[3]] == [None, None, None, None, None, "00ac", 2]
    assert [cell.value for cell in sheet[4]][1:5] == ["1000000000000000", "1850-01-01", "soon", "a lot EUR"]
    assert column_by_calamine(path, 2)[0] == date(2026, 3, 1)
    assert column_by_calamine(path, 3)[0] == datetime(2026, 3, 1, 9, 30, 15, 250_000)


def test_an_empty_list_is_a_table_too(tmp_path: Path) -> None:
    path = tmp_path / "things.xlsx"
    written(path, COLUMNS, [])
    assert [table.ref for table in opened(path).worksheets[0].tables.values()] == ["A1:G2"]


def test_it_prints_with_headings_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "things.xlsx"
    written(path, COLUMNS, ROWS)
    sheet = opened(path).worksheets[0]
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert "numberStoredAsText" in parts_of(path)["xl/worksheets/sheet1.xml"]
