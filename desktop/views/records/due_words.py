"""A due date as people say it, and how urgent it is."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def _tr(text: str) -> str:
    return QCoreApplication.translate("DueWords", text)


def due_words(iso: str, today: date) -> tuple[str, str]:
    """The words and the kind of label they are shown in: ``Due today``, ``3 days late``, ``Due Fri 4 Dec``."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return _tr("No due date"), "muted"
    near = near_words(day, today)
    if day < today:
        return near, "bad"
    return _tr("Due {day}").format(day=near), "warn" if day == today else "muted"


def near_words(day: date, today: date) -> str:
    """A day as near to now as it is: ``2 days late``, ``today``, ``Friday``, ``Fri 12 Dec``."""
    gap = (day - today).days
    if gap < -1:
        return _tr("{days} days late").format(days=-gap)
    if gap < 2:
        return (_tr("today"), _tr("tomorrow"), _tr("1 day late"))[gap]
    if gap < 7:
        return QLocale().dayName(day.isoweekday(), QLocale.FormatType.LongFormat)
    return day_words(day, today)


def day_words(day: date, today: date) -> str:
    """``Fri 4 Dec``, with the year when it is another."""
    pattern = "ddd d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def snooze_days(today: date) -> tuple[tuple[str, date], ...]:
    """Until when something is usually put off: words with an access key, and the day."""
    monday = today + timedelta(days=7 - today.weekday())
    return (
        (_tr("&Tomorrow"), today + timedelta(days=1)),
        (_tr("In t&hree days"), today + timedelta(days=3)),
        (_tr("Next &Monday"), monday),
        (_tr("In t&wo weeks"), today + timedelta(days=14)),
    )
