"""The clock of a requisition: for how many days it has been open, and how many of them it rested. The one place for that rule.

*Counted* are the calendar days from the day it was opened on which it ended the day open. Days on hold, or sent back to be approved
again, *rest*: no clock counts them. Days on which it had ended (filled, cancelled, and opened again later) are neither. A day on
which it was put on hold and taken off again counts. Requisitions from before steps were written down have none, and count from the
day they were opened; a rest whose beginning nobody wrote down is not guessed at.

What goes by it: the header of a requisition, the column *Days open*, and the reminders about people nobody got in touch with: the
days their requisition rested do not make them stale, see ``process/resting.py``. What does not, and why: *in stage since* and *last
touch* say how long somebody has waited, and they wait while we rest; a due date and a promised reply are days somebody was told.

Steps are moments, days are days on the wall. Nothing of this is stored, as it changes by itself at midnight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from desktop.models import Requisition, RequisitionStep
from desktop.models.base import from_moment
from desktop.models.requisition import ENDED
from desktop.services.storage.parts import parts
from desktop.words import RequisitionStatus

Rests = Sequence[tuple[date, date]]
"""Spans (from, to before) that do not count, in their order and apart."""
_OPEN = RequisitionStatus.OPEN


@dataclass(frozen=True, slots=True)
class Change:
    """One step: the day of it, and the status from then on."""

    on: date
    status: str


@dataclass(frozen=True, slots=True)
class OpenDays:
    """``counted`` days open, ``rested`` days on hold between them, and of the latter those since it rests now."""

    counted: int
    rested: int
    resting: int = 0

    @property
    def all(self) -> int:
        """Open or resting."""
        return self.counted + self.rested


@dataclass(frozen=True, slots=True)
class Span:
    """Days from one to before another on which a requisition ended the day in a status."""

    begin: date
    end: date
    status: str

    @property
    def days(self) -> int:
        """How many."""
        return (self.end - self.begin).days

    @property
    def rests(self) -> bool:
        """Whether no clock counts them."""
        return self.status != _OPEN and self.status not in ENDED


def spans(opened: date, changes: Sequence[Change], until: date) -> Iterator[Span]:
    """The course of a requisition between two days, without gaps. ``changes`` in the order in which they were taken."""
    status, begin = _OPEN.value, opened
    for change in changes:
        on = min(max(change.on, begin), until)  # a clock that was set back takes nothing back
        if on > begin:
            yield Span(begin, on, status)
            begin = on
        status = change.status
    if until > begin:
        yield Span(begin, until, status)


def days_open(opened: date, changes: Sequence[Change], until: date) -> OpenDays:
    """The clock, read on a day."""
    counted = rested = resting = 0
    for span in spans(opened, changes, until):
        if span.status == _OPEN:
            counted += span.days
        rested += span.days if span.rests else 0
        resting = resting + span.days if span.rests else 0
    return OpenDays(counted, rested, resting)


def counted_on(rests: Rests, start: date, days: int) -> date:
    """The day so many counted days after another: rests are passed over."""
    day = start
    for begin, end in rests:
        if end <= day:
            continue
        awake = max(0, (begin - day).days)
        if awake >= days:
            break
        day, days = end, days - awake
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + days))


def counted_back(rests: Rests, today: date, days: int) -> date:
    """The latest day that lies so many counted days before another: rests are passed over."""
    day = today
    for begin, end in reversed(rests):
        if begin >= day:
            continue
        awake = max(0, (day - end).days)
        if awake >= days:
            break
        day, days = begin, days - awake
    return date.fromordinal(max(1, day.toordinal() - days))


def read_clocks(connection: Connection, ids: Collection[str], today: str) -> dict[str, OpenDays]:
    """The clocks of requisitions that were ever opened, in two statements for every five hundred."""
    found: dict[str, OpenDays] = {}
    r = Requisition.__table__.c
    for part in parts(sorted(ids)):
        steps = read_changes(connection, part)
        rows = connection.execute(select(r.id, r.status, r.opened_on, r.closed_on).where(r.id.in_(part)))
        for row in rows:
            until = (row.closed_on if row.status in ENDED else today) or ""
            if row.opened_on and until:
                opened = date.fromisoformat(row.opened_on)
                found[row.id] = days_open(opened, steps.get(row.id, ()), date.fromisoformat(until))
    return found


def read_changes(connection: Connection, ids: Collection[str]) -> dict[str, list[Change]]:
    """The steps of requisitions in their order."""
    s: Any = RequisitionStep.__table__.c
    found: dict[str, list[Change]] = defaultdict(list)
    for part in parts(sorted(ids)):
        for row in connection.execute(
            select(s.requisition_id, s.at, s.to_status)
            .where(s.requisition_id.in_(part), s.deleted_at.is_(None))
            .order_by(s.at, s.id)
        ):
            found[row.requisition_id].append(Change(day_of(row.at), row.to_status))
    return found


def day_of(at: str) -> date:
    """The day on the wall of a stored moment."""
    return from_moment(at).astimezone().date()
