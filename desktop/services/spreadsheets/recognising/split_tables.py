"""Several tables below each other on one sheet, each with a header of its own, are told apart before anything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.services.spreadsheets.reading.raw_table import RawTable, Row
from desktop.services.spreadsheets.recognising.header_words import known_share, read_header
from desktop.services.spreadsheets.values.emails import looks_like_email
from desktop.services.spreadsheets.values.texts import text_of
from desktop.text import key_of

_MOST_PARTS = 20


def split_tables(table: RawTable) -> list[RawTable]:
    """The parts of a table, or the table itself. A part begins with its header, or with a title above that.

    A header that only repeats the one before (a page break, a section) begins no new table.
    """
    rows = table.rows
    starts = [0]
    headers: list[frozenset[str]] = []
    for place, row in _blocks(table):
        if not _is_header(row):
            continue
        keys = frozenset(key_of(text_of(cell)) for cell in row if text_of(cell))
        if any(len(keys & known) >= 0.7 * max(len(keys), len(known)) for known in headers):
            continue
        if headers:
            starts.append(_with_title(table, place))
        headers.append(keys)
    if len(starts) < 2 or len(starts) > _MOST_PARTS:
        return [table]
    parts = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(rows)], strict=True)):
        notices = table.notices if number == 0 else ()
        part = replace(table, rows=rows[start:end], numbers=table.numbers[start:end], notices=notices, part=number)
        parts.append(part)
    return parts


def _blocks(table: RawTable) -> Iterator[tuple[int, Row]]:
    """The first rows after a gap, and after a title that follows a gap: only there a table can begin."""
    numbers = table.numbers
    for place, row in enumerate(table.rows):
        after_gap = place == 0 or numbers[place] > numbers[place - 1] + 1
        after_title = place > 0 and _filled(table.rows[place - 1]) == 1
        if after_gap or after_title:
            yield place, row


def _with_title(table: RawTable, place: int) -> int:
    """Where the part begins: at the titles directly above its header."""
    start = place
    while start > 0 and _filled(table.rows[start - 1]) == 1 and table.numbers[start] == table.numbers[start - 1] + 1:
        start -= 1
    return start


def _is_header(row: Row) -> bool:
    texts = [text_of(cell) for cell in row]
    filled = [text for text in texts if text]
    if len(filled) < 2 or any(not isinstance(cell, str) for cell in row if cell is not None and cell != ""):
        return False
    if any(looks_like_email(text) or len(text) > 60 for text in filled):
        return False
    known, count = known_share(texts)
    fields = {read_header(text).field for text in filled} - {"", "kept"}
    return known >= 2 and known >= 0.6 * count and (len(fields) >= 2 or known == count)


def _filled(row: Sequence[object]) -> int:
    return sum(cell is not None and cell != "" for cell in row)
