"""Writes small sheets and reads them back with two readers that know nothing of the writer."""

from __future__ import annotations

import tempfile
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from desktop.services.spreadsheets.writing.columns import AboutSection, CellKind, SheetColumn, SheetPlan
from desktop.services.spreadsheets.writing.table_workbook import SMALL, TableWorkbook

TEXT = (SheetColumn("Text"), SheetColumn("id"))
LONG = SMALL + 1
"""Announced rows from which a sheet is streamed."""


def written(
    path: Path, columns: Sequence[SheetColumn], rows: Sequence[Sequence[Any]], *, announced: int = -1
) -> TableWorkbook:
    """A workbook of these rows; ``announced`` more than there are makes a small sheet take the way of a long one."""
    path.touch()
    with tempfile.TemporaryDirectory() as folder:
        plan = SheetPlan("Things", tuple(columns), len(rows) if announced < 0 else announced, "Béa Kaur")
        book = TableWorkbook(path, plan, Path(folder))
        book.rows(rows)
        book.about("Things", (AboutSection("This workbook", (("List", "Things"),)),))
        book.close()
    return book


def opened(path: Path) -> Workbook:
    """The workbook as openpyxl sees it; a warning would mean a part it does not like."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(path)


def column(path: Path, place: int = 0) -> list[Any]:
    """The values of a column below its heading, as openpyxl reads them."""
    return [row[place] for row in opened(path).worksheets[0].iter_rows(min_row=2, values_only=True)]


def column_by_calamine(path: Path, place: int = 0) -> list[Any]:
    """The same by the other reader."""
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return [row[place] for row in sheet.to_python(skip_empty_area=False)[1:]]


def parts_of(path: Path) -> dict[str, str]:
    """The XML inside."""
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name).decode() for name in packed.namelist()}


__all__ = ["LONG", "TEXT", "CellKind", "SheetColumn", "column", "column_by_calamine", "opened", "parts_of", "written"]
