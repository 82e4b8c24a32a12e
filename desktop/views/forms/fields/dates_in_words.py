"""Dates as people type them: ``today``, ``+3``, ``tue``, ``3/12`` by locale, ``12 Mar``, ISO. Pure, so that it is easily tested."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from desktop.text import fold

_RELATIVE = re.compile(r"^([+-])\s*(\d{1,4})\s*([a-z]*)$")
_ISO = re.compile(r"^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_NUMBERS = re.compile(r"^(\d{1,2})[-./ ](\d{1,2})(?:[-./ ](\d{4}|\d{2}))?[-./]?$")
_DAY_MONTH = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|er)?[\s.-]+([^\W\d_]+)\.?,?(?:[\s-]+(\d{4}|\d{2}))?$")
_MONTH_DAY = re.compile(r"^([^\W\d_]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?(?:[\s-]+(\d{4}|\d{2}))?$")
_TODAY = {"today", "now", "tod", "t"}
_TOMORROW = {"tomorrow", "tom", "tmr"}
_YESTERDAY = {"yesterday", "yes"}
_UNITS = {"": 1, "d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_MONTHS = {"m", "month", "months"}


def read_date(
    typed: str, today: date, locale: QLocale | None = None, near: dict[str, str] | None = None
) -> date | None:
    """The date meant by the text, or None. ``near`` maps translated words to ``today``, ``tomorrow``, ``yesterday``."""
    locale = locale or QLocale()
    text = fold(typed)
    text = (near or {}).get(text, text)
    if text in _TODAY:
        return today
    if text in _TOMORROW:
        return today + timedelta(days=1)
    if text in _YESTERDAY:
        return today - timedelta(days=1)
    return (
        _relative(text, today)
        or _weekday(text, today, locale)
        or _iso(text)
        or _by_locale(text, today, locale)
        or _named(text, today, locale)
    )


def _relative(text: str, today: date) -> date | None:
    found = _RELATIVE.match(text)
    if not found:
        return None
    count = int(found[2]) * (-1 if found[1] == "-" else 1)
    if found[3] in _MONTHS:
        moved = QDate(today.year, today.month, today.day).addMonths(count)
        return date(moved.year(), moved.month(), moved.day())
    return today + timedelta(days=count * _UNITS[found[3]]) if found[3] in _UNITS else None


def _weekday(text: str, today: date, locale: QLocale) -> date | None:
    text = text.removeprefix("next ").strip(" .")
    if len(text) < 2 or not text.isalpha():
        return None
    english = QLocale(QLocale.Language.English)
    for spoken in (english, locale):
        days = [fold(spoken.dayName(n, QLocale.FormatType.LongFormat)) for n in range(1, 8)]
        meant = [n for n, name in enumerate(days, start=1) if name.startswith(text)]
        if len(meant) == 1:
            return today + timedelta(days=(meant[0] - today.isoweekday() - 1) % 7 + 1)
    return None


def _iso(text: str) -> date | None:
    found = _ISO.match(text) or _COMPACT.match(text)
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _by_locale(text: str, today: date, locale: QLocale) -> date | None:
    found = _NUMBERS.match(text)
    if not found:
        return None
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    day_first = pattern.find("d") < pattern.find("M")
    first, second = int(found[1]), int(found[2])
    day, month = (first, second) if day_first else (second, first)
    if month > 12 >= day:
        day, month = month, day
    return _dated(day, month, found[3] or "", today)


def _named(text: str, today: date, locale: QLocale) -> date | None:
    found = _DAY_MONTH.match(text)
    if found:
        day, name, year = int(found[1]), found[2], found[3] or ""
    else:
        found = _MONTH_DAY.match(text)
        if not found:
            return None
        day, name, year = int(found[2]), found[1], found[3] or ""
    if len(name) < 3:
        return None
    for spoken in (locale, QLocale(QLocale.Language.English)):
        for month in range(1, 13):
            full = fold(spoken.monthName(month, QLocale.FormatType.LongFormat))
            short = fold(spoken.monthName(month, QLocale.FormatType.ShortFormat)).strip(".")
            if full.startswith(name) or short == name:
                return _dated(day, month, year, today)
    return None


def _dated(day: int, month: int, year: str, today: date) -> date | None:
    if year:
        full = int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)
        return _day(full, month, day)
    nearest = [found for n in (-1, 0, 1) if (found := _day(today.year + n, month, day))]
    # without a year the next such day is meant, unless it has only just passed
    return min(nearest, key=lambda one: abs((one - today).days - 90), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
