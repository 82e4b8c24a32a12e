"""Columns of stages that hold ticks or results: how far a row got, and whether that was the end."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.services.spreadsheets.drafting.outcomes import Outcome, later_stage
from desktop.services.spreadsheets.words.marks import read_mark
from desktop.services.spreadsheets.words.matching import read_result

_NOTHING = Outcome()
_TELLS = frozenset({"passed", "rejected", "withdrawn", "hired", "no_show", "pending"})


def ticked(ticks: Sequence[tuple[str, list[str]]], row: int) -> Outcome:
    """What the ticks and results say; ``ticks`` are stages (or endings) with the texts of their columns."""
    if not ticks:
        return _NOTHING
    reached = status = ""
    for stage, texts in ticks:
        text = texts[row]
        mark = read_mark(text)
        result = read_result(text).target if text and mark is not True else ""
        if not mark and result not in _TELLS:
            continue
        if mark is False and result in ("rejected", "pending"):  # "no" and "pending" in such a column: not reached
            continue
        if stage in ("rejected", "withdrawn"):
            status = stage
            continue
        reached = later_stage(stage, reached)
        if result in ("rejected", "withdrawn", "no_show"):
            status = "rejected" if result == "rejected" else "withdrawn"
    return Outcome(reached, status)
