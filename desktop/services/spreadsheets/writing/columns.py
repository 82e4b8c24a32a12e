"""What a written sheet holds, as data: its columns, and the lines of the sheet that tells about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

MOST_ROWS = 1_048_575
"""Rows of an Excel sheet, less the one of the headings."""


class CellKind(StrEnum):
    """How the values of a column arrive, and what they become in Excel."""

    TEXT = "text"  # str; stays text whatever it begins with
    NUMBER = "number"  # int or float
    DAY = "day"  # ISO text of a calendar date; becomes a true date
    MOMENT = "moment"  # ISO text of an instant in UTC; becomes a true date and time of this computer's zone
    MONEY = "money"  # (decimal text, currency code); becomes a number that shows its currency


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of the sheet of rows; headings must differ, also when case is ignored."""

    heading: str
    kind: CellKind = CellKind.TEXT
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What is known of a workbook before its first row: ``count`` is how many rows will come."""

    name: str
    columns: tuple[SheetColumn, ...]
    count: int
    author: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What had to be done to texts so far: characters taken out, texts cut."""

    removed: int = 0
    cut: int = 0


@dataclass(frozen=True, slots=True)
class AboutSection:
    """A heading and its lines: a name, and what is to be said about it."""

    heading: str
    lines: tuple[tuple[str, str], ...] = field(default_factory=tuple)


class Book(Protocol):
    """A workbook being written: ``rows`` in any number of parts, ``about`` once, then ``close`` or ``abandon``."""

    count: int

    def rows(self, rows: Sequence[Sequence[Any]]) -> None:
        """Append rows; each has a value, or None, for every column."""

    def tally(self) -> Tally:
        """What had to be done to texts so far."""

    def about(self, title: str, sections: Sequence[AboutSection]) -> None:
        """Write the sheet that tells about the rows."""

    def close(self) -> None:
        """Pack everything into the file and have it on the disk."""

    def abandon(self) -> None:
        """Let go of everything, after an error or a stop; the file is left as it is."""
