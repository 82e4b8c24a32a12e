"""Excel's serial numbers of days and moments, worked out once for each day that occurs.

Serials are right from March 1900 on; before that Excel counts a day that never was, so those dates stay text. Moments are
turned into the time of this computer; on days when clocks change each one is turned by itself.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

_ZERO = date(1899, 12, 30).toordinal()
_FIRST = date(1900, 3, 1).toordinal() - _ZERO
_DAY = timedelta(days=1)
_LENGTHS = (20, 24)  # 2026-03-01T09:30:00Z, with or without milliseconds


class Serials:
    """Remembers the days it has met."""

    def __init__(self) -> None:
        self._days: dict[str, int | None] = {}
        self._midnights: dict[str, float | None] = {}

    def day(self, text: str) -> int | None:
        """The serial of an ISO date; None if Excel has none for it."""
        if text in self._days:
            return self._days[text]
        try:
            number = date.fromisoformat(text).toordinal() - _ZERO
        except ValueError:
            number = 0
        found = self._days[text] = number if number >= _FIRST else None
        return found

    def moment(self, text: str) -> float | None:
        """The serial of an instant in UTC, in local time; None if Excel has none for it."""
        if len(text) in _LENGTHS and text[-1] == "Z":
            day = text[:10]
            if day not in self._midnights:
                self._midnights[day] = _midnight(day)
            midnight = self._midnights[day]
            if midnight is not None:
                try:
                    hours = int(text[11:13]) * 3600 + int(text[14:16]) * 60 + float(text[17:-1])
                except ValueError:
                    return None
                return midnight + hours / 86_400
        try:
            at = datetime.fromisoformat(text)
            local = at.astimezone() if at.tzinfo else at.replace(tzinfo=UTC).astimezone()
        except (ValueError, OverflowError, OSError):
            return None
        return _serial(local)


def _midnight(day: str) -> float | None:
    """Serial, in local time, of a UTC midnight; None where the offset changes within that day, or there is none."""
    try:
        start = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
        first, last = start.astimezone(), (start + _DAY).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return _serial(first) if first.utcoffset() == last.utcoffset() else None


def _serial(local: datetime) -> float | None:
    wall = local.replace(tzinfo=None)
    number = (wall - datetime.combine(date.fromordinal(_ZERO), datetime.min.time())) / _DAY
    return number if number >= _FIRST else None
