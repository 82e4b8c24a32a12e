"""A calendar of working days: not Saturday or Sunday as the place has them, and no public holiday there (library *holidays*)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from desktop.models import Workspace

if TYPE_CHECKING:
    from holidays import HolidayBase

COUNTRY, REGION = "country", "region"
"""Keys of the workspace's settings: ``CA`` and ``QC``; an empty country knows no holidays."""

LONGEST = 400
"""Calendar days after which a search for a working day gives up: no place rests for a year."""


class WorkingDays:
    """The working days of one place."""

    def __init__(self, country: str = "", region: str = "") -> None:
        self.country, self.region = country, region
        self._holidays: HolidayBase | None = _holidays_of(country, region)

    def is_working(self, day: date) -> bool:
        """Whether people work on that day."""
        if self._holidays is None:
            return day.weekday() < 5
        return bool(self._holidays.is_working_day(day))

    def after(self, day: date, working_days: int) -> date:
        """The day that is so many working days after another; with none the day itself, or the next one on which people work."""
        found, left = day, max(working_days, 0)
        for _ in range(LONGEST + 3 * left):
            if left == 0 and self.is_working(found):
                break
            found += timedelta(days=1)
            left -= left > 0 and self.is_working(found)
        return found

    def due(self, day: str, working_days: int) -> str:
        """The same for stored dates and moments: an ISO date so many working days after the day in ``day``."""
        return self.after(date.fromisoformat(day[:10]), working_days).isoformat()

    def between(self, first: date, last: date) -> int:
        """How many working days lie after the first day, up to the last, which counts; negative when the last is earlier."""
        if last < first:
            return -self.between(last, first)
        days = (last - first).days
        return sum(self.is_working(first + timedelta(days=number + 1)) for number in range(days))


@lru_cache(maxsize=16)
def working_days(country: str, region: str) -> WorkingDays:
    """The calendar of a place, made once."""
    return WorkingDays(country, region)


def calendar_of(connection: Connection) -> WorkingDays:
    """The calendar of a workspace."""
    settings = connection.execute(select(Workspace.__table__.c.settings)).scalar() or {}
    return working_days(settings.get(COUNTRY, ""), settings.get(REGION, ""))


def _holidays_of(country: str, region: str) -> HolidayBase | None:
    if not country:
        return None
    import holidays  # a quarter of a second: only who needs a due date pays it

    try:
        return holidays.country_holidays(country, subdiv=region or None)
    except (NotImplementedError, KeyError):  # a place the library does not know has weekends at least
        return _holidays_of(country, "") if region else None
