"""Trackers with a column a stage: its header is the stage's word, its cells are days, ticks or results.

Days make a dated history (``milestone:<stage>``), ticks and results tell how far somebody got (``reached:<stage>``).
"""

from __future__ import annotations

import re

from desktop.services.spreadsheets.recognising.column_contents import Contents
from desktop.services.spreadsheets.recognising.header_words import HeaderReading, spoken
from desktop.services.spreadsheets.words.codes import ACTIVE, ON_HOLD
from desktop.services.spreadsheets.words.matching import read_stage

REACHED = "reached:"
_OPEN_TO_IT = frozenset({"", "round", "applied_on", "result", "rating", "ended_on"})
_TAIL = re.compile(r"\s+(stage|status|result|completed|complete|done|outcome|round|passed|y n|yes no)$")
_OWN_WORDS = frozenset(
    {
        "decision",
        "accepted",
        "acceptance",
        "manager",
        "hiring manager",
        "no",
        "place",
        "final",
        "active",
        "open",
        "status",
    }
)


def stage_column(header: str, said: HeaderReading | None, contents: Contents) -> str:
    """The field of a column that stands for one stage; empty when it is something else."""
    if not contents.filled:
        return ""
    if said is not None and (said.ambiguous not in ("", "yes_no_hired") or said.field not in _OPEN_TO_IT):
        return ""
    stage = _stage_of(header)
    if not stage:
        return ""
    if contents.date >= 0.5:
        return {"applied": "applied_on", "rejected": "ended_on"}.get(stage, f"milestone:{stage}")
    if contents.mark >= 0.9 and (contents.figure < 0.9 or contents.different == 2):
        return REACHED + stage
    if (
        contents.mark + contents.result >= 0.9
        and contents.result >= 0.5
        and stage not in ("rejected", "withdrawn", "hired")
    ):
        return REACHED + stage
    return ""


def _stage_of(header: str) -> str:
    words = spoken(header)
    if words in _OWN_WORDS:
        return ""
    for form in (words, _TAIL.sub("", words)):
        reading = read_stage(form)
        if reading.how in ("exact", "doubtful") and form not in _OWN_WORDS:
            target = reading.target.partition("/")[2] or reading.target
            return "" if target in (ACTIVE, ON_HOLD) else target
    return ""
