"""What reading hands on: cells as they stand in the file, with their rows and what was noticed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know about a file, as a code with the source rows it concerns (at most some)."""

    code: str
    count: int = 1
    rows: tuple[int, ...] = ()
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawTable:
    """One sheet, or one text file: rows of cells and the 1-based row number each has in the source.

    Rows may be ragged; rows without any content are left out (their numbers are missing in ``numbers``).
    """

    file: Path
    sheet: str  # empty for a text file
    rows: list[Row]
    numbers: Sequence[int]
    hidden: bool = False
    ragged: bool = False  # whether row lengths carry meaning (text files), or are padded by the format (workbooks)
    notices: tuple[Notice, ...] = ()
    part: int = 0  # which of several tables on one sheet, from the top


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file yielded: its tables, and how its bytes were understood (shown in the wizard)."""

    file: Path
    kind: str  # xlsx, xls, xlsb, ods, text
    tables: tuple[RawTable, ...]
    encoding: str = ""
    delimiter: str = ""
    notices: tuple[Notice, ...] = ()
    digest: str = ""  # SHA-256 of the file's bytes
