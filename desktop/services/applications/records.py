"""What the board knows of a requisition's applications."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """One application on the board. Moments are UTC ISO text."""

    id: str
    version: int
    candidate_id: str
    name: str
    stage_id: str
    owner_id: str
    in_stage_since: str
    last_touch: str
    hold_until: str = ""
    strip: str = "-----"
    flags: tuple[str, ...] = ()
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One stage of the board: how many are in it, the median age of their visit in days, and the first cards."""

    stage_id: str
    count: int
    median_days: float | None
    limit: int | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The pipeline of one requisition."""

    requisition_id: str
    number: str
    title: str
    status: str
    seats_open: int
    columns: tuple[BoardColumn, ...]
    ended: int


@dataclass(frozen=True, slots=True)
class ApplicationRecord:
    """One application with its stage history."""

    id: str
    version: int
    candidate_id: str
    candidate: str
    requisition_id: str
    requisition: str
    stage_id: str
    status: str
    owner_id: str = ""
    applied_on: str = ""
    hold_until: str = ""
    reason_id: str = ""
    reason_note: str = ""
    source_id: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    promised_on: str = ""
    strip: str = "-----"
    """The five decisions, one sign each."""


NO_MOVE_REASONS = ("application.ended", "application.same_stage", "application.no_open_seat", "application.stage_retired",
                   "requisition.not_open", "permission")  # fmt: skip
"""Codes with which ``WhyNotMove`` and the service refuse a move."""
