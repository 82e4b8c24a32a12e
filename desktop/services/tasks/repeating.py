"""When a task that repeats comes again."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from desktop.services.working_days.calendar import WorkingDays
from desktop.words import Repeat


def next_due(repeat: str, due_on: str, today: str, calendar: WorkingDays) -> str:
    """The due date after this one, counted from it and never in the past: a task done a month late comes again once, not four times."""
    due, now = date.fromisoformat(due_on or today), date.fromisoformat(today)
    if repeat == Repeat.DAILY:
        return max(calendar.after(due, 1), calendar.after(now, 0)).isoformat()
    if repeat == Repeat.WEEKLY:
        weeks = max(1, -(-(now - due).days // 7))
        return (due + timedelta(weeks=weeks)).isoformat()
    months = max(1, (now.year - due.year) * 12 + now.month - due.month)
    found = _months_later(due, months)
    return (found if found >= now else _months_later(due, months + 1)).isoformat()


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
