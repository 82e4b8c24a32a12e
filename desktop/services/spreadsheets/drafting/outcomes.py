"""Puts what several columns say about one application together: the stage reached, how it ended, whether it waits."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.services.spreadsheets.words.codes import ACTIVE, ON_HOLD, STAGES
from desktop.services.spreadsheets.words.matching import NOTHING, WordReading

_ENDINGS = frozenset({"rejected", "withdrawn"})
_ORDER = {stage: place for place, stage in enumerate(STAGES)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """``stage`` is empty when no word told it; ``status`` likewise."""

    stage: str = ""
    status: str = ""
    on_hold: bool = False
    doubtful: bool = False


def outcome_of(reading: WordReading) -> Outcome:
    """What one word says."""
    target = reading.target
    doubtful = reading.confidence < 0.6
    if not target:
        return Outcome(doubtful=reading is not NOTHING)
    stage, _, ending = target.partition("/")
    if ending:
        return Outcome(stage, ending, doubtful=doubtful)
    if stage in _ENDINGS:
        return Outcome("", stage, doubtful=doubtful)
    if stage == "hired":
        return Outcome("hired", "hired", doubtful=doubtful)
    if stage == ON_HOLD:
        return Outcome("", "active", on_hold=True, doubtful=doubtful)
    if stage == ACTIVE:
        return Outcome("", "active", doubtful=doubtful)
    return Outcome(stage, "active", doubtful=doubtful) if stage in _ORDER else Outcome(doubtful=True)


def together(stage: Outcome, status: Outcome) -> Outcome:
    """A stage column and a status column of one row: an ending wins wherever it stands, the stage column tells the stage."""
    ended = next((one.status for one in (status, stage) if one.status and one.status != "active"), "")
    reached = stage.stage or status.stage
    if ended == "hired":
        reached = "hired"
    elif ended and reached == "hired":
        reached = status.stage if status.stage != "hired" else ""
    elif not ended and stage.stage and status.stage:
        reached = stage.stage
    on_hold = (stage.on_hold or status.on_hold) and not ended
    return Outcome(reached, ended or stage.status or status.status, on_hold, stage.doubtful or status.doubtful)


def later_stage(one: str, other: str) -> str:
    """The stage that stands later in the usual order."""
    return one if _ORDER.get(one, -1) >= _ORDER.get(other, -1) else other


def order_of(stage: str) -> int:
    """The place of a stage in the usual order; -1 for none."""
    return _ORDER.get(stage, -1)
