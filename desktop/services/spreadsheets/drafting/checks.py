"""Findings about values of a row that are imported all the same: lost zeros, ages, dates out of order."""

from __future__ import annotations

from datetime import date

from desktop.services.spreadsheets.drafting.findings import Findings
from desktop.services.spreadsheets.drafting.table_values import TableValues, day_of
from desktop.services.spreadsheets.values.amounts import read_amount
from desktop.services.spreadsheets.values.texts import is_error

_WORKING_AGE = 16
_FULL_AGE = 18


def check_columns(values: TableValues, at: int, skip: set[int], findings: Findings) -> None:
    """Column checks of one table: error values, phones of ``#``, zip codes, ages. ``skip`` holds places of refused rows."""
    table = values.table
    for column in table.columns:
        if column.is_sensitive:
            continue
        suspicious = {text for text in set(values.texts_at(column.place)) if text.startswith("#") and is_error(text)}
        if not suspicious:
            continue
        code = "phone_unreadable" if column.field == "phone" else "cell_error"
        for place, text in enumerate(values.texts_at(column.place)):
            if text in suspicious and place not in skip:
                findings.note(code, (at, table.numbers[place]), column.header, text)
    _check_zip(values, at, skip, findings)
    _check_ages(values, at, skip, findings)
    _check_dates(values, at, skip, findings)


def _check_zip(values: TableValues, at: int, skip: set[int], findings: Findings) -> None:
    place = values.table.place_of("zip")
    if place is None:
        return
    texts = values.texts_at(place)
    filled = [text for text in texts if text]
    if not filled or sum(text.isdigit() for text in filled) < 0.95 * len(filled) or max(map(len, filled)) != 5:
        return
    for row, text in enumerate(texts):
        if text.isdigit() and 2 < len(text) < 5 and row not in skip:
            findings.note("zip_lost_zero", (at, values.table.numbers[row]), values.table.headers[place], text)


def _check_ages(values: TableValues, at: int, skip: set[int], findings: Findings) -> None:
    """The birth date is left out of the import; here it is only compared, and nothing of it is kept."""
    births = values.dates("birth_date")
    applied = values.dates("applied_on")
    if births is None or applied is None:
        return
    years = values.texts("experience_years")
    for row, (birth, day) in enumerate(zip(births, applied, strict=True)):
        if birth is None or day is None or row in skip:
            continue
        age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
        if age < _FULL_AGE:
            findings.note("under_18_at_application", (at, values.table.numbers[row]))
        amount = read_amount(years[row]) if years and years[row] else None
        if amount is not None and amount > age - _WORKING_AGE:
            findings.note("experience_exceeds_age", (at, values.table.numbers[row]), "", years[row] if years else "")


def _check_dates(values: TableValues, at: int, skip: set[int], findings: Findings) -> None:
    from desktop.services.spreadsheets.drafting.table_values import date_columns

    for place in date_columns(values.table):
        column = values.table.columns[place]
        if column.field == "birth_date":
            continue
        dates = values.dates_at(place)
        if None not in dates:
            continue
        for row, (day, text) in enumerate(zip(dates, values.texts_at(place), strict=True)):
            if day is None and text and row not in skip and not is_error(text):
                findings.note("date_unreadable", (at, values.table.numbers[row]), column.header, text)


def is_before(later: date | None, earlier: date | None) -> bool:
    """Whether what should come later comes first."""
    one, other = day_of(later), day_of(earlier)
    return one is not None and other is not None and one < other
