"""Moments as record pages word them: days as headings, times beside events, spans in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.views.tables.formatting import local_now, moment_of, relative


def _tr(text: str) -> str:
    return QCoreApplication.translate("Moments", text)


def short_time(moment: datetime) -> str:
    """The time of day in the locale's short form; with the date when that is another day than today."""
    time = QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    if moment.date() == local_now().date():
        return time
    day = QLocale().toString(QDate(moment.year, moment.month, moment.day), QLocale.FormatType.ShortFormat)
    return f"{day} {time}"


def time_of_day(iso: str) -> str:
    """The time of day of a stored moment; empty where only the day is known."""
    if len(iso) <= 10:
        return ""
    moment = moment_of(iso)
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat) if moment else ""


def day_of(iso: str) -> date | None:
    """The local day of a stored moment or date."""
    try:
        if len(iso) <= 10:
            return date.fromisoformat(iso)
    except ValueError:
        return None
    moment = moment_of(iso)
    return moment.date() if moment else None


def day_heading(day: date, today: date) -> str:
    """``Today``, ``Yesterday``, ``Fri 20 November``, with the year when it is another."""
    gap = (today - day).days
    spoken = QDate(day.year, day.month, day.day)
    pattern = "ddd d MMMM" if day.year == today.year else "d MMMM yyyy"
    text = QLocale().toString(spoken, pattern)
    if gap == 0:
        return _tr("Today · {day}").format(day=text)
    if gap == 1:
        return _tr("Yesterday · {day}").format(day=text)
    return text


def days_since(iso: str, now: datetime | None = None) -> int | None:
    """How many calendar days ago."""
    day = day_of(iso) if iso else None
    return ((now or local_now()).date() - day).days if day else None


def ago(iso: str) -> str:
    """``now``, ``5 h ago``, ``3 d ago``; what is long past as a date."""
    moment = moment_of(iso) if iso else None
    if moment is None:
        return ""
    now = local_now()
    text = relative(moment, now)
    gap = now - moment
    if gap < timedelta(minutes=1) or gap >= timedelta(days=100):
        return text
    return _tr("{time} ago").format(time=text)
