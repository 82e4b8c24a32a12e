"""What stands in a column: shares of values that look like addresses, dates, stage words and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.services.spreadsheets.reading.raw_table import Cell, Row
from desktop.services.spreadsheets.values.dates import read_date
from desktop.services.spreadsheets.values.emails import looks_like_email
from desktop.services.spreadsheets.values.phones import looks_like_phone
from desktop.services.spreadsheets.values.texts import says_nothing, text_of
from desktop.services.spreadsheets.words.marks import read_mark
from desktop.services.spreadsheets.words.matching import is_reason_word, is_result_word, is_source_word, is_stage_word

_SAMPLE = 300
_NUMBER = re.compile(r"-?[\d.,' ]*\d[\d.,' ]*%?")
_URL = re.compile(r"(https?://|www\.)\S+|[\w-]+\.(com|org|net|io|me|dev)/\S+", re.IGNORECASE)
_REGION = re.compile(r"[A-Z]{2,3}")
_NAME = re.compile(r"[^\W\d_][^\d_@#/\\:;!?]*(?:\s[^\d_@#/\\:;!?]+){1,4}|[^\W\d_]+,\s*[^\W\d_].*")
_BOOLEAN = frozenset("true false yes no y n 0 1 oui non si sim nao ja nein".split())


@dataclass(frozen=True, slots=True)
class Contents:
    """Shares (0 to 1) among the filled cells of a sample; ``filled`` is the share of filled cells, ``rows`` their number."""

    rows: int = 0
    filled: float = 0.0
    distinct: float = 0.0
    different: int = 0
    email: float = 0.0
    phone: float = 0.0
    url: float = 0.0
    date: float = 0.0
    number: float = 0.0
    boolean: float = 0.0
    stage: float = 0.0
    result: float = 0.0
    source: float = 0.0
    reason: float = 0.0
    region: float = 0.0
    name: float = 0.0
    clock: float = 0.0
    length: float = 0.0
    mark: float = 0.0
    figure: float = 0.0


def sample_of(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows spread over the whole table."""
    step = max(1, len(rows) // _SAMPLE)
    return rows[::step] if step > 1 else rows


def look_into(rows: Sequence[Row], column: int, sampled: Sequence[Row] | None = None) -> Contents:
    """Describe one column of a table."""
    sample = sample_of(rows) if sampled is None else sampled
    cells: list[Cell] = [row[column] if column < len(row) else None for row in sample]
    filled = [(cell, text) for cell in cells if not says_nothing(text := text_of(cell))]
    if not filled:
        return Contents(rows=len(rows))
    count = len(filled)
    different = {text for _, text in filled}
    weigh = dict.fromkeys(different, 0)
    for _, text in filled:
        weigh[text] += 1

    def share(test: Callable[[str], bool]) -> float:
        return sum(weight for text, weight in weigh.items() if test(text)) / count

    typed_dates = sum(isinstance(cell, (date, datetime)) for cell, _ in filled)
    clocks = sum(isinstance(cell, time) for cell, _ in filled)
    return Contents(
        rows=len(rows),
        filled=count / max(len(cells), 1),
        distinct=len(different) / count,
        different=len(different),
        email=share(looks_like_email),
        phone=share(looks_like_phone),
        url=share(lambda text: _URL.match(text) is not None),
        date=typed_dates / count if typed_dates > count / 2 else share(_is_written_date),
        number=share(lambda text: _NUMBER.fullmatch(text) is not None),
        boolean=share(lambda text: text.lower() in _BOOLEAN),
        stage=share(is_stage_word),
        result=share(is_result_word),
        source=share(is_source_word),
        reason=share(is_reason_word),
        region=share(lambda text: _REGION.fullmatch(text) is not None),
        name=share(lambda text: len(text) < 60 and _NAME.fullmatch(text) is not None),
        clock=clocks / count,
        length=sum(len(text) * weight for text, weight in weigh.items()) / count,
        mark=share(lambda text: read_mark(text) is not None),
        figure=share(str.isdigit),
    )


def _is_written_date(text: str) -> bool:
    return len(text) > 5 and (
        read_date(text, "dmy", serials=False) is not None or read_date(text, "mdy", serials=False) is not None
    )
