"""A cell as the text a person would read in it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from desktop.services.spreadsheets.reading.raw_table import Cell
from desktop.text import storable

_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#N/D",
     "#¡REF!", "#¡VALOR!", "#VALEUR!", "#NOM?", "#¿NOMBRE?"}
)  # fmt: skip
_OVERFLOW = re.compile(r"#{2,}")  # Excel shows a column that is too narrow like this, and "save as text" keeps it
_NOTHING = frozenset(
    {"-", "--", "---", "—", "–", "n/a", "na", "none", "null", "nil", "nan", "(none)", "(blank)", "n.a.", "?"}
)


def text_of(cell: Cell) -> str:
    """The cell as text: trimmed, whole floats without ``.0``, dates in ISO form."""
    if type(cell) is str:
        return storable(cell).strip(" \t\r\n\xa0\u200b\ufeff\u3000")
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        if cell == int(cell) if abs(cell) < 1e15 else False:
            return str(int(cell))
        return repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell).strip()


def is_error(text: str) -> bool:
    """Whether the text is a spreadsheet's error value or a run of ``#`` instead of a value."""
    return text.startswith("#") and (text.upper() in _ERRORS or _OVERFLOW.fullmatch(text) is not None)


def says_nothing(text: str) -> bool:
    """Whether somebody wrote that there is no value (``n/a``, ``-``, ``null``)."""
    return not text or text.lower() in _NOTHING
