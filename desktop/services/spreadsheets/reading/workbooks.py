"""Workbooks of all kinds through calamine: cached values only, links never followed, macros never run."""

from __future__ import annotations

import io
import re
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
)

from desktop.errors import WorkbookTrouble
from desktop.services.spreadsheets.reading.archive_safety import check_archive
from desktop.services.spreadsheets.reading.limits import Limits
from desktop.services.spreadsheets.reading.raw_table import Cell, FileReading, Notice, RawTable, Row

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CELLS = 40_000_000  # the size of the rectangle a sheet may claim
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|_x000[dD]_")


def is_workbook(content: bytes) -> bool:
    """Whether the first bytes are those of a zip or OLE container; the file's ending is not asked."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def read_workbook(path: Path, content: bytes, limits: Limits) -> FileReading:
    """Read every sheet of a workbook; raises ``WorkbookTrouble``."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content[:200_000] or _ENCRYPTED in content[-200_000:]:
            raise WorkbookTrouble("protected", path)
        kind = "xls"
    else:
        kind = check_archive(path, content, limits)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        tables = [
            _read_sheet(path, workbook, place, str(described.name), described.visible, limits)
            for place, described in enumerate(workbook.sheets_metadata)
            if described.typ == SheetTypeEnum.WorkSheet
        ]
    except PasswordError as trouble:
        raise WorkbookTrouble("protected", path) from trouble
    except (CalamineError, OSError, ValueError) as trouble:
        code = "not_a_table" if kind == "xls" or isinstance(trouble, XmlError) else "truncated"
        raise WorkbookTrouble(code, path, {"said": str(trouble)[:200]}) from trouble
    filled = tuple(table for table in tables if table is not None)
    if not filled:
        raise WorkbookTrouble("empty", path)
    return FileReading(path, kind, filled)


def _read_sheet(
    path: Path, workbook: CalamineWorkbook, place: int, name: str, visible: SheetVisibleEnum, limits: Limits
) -> RawTable | None:
    sheet = workbook.get_sheet_by_index(place)
    start = sheet.start
    if start is None:
        return None
    if sheet.total_height * sheet.total_width > _CELLS:
        raise WorkbookTrouble("too_large", path, {"sheet": name, "cells": str(sheet.total_height * sheet.total_width)})
    rows: list[Row] = []
    numbers: list[int] = []
    notices: list[Notice] = []
    counts = {"control_characters_removed": 0, "cell_cut": 0}
    filled_below = _merged_downwards(sheet)
    pending: dict[int, Cell] = {}
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number <= start[0] and not any(cells):  # leading rows of an offset sheet
            continue
        for column, bottom_top in filled_below.get(number, {}).items():
            if bottom_top:
                pending[column] = cells[column]
            elif column in pending and cells[column] == "":
                cells[column] = pending[column]  # type: ignore[assignment]
        if not any(cell != "" for cell in cells):
            continue
        rows.append(tuple(_clean(cell, limits, counts) for cell in cells))
        numbers.append(number)
        if len(rows) > limits.rows:
            raise WorkbookTrouble("too_large", path, {"sheet": name, "rows": str(limits.rows)})
    rows = _without_empty_edge(rows)
    if rows and len(rows[0]) > limits.columns:
        raise WorkbookTrouble("too_large", path, {"sheet": name, "columns": str(len(rows[0]))})
    notices.extend(Notice(code, count) for code, count in counts.items() if count)
    if not rows:
        return None
    hidden = visible != SheetVisibleEnum.Visible
    return RawTable(path, name, rows, numbers, hidden=hidden, notices=tuple(notices))


def _clean(cell: Cell, limits: Limits, counts: dict[str, int]) -> Cell:
    if type(cell) is not str:
        return cell
    if cell == "":
        return None
    if not cell.isprintable() and _CONTROL.search(cell):
        cell = _CONTROL.sub("", cell)
        counts["control_characters_removed"] += 1
    if len(cell) > limits.cell_length:
        cell = cell[: limits.cell_length]
        counts["cell_cut"] += 1
    return cell


def _merged_downwards(sheet: CalamineSheet) -> dict[int, dict[int, bool]]:
    """Per 1-based row: columns inside a merged block one column wide; True where the block begins.

    People merge the requisition's cell over its applicants; only the top cell holds the text.
    """
    blocks: dict[int, dict[int, bool]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left != right or bottom == top or bottom - top > 100_000:
            continue
        for row in range(top, bottom + 1):
            blocks.setdefault(row + 1, {})[left] = row == top
    return blocks


def _without_empty_edge(rows: list[Row]) -> list[Row]:
    """Drop columns at the right that hold nothing in any row (formatting without content)."""
    width = 0
    for row in rows:
        if len(row) > width:
            for place in range(len(row) - 1, width - 1, -1):
                if row[place] is not None:
                    width = place + 1
                    break
    return [row[:width] for row in rows] if rows and width < len(rows[0]) else rows
