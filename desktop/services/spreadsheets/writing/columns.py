"""What a written sheet holds, as data: its columns, and the lines of the sheet that tells about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

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
class AboutSection:
    """A heading and its lines: a name, and what is to be said about it."""

    heading: str
    lines: tuple[tuple[str, str], ...] = field(default_factory=tuple)
