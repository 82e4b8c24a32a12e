"""Small invented files with the quirks of real ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter

from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.drafting.records import ImportDraft
from desktop.services.spreadsheets.engine import draft_readings
from desktop.services.spreadsheets.reading.child_process import read_one
from desktop.services.spreadsheets.reading.limits import Limits
from desktop.services.spreadsheets.summary import summarise


def text_file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, name: str, sheets: dict[str, list[list[Any]]], merged: str = "") -> Path:
    path = folder / name
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
        if merged:
            sheet.merge_range(merged, rows[1][0])
    book.close()
    return path


def draft(*paths: Path, answers: Answers | None = None) -> ImportDraft:
    """The draft of files read in this process (the child process has tests of its own)."""
    return draft_readings([read_one(path, Limits()) for path in paths], answers or Answers())


def figures(*paths: Path, answers: Answers | None = None) -> dict[str, Any]:
    return summarise(draft(*paths, answers=answers))
