"""Cells that name several requisitions: each is an application of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.text import fold

_SURE = re.compile(r"\s*[;|•]+\s*")
_MAYBE = re.compile(r"\s*(?:,|/|&|\+|[\n\r]+)\s*")
_LONGEST = 12


def split_jobs(texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The titles in each different cell of a column.

    Semicolons and bars part titles. Commas, slashes and line breaks also stand inside titles ("Engineer, biomedical"), so they only
    count where every piece is a title that stands alone elsewhere in the column.
    """
    alone = {fold(text) for text in set(texts)}
    found: dict[str, tuple[str, ...]] = {}
    for text in set(texts):
        pieces = _pieces(text, _SURE)
        if len(pieces) == 1:
            parts = _pieces(text, _MAYBE)
            if len(parts) > 1 and all(fold(part) in alone for part in parts):
                pieces = parts
        found[text] = pieces if len(pieces) <= _LONGEST and all(len(piece) > 1 for piece in pieces) else (text,)
    return found


def _pieces(text: str, sign: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(piece.split()) for piece in sign.split(text) if piece.strip())) or ("",)
