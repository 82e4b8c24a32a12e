"""Rows with more or fewer fields than the header: values stand some columns off; blanks are moved so that they fit.

A gap is only moved where the file leaves blanks, and only when the moved row fits what the columns hold clearly better.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.services.spreadsheets.reading.raw_table import Cell, Row
from desktop.services.spreadsheets.recognising.columns import Column
from desktop.services.spreadsheets.values.dates import read_date
from desktop.services.spreadsheets.values.emails import looks_like_email
from desktop.services.spreadsheets.values.phones import looks_like_phone
from desktop.services.spreadsheets.values.texts import text_of

_REMEMBERED = 20_000


class Realigner:
    """Knows what well-formed rows hold in each column, and moves the others' values to where they fit."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        self._width = len(columns)
        self._columns = columns
        self._seen: list[set[str]] = [set() for _ in columns]
        for row in rows[:_REMEMBERED]:
            if len(row) == self._width:
                for seen, cell in zip(self._seen, row, strict=True):
                    text = text_of(cell)
                    if text:
                        seen.add(text)

    def realign(self, row: Row) -> tuple[Row, bool]:
        """The row in the header's width, and whether values were moved to get there."""
        surplus = len(row) - self._width
        if surplus == 0:
            return row, False
        plain = self._cut(row)
        candidates = list(self._without_blanks(row, surplus) if surplus > 0 else self._with_blanks(row, -surplus))
        if not candidates:
            return plain, False
        best = max(candidates, key=self._fit)
        if self._fit(best) <= self._fit(plain) + (0.5 if surplus > 0 else 0.9):
            return plain, False
        return best, best != plain

    def surplus_of(self, row: Row, realigned: Row) -> tuple[Cell, ...]:
        """Filled cells that have no column left, to be kept verbatim."""
        kept = [cell for cell in row if text_of(cell)]
        for cell in realigned:
            if cell in kept:
                kept.remove(cell)
        return tuple(kept)

    def _cut(self, row: Row) -> Row:
        return (*row[: self._width], *[""] * (self._width - len(row)))

    def _without_blanks(self, row: Row, surplus: int) -> list[Row]:
        found = []
        for place in range(len(row) - surplus + 1):
            if all(not text_of(cell) for cell in row[place : place + surplus]):
                found.append((*row[:place], *row[place + surplus :]))
        return found

    def _with_blanks(self, row: Row, missing: int) -> list[Row]:
        return [(*row[:place], *[""] * missing, *row[place:]) for place in range(len(row) + 1)]

    def _fit(self, row: Row) -> float:
        return sum(self._fits(place, text) for place, cell in enumerate(row) if (text := text_of(cell)))

    def _fits(self, place: int, text: str) -> float:
        contents = self._columns[place].contents
        field = self._columns[place].field
        if text in self._seen[place]:
            return 1.5
        mail, link = looks_like_email(text), text.startswith(("http://", "https://", "www."))
        if field == "email":
            return 1.0 if mail else -2.0
        if field == "link" or contents.url > 0.5:
            return 1.0 if link else -1.0
        if mail or link:
            return -1.5
        if field == "phone":
            return 1.0 if looks_like_phone(text) or text.isdigit() else -1.0
        figure = text.replace(".", "", 1).replace(",", "", 1).isdigit()
        if contents.number > 0.8:
            return 1.0 if figure else -1.0
        if contents.date > 0.8:
            return 1.0 if read_date(text) is not None else -1.0
        return -0.5 if figure and contents.number < 0.2 and contents.filled else 0.2
