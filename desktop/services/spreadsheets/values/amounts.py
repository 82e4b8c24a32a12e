"""Numbers and money with decimal points or commas."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from desktop.services.spreadsheets.reading.raw_table import Cell

_NOISE = re.compile(r"[^\d,.\-]")


def read_amount(cell: Cell) -> Decimal | None:
    """The number in a cell: ``"1 234,56 €"``, ``"$1,234.56"`` and ``"85k"`` are understood."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, (int, float)):
        return Decimal(str(cell))
    if not isinstance(cell, str) or not any(sign.isdigit() for sign in cell):
        return None
    text = _NOISE.sub("", cell)
    thousand = 1000 if re.search(r"\d\s?k\b", cell, re.IGNORECASE) else 1
    comma, point = text.rfind(","), text.rfind(".")
    if comma > point:
        decimals = len(text) - comma - 1
        text = text.replace(".", "")
        text = text.replace(",", "") if (decimals == 3 and point < 0) or text.count(",") > 1 else text.replace(",", ".")
    else:
        decimals = len(text) - point - 1
        text = text.replace(",", "")
        if text.count(".") > 1:
            text = text.replace(".", "")
        elif point >= 0 and decimals == 3 and comma < 0 and thousand == 1 and not text.startswith("0"):
            text = text.replace(".", "") if re.search(r"[€£$]|eur|cad|usd", cell, re.IGNORECASE) else text
    try:
        return Decimal(text) * thousand
    except InvalidOperation:
        return None
