"""Forms that hold one person a column, with field names down the first column."""

from __future__ import annotations

from itertools import zip_longest

from desktop.services.spreadsheets.reading.raw_table import RawTable, Row
from desktop.services.spreadsheets.recognising.header_words import known_share, read_header
from desktop.services.spreadsheets.values.emails import looks_like_email
from desktop.services.spreadsheets.values.texts import text_of

_PERSON = frozenset({"full_name", "first_name", "last_name", "email"})


def transposition_confidence(table: RawTable) -> float:
    """How sure it is that people stand in columns: 0 for an ordinary table, above 0.8 safe to turn."""
    if not 3 <= len(table.rows) <= 200:
        return 0.0
    labels = [" ".join(text_of(row[0]).split()) if row else "" for row in table.rows]
    width = max(map(len, table.rows))
    if width < 2:
        return 0.0
    down, down_count = known_share(labels)
    across = max(known_share([text_of(cell) for cell in row])[0] for row in table.rows[:5])
    persons = {
        read_header(label).field
        or ("full_name" if read_header(label).ambiguous in ("name", "given_or_full", "family_or_full") else "")
        for label in labels
        if label
    }
    if down < 3 or down <= across or not persons & _PERSON or down_count < 0.8 * len(labels):
        return 0.0
    mails = next(
        (row for row, label in zip(table.rows, labels, strict=True) if read_header(label).field == "email"), None
    )
    confidence = 0.5 + min(down, 5) * 0.04
    if mails is not None:
        values = [text_of(cell) for cell in mails[1:] if text_of(cell)]
        if values and all(looks_like_email(value) for value in values):
            confidence += 0.3
    return min(confidence, 0.97)


def transpose(table: RawTable) -> RawTable:
    """Turn rows into columns; the row numbers of the result are column numbers of the source (A = 1)."""
    turned: list[Row] = [tuple(cells) for cells in zip_longest(*table.rows)]
    kept = [(row, place + 1) for place, row in enumerate(turned) if any(text_of(cell) for cell in row)]
    return RawTable(
        table.file,
        table.sheet,
        [row for row, _ in kept],
        [number for _, number in kept],
        table.hidden,
        False,
        table.notices,
    )
