"""Which archives may go: seven days, four weeks and six months are kept, and nothing goes while nothing better is there.

Only verified archives push others out. The newest verified one is never removed, whatever its age.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from desktop.services.backup.messages import BackupRecord, Standing
from desktop.services.backup.notes import note_path

DAYS, WEEKS, MONTHS = 7, 4, 6
OF_TODAY = 10
"""Archives of the last 24 hours that are kept: one before each import, say."""
LONGEST = timedelta(days=200)
"""Older ones go even where months are missing in between: copies must not outlive what was promised to people."""
UNVERIFIED_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Dated:
    """An archive and when it was made."""

    record: BackupRecord
    at: datetime


def to_remove(records: Sequence[Dated], now: datetime) -> list[Dated]:
    """The archives that may go."""
    newest_first = sorted(records, key=lambda one: one.at, reverse=True)
    good = [one for one in newest_first if one.record.standing is Standing.VERIFIED]
    if not good:
        return []
    kept = {id(one) for one in [good[0], *[one for one in good if now - one.at < timedelta(hours=24)][:OF_TODAY]]}
    young = [one for one in good if now - one.at < LONGEST]
    for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= _newest_of_each(young, count, period)
    gone = [one for one in good if id(one) not in kept]
    others = [one for one in newest_first if one.record.standing is not Standing.VERIFIED]
    return gone + [one for one in others if one.at < good[0].at and now - one.at > UNVERIFIED_FOR]


def remove(archives: Sequence[Dated]) -> int:
    """Remove archives with their notes; answers how many went. One that cannot be removed stays for the next time."""
    count = 0
    for one in archives:
        path = Path(one.record.path)
        try:
            path.unlink(missing_ok=True)
            note_path(path).unlink(missing_ok=True)
        except OSError:
            continue
        count += 1
    return count


def _newest_of_each(newest_first: Sequence[Dated], count: int, period: Callable[[datetime], Hashable]) -> set[int]:
    kept: dict[Hashable, int] = {}
    for one in newest_first:
        if period(one.at) not in kept and len(kept) < count:
            kept[period(one.at)] = id(one)
    return set(kept.values())


def _day(at: datetime) -> Hashable:
    return at.date()


def _week(at: datetime) -> Hashable:
    return at.isocalendar()[:2]


def _month(at: datetime) -> Hashable:
    return at.year, at.month
