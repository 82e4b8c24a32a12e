"""From which day on nobody is stale: the days a requisition rested lately move the limit of its people back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from desktop.models import Requisition, RequisitionStep
from desktop.services.listings.open_days import Rests, counted_back, read_changes, spans
from desktop.words import RequisitionStatus

_OPEN = RequisitionStatus.OPEN.value

Rested = Mapping[str, Rests]
"""Requisition → the spans in which it was not open."""


def lately_rested(connection: Connection, today: date, longest: int) -> Rested:
    """Of the open requisitions those that came back so many days ago or later; a rest that ended before moves no limit.

    All their rests, as one behind the other they reach back further than the limit itself. Few there are, however many requisitions.
    """
    s: Any = RequisitionStep.__table__.c
    r: Any = Requisition.__table__.c
    since = (today - timedelta(days=longest + 1)).isoformat()  # a day more: moments are told in UTC
    rows = connection.execute(
        select(r.id, r.opened_on)
        .join_from(RequisitionStep.__table__, Requisition.__table__, s.requisition_id == r.id)
        .where(
            s.at >= since, s.to_status == _OPEN, s.deleted_at.is_(None),
            r.status == _OPEN, r.opened_on != "", r.deleted_at.is_(None),
        )
        .distinct()
    )  # fmt: skip
    opened = {row.id: date.fromisoformat(row.opened_on) for row in rows}
    found = {
        one: tuple((span.begin, span.end) for span in spans(opened[one], changes, today) if span.status != _OPEN)
        for one, changes in read_changes(connection, opened).items()
    }
    return {one: own for one, own in found.items() if own}


def limits(rested: Rested, today: date, days: int) -> dict[date, list[str]]:
    """Where resting moves the limit of so many days: the day it moves to, and the requisitions it moves there for."""
    usual = today - timedelta(days=days)
    moved: dict[date, list[str]] = defaultdict(list)
    for one, own in rested.items():
        limit = counted_back(own, today, days)
        if limit < usual:
            moved[limit].append(one)
    return dict(moved)
