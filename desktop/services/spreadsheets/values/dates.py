"""Dates as people type them; day-first or month-first is settled from a whole column, never from one cell.

Excel counts days from 1899-12-30 (serials 59 and 60 both mean 28 February 1900); calamine already turns formatted cells
into dates and knows the 1904 system, so serials only arrive here from text files and unformatted cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, TypeAlias

from desktop.services.spreadsheets.reading.raw_table import Cell
from desktop.services.spreadsheets.values.texts import text_of
from desktop.text import fold

DayOrder: TypeAlias = Literal["dmy", "mdy"]

_MONTHS_TEXT = """
january jan january janvier janv enero ene janeiro gennaio gen januar jaenner januari
february feb fevrier fevr fev febrero fevereiro febbraio februar februari febr
march mar mars marzo marco marz maerz maart mrt mrz
april apr avril avr abril abr aprile
may mai mayo maio mag maggio mei
june jun juin junio junho giugno giu juni
july jul juillet juil julio julho luglio lug juli
august aug aout agosto ago augustus
september sep sept septembre septiembre setembro set settembre setiembre
october oct octobre octubre outubro out ottobre ott oktober okt
november nov novembre noviembre novembro
december dec decembre diciembre dic dezembro dez dicembre dezember
"""
_MONTHS = {word: number for number, line in enumerate(_MONTHS_TEXT.strip().splitlines(), 1) for word in line.split()}

_CLOCK = r"(?:[T ,]+(?:at |um |a las |à )?(\d{1,2})[:h](\d{2})(?:[:m](\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}", re.IGNORECASE)
_NUMBERS = re.compile(rf"(\d{{1,2}})\s?([-/. ])\s?(\d{{1,2}})\s?[-/. ]\s?(\d{{4}}|\d{{2}}){_CLOCK}", re.IGNORECASE)
_DAY_MONTH = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|er|o|º|ª|\.)?[-/. ,]*(?:de |of |d')?([a-z]{{3,10}})\.?[-/. ,]*(?:de |del )?(\d{{4}}|'?\d{{2}}){_CLOCK}",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"([a-z]{{3,10}})\.?[-/. ]*(\d{{1,2}})(?:st|nd|rd|th)?[-/., ]+(\d{{4}}|'?\d{{2}}){_CLOCK}", re.IGNORECASE
)
_COMPACT = re.compile(r"(19|20)(\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WEEKDAY = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mie|jeu|jue|ven|vie|sam|sab|dim|dom|seg|ter|qua|qui|sex|mo|di|mi|do|fr|sa|so)[a-z-]*\.?,? +(?=\d|[a-z])",
    re.IGNORECASE,
)
_OTHER_ZONE = re.compile(r"\s+(?:[ECMP][SD]?T|CES?T|BST|IST)$|\s*\([^)]*\)$")
_SERIALS = range(20_000, 80_000)  # 1954 to 2119


@dataclass(frozen=True, slots=True)
class SettledOrder:
    """Which order a column of dates has, and how we know.

    ``sure`` is false when no row of the column tells; then ``evidence`` says what spoke for the choice.
    """

    order: DayOrder
    sure: bool
    evidence: str
    day_first_rows: int = 0
    month_first_rows: int = 0


def settle_order(texts: Iterable[str], likely: DayOrder | None = None) -> SettledOrder | None:
    """Decide the order from all texts of a column; ``None`` when no text has three bare numbers.

    ``likely`` is the order of another column of the same file, or of the language of its headers.
    """
    day_first = month_first = dotted = open_rows = 0
    pairs: list[tuple[int, int, int]] = []
    for text in texts:
        match = _NUMBERS.match(text)
        if not match:
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif first <= 12 and second <= 12:
            open_rows += 1
            if len(pairs) < 500:
                pairs.append((first, second, int(match[4])))
        if match[2] == ".":
            dotted += 1
    if not day_first + month_first + open_rows:
        return None
    if day_first or month_first:
        order: DayOrder = "dmy" if day_first >= month_first else "mdy"
        return SettledOrder(order, True, "unambiguous_rows", day_first, month_first)
    if dotted:
        return SettledOrder("dmy", True, "dots")
    if all(first == second for first, second, _ in pairs):
        return SettledOrder(likely or "dmy", True, "same_either_way")
    if likely:
        return SettledOrder(likely, False, "rest_of_file")
    if len(pairs) >= 5:
        by_day = sum(a[::-1] <= b[::-1] for a, b in zip(pairs, pairs[1:], strict=False))
        swapped = [(year, first, second) for first, second, year in pairs]
        by_month = sum(a <= b for a, b in zip(swapped, swapped[1:], strict=False))
        if by_day != by_month and max(by_day, by_month) >= 0.9 * (len(pairs) - 1):
            return SettledOrder("dmy" if by_day > by_month else "mdy", False, "rows_in_time_order")
    return SettledOrder("dmy", False, "nothing")


def read_date(cell: Cell, order: DayOrder = "dmy", *, serials: bool = True, century_before: int = 70) -> date | None:
    """A ``datetime`` when a time of day was given, else a ``date``; ``None`` when the cell is no date.

    Two-digit years below ``century_before`` belong to 2000. A text that only fits the other order is no date: the column
    decides. With a zone the ``datetime`` is aware.
    """
    if isinstance(cell, datetime):
        return cell if cell.time() != time() else cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (bool, time, timedelta)) or cell is None:
        return None
    text = text_of(cell)
    if not text or (not text.isascii() and not any(sign.isdigit() for sign in text)):
        return None
    try:
        return _from_text(text, order, serials, century_before)
    except (ValueError, OverflowError):
        return None


def _from_text(text: str, order: DayOrder, serials: bool, century: int) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _with_clock(date(int(match[1]), int(match[2]), int(match[3])), match.groups()[3:])
    if match := _NUMBERS.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        day, month = (first, second) if order == "dmy" else (second, first)
        return _with_clock(date(_year(match[4], century), month, day), match.groups()[4:])
    if _NUMBER.fullmatch(text):
        return _from_number(text) if serials else None
    folded = fold(text)
    found = _with_month_name(folded, century)
    if found is None and not text[0].isdigit():  # "mar" is March or mardi: the month is tried first
        found = _with_month_name(_WEEKDAY.sub("", folded, count=1), century)
    if found is not None:
        return found
    trimmed = _OTHER_ZONE.sub("", text)
    return _from_text(trimmed, order, serials, century) if trimmed and trimmed != text else None


def _with_month_name(folded: str, century: int) -> date | None:
    if match := _DAY_MONTH.fullmatch(folded):
        month_number = _MONTHS.get(match[2])
        if month_number:
            return _with_clock(date(_year(match[3], century), month_number, int(match[1])), match.groups()[3:])
    if match := _MONTH_DAY.fullmatch(folded):
        month_number = _MONTHS.get(match[1])
        if month_number:
            return _with_clock(date(_year(match[3], century), month_number, int(match[2])), match.groups()[3:])
    return None


def _from_number(text: str) -> date | None:
    if match := _COMPACT.fullmatch(text):
        return date(int(match[1] + match[2]), int(match[3]), int(match[4]))
    number = float(text.replace(",", "."))
    if int(number) in _SERIALS:
        moment = datetime(1899, 12, 30) + timedelta(days=round(number * 86_400) / 86_400)
        return moment.replace(microsecond=0) if number != int(number) else moment.date()
    if 1e11 <= number < 1e13:
        return datetime.fromtimestamp(number / 1000, UTC)
    if 1e9 <= number < 4e9:
        return datetime.fromtimestamp(number, UTC)
    return None


def _year(text: str, century: int) -> int:
    number = int(text.lstrip("'"))
    if len(text.lstrip("'")) == 4:
        return number
    return number + (2000 if number < century else 1900)


def _with_clock(day: date, clock: tuple[str | None, ...]) -> date:
    hour_text, minute, second, half, zone = clock
    if hour_text is None:
        return day
    hour = int(hour_text)
    if half and half[0] in "pP" and hour < 12:
        hour += 12
    elif half and half[0] in "aA" and hour == 12:
        hour = 0
    moment = datetime(day.year, day.month, day.day, hour, int(minute or 0), int(second or 0))
    if zone:
        if zone[0] in "+-":
            offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
            moment = (moment - (offset if zone[0] == "+" else -offset)).replace(tzinfo=UTC)
        else:
            moment = moment.replace(tzinfo=UTC)
    elif moment.time() == time():
        return day
    return moment


def read_time(cell: Cell) -> time | None:
    """A time of day from a time cell, a day fraction, or text such as ``15:00`` or ``3:30 pm``."""
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell
    if isinstance(cell, timedelta) and timedelta() <= cell < timedelta(days=1):
        return (datetime.min + cell).time()
    if isinstance(cell, float) and 0 <= cell < 1:
        return (datetime.min + timedelta(seconds=round(cell * 86_400))).time()
    if isinstance(cell, str):
        match = re.fullmatch(r"\s*(\d{1,2})(?:[:h.](\d{2}))?(?::\d{2})?\s*(am|pm)?\s*", cell, re.IGNORECASE)
        if match and (match[2] or match[3]):
            hour = int(match[1]) % 12 + (12 if match[3].lower() == "pm" else 0) if match[3] else int(match[1])
            if hour < 24 and int(match[2] or 0) < 60:
                return time(hour, int(match[2] or 0))
    return None
