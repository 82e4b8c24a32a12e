"""The columns of a recognised table as values. Every distinct cell is converted once: long tables repeat themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from itertools import zip_longest
from typing import TypeVar

from desktop.services.spreadsheets.reading.raw_table import Cell
from desktop.services.spreadsheets.recognising.fields import IGNORED, KEPT
from desktop.services.spreadsheets.recognising.recognised_table import RecognisedTable
from desktop.services.spreadsheets.values.dates import DayOrder, SettledOrder, read_date, settle_order
from desktop.services.spreadsheets.values.emails import Email, looks_like_email, read_emails
from desktop.services.spreadsheets.values.phones import Phone, looks_like_phone, read_phone, split_phones
from desktop.services.spreadsheets.values.texts import is_error, says_nothing, text_of

T = TypeVar("T")
DATED = ("applied_on", "added_on", "ended_on", "event_on", "opened_on", "closed_on", "left_on", "birth_date")


class TableValues:
    """Typed columns of one table, made on demand."""

    def __init__(self, table: RecognisedTable, orders: Mapping[int, DayOrder], region: str) -> None:
        self.table = table
        self._orders = orders
        self._region = region
        self._texts: dict[int, list[str]] = {}
        self._dates: dict[int, list[date | None]] = {}
        self.count = len(table.rows)
        self._columns: list[tuple[Cell, ...]] = list(zip_longest(*table.rows))

    def cells(self, place: int) -> Sequence[Cell]:
        """A column's cells; short rows are filled up."""
        return self._columns[place] if place < len(self._columns) else (None,) * self.count

    def texts_at(self, place: int) -> list[str]:
        """A column as texts; values that say nothing are empty, errors stay (they are reported once)."""
        known = self._texts.get(place)
        if known is None:
            known = self._texts[place] = self._each(place, _plain_text)
        return known

    def texts(self, field: str) -> list[str] | None:
        """A single field's column as texts; ``None`` when no column has it."""
        place = self.table.place_of(field)
        return None if place is None else self.texts_at(place)

    def key_texts(self, place: int | None) -> list[str] | None:
        """An id column as texts."""
        return None if place is None else self.texts_at(place)

    def dates_at(self, place: int) -> list[date | None]:
        """A column as dates in the column's settled order."""
        known = self._dates.get(place)
        if known is None:
            order = self._orders.get(place, "dmy")
            century = 30 if self.table.columns[place].field == "birth_date" else 70
            known = self._each(place, lambda cell: read_date(cell, order, century_before=century))
            self._dates[place] = known
        return known

    def dates(self, field: str) -> list[date | None] | None:
        """A single field's column as dates."""
        place = self.table.place_of(field)
        return None if place is None else self.dates_at(place)

    def emails(self) -> list[tuple[Email, ...]] | None:
        """All e-mail columns together."""
        own = self._several("email", lambda text: () if looks_like_phone(text) else read_emails(text))
        return _beside(own, self._several("phone", lambda text: read_emails(text) if looks_like_email(text) else ()))

    def phones(self) -> list[tuple[Phone, ...]] | None:
        """All phone columns together; runs of ``#`` and numbers without digits are empty."""
        region = self._region

        def read(text: str) -> tuple[Phone, ...]:
            pieces = (piece for piece in split_phones(text) if _has_digits(piece) and "@" not in piece)
            return tuple(read_phone(piece, region) for piece in pieces)

        own = self._several("phone", read)
        return _beside(own, self._several("email", lambda text: read(text) if looks_like_phone(text) else ()))

    def listed(self, field: str) -> list[tuple[str, ...]] | None:
        """Words of a cell separated by commas, semicolons or bars (skills, tags)."""
        return self._several(field, _split_list)

    def several_texts(self, field: str) -> list[tuple[str, ...]] | None:
        """All columns of a field as texts, unsplit (notes, links)."""
        return self._several(field, lambda text: (text,))

    def kept_columns(self, taken_sensitive: set[str]) -> list[tuple[str, list[str]]]:
        """Unknown columns with their texts, and sensitive ones the person asked to keep."""
        table = self.table
        used = {table.own_key, *table.references.values()}
        columns = []
        for column in table.columns:
            keyed = column.field.startswith("ref:")
            wanted = column.field == KEPT or (column.is_sensitive and column.header in taken_sensitive)
            wanted = wanted or (keyed and column.place not in used)
            if wanted and column.field != IGNORED and column.contents.filled:
                columns.append((column.header or f"Column {column.place + 1}", self.texts_at(column.place)))
        return columns

    def unread_dates(self) -> list[tuple[str, list[str]]]:
        """What stands in columns of dates and is none ("2 weeks ago"): by header, the others empty."""
        found: list[tuple[str, list[str]]] = []
        for place in date_columns(self.table):
            column = self.table.columns[place]
            if column.is_sensitive or None not in self.dates_at(place):
                continue
            texts = [
                "" if day is not None or is_error(text) else text
                for day, text in zip(self.dates_at(place), self.texts_at(place), strict=True)
            ]
            if any(texts):
                found.append((column.header, texts))
        return found

    def _several(self, field: str, convert: Callable[[str], tuple[T, ...]]) -> list[tuple[T, ...]] | None:
        places = self.table.places_of(field)
        if not places:
            return None
        columns: list[list[tuple[T, ...]]] = []
        for place in places:
            texts = self.texts_at(place)
            memo: dict[str, tuple[T, ...]] = {text: () if is_error(text) else convert(text) for text in set(texts)}
            memo[""] = ()
            columns.append([memo[text] for text in texts])
        if len(columns) == 1:
            return columns[0]
        return [tuple(dict.fromkeys(value for part in parts for value in part)) for parts in zip(*columns, strict=True)]

    def _each(self, place: int, convert: Callable[[Cell], T]) -> list[T]:
        cells = self.cells(place)
        if bool in set(map(type, cells)):  # True and 1 would meet in the dictionary
            return [convert(cell) for cell in cells]
        memo = {cell: convert(cell) for cell in set(cells)}
        return [memo[cell] for cell in cells]


def _plain_text(cell: Cell) -> str:
    text = text_of(cell)
    return "" if says_nothing(text) else text


def _has_digits(text: str) -> bool:
    return sum(sign.isdigit() for sign in text) >= 3


def _split_list(text: str) -> tuple[str, ...]:
    for separator in (";", "|", "\n", ",", "/"):
        if separator in text:
            return tuple(dict.fromkeys(word for piece in text.split(separator) if (word := piece.strip())))
    return (text,)


def _beside(own: list[tuple[T, ...]] | None, other: list[tuple[T, ...]] | None) -> list[tuple[T, ...]] | None:
    """People mix e-mails and phones in a column of contacts: what the other kind of column holds is added."""
    if other is None or not any(other):
        return own
    if own is None:
        return other
    return [tuple(dict.fromkeys((*mine, *theirs))) for mine, theirs in zip(own, other, strict=True)]


def day_of(moment: date | None) -> date | None:
    """The calendar day of a date or moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def moment_of(moment: date | None, clock: time | None = None) -> datetime | None:
    """The moment, when a time of day is known."""
    if isinstance(moment, datetime):
        return moment
    if moment is not None and clock is not None:
        return datetime.combine(moment, clock)
    return None


def date_columns(table: RecognisedTable) -> list[int]:
    """The columns that hold dates we use."""
    return [
        column.place for column in table.columns
        if column.field in DATED or column.field.startswith("milestone:")
    ]  # fmt: skip


def settle_table(table: RecognisedTable, place: int, likely: DayOrder | None) -> SettledOrder | None:
    """Settle one date column of a table."""
    texts = (text_of(row[place]) for row in table.rows if place < len(row) and isinstance(row[place], str))
    return settle_order(texts, likely)


def most_common(words: Sequence[str]) -> Counter[str]:
    """How often each filled text stands in a column."""
    counted = Counter(words)
    counted.pop("", None)
    return counted
