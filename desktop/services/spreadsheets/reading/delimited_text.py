"""Text tables: which sign separates the fields, where records end, and what to do when a quote never closes.

Python's reader swallows every following line after an unbalanced quote without an error, so every record that spans
several lines has to prove itself: closed within reason and as wide as the others.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from desktop.errors import WorkbookTrouble
from desktop.services.spreadsheets.reading.limits import Limits
from desktop.services.spreadsheets.reading.raw_table import FileReading, Notice, RawTable, Row
from desktop.services.spreadsheets.reading.text_encoding import decode

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 300
_SPAN_LINES = 200  # a quoted text with more line breaks than this is an unclosed quote
_MARKUP = re.compile(r"^\s*(<\?xml|<!doctype|<html|<table|<head|\{\s*\"|\[\s*\{|%PDF|\{\\rtf)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SEPARATOR_LINE = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)


def read_text(path: Path, content: bytes, limits: Limits) -> FileReading:
    """Read a delimited text file; raises ``WorkbookTrouble`` for what is no table or exceeds a limit."""
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise WorkbookTrouble("empty", path)
    decoded = decode(content)
    text, notices = decoded.text, list[Notice]()
    if _MARKUP.match(text[:200]):
        raise WorkbookTrouble("not_a_table", path, {"looks_like": "markup"})
    controls = len(_CONTROL.findall(text))
    if controls > 20 and controls > len(text) / 100:
        raise WorkbookTrouble("not_a_table", path, {"looks_like": "binary"})
    if controls:
        text = _CONTROL.sub("", text)
        notices.append(Notice("control_characters_removed", controls))
    if decoded.mixed:
        notices.append(Notice("mixed_encodings", details={"encoding": decoded.encoding}))
    first_line = 1
    told = _SEPARATOR_LINE.match(text)
    if told:
        text, first_line = text[told.end() :], 2
    delimiter = told.group(1) if told else choose_delimiter(text)
    rows, numbers = _records(text, delimiter, first_line, path, limits, notices)
    if not rows:
        raise WorkbookTrouble("empty", path)
    table = RawTable(path, "", rows, numbers, ragged=True, notices=tuple(notices))
    return FileReading(path, "text", (table,), decoded.encoding, delimiter)


def choose_delimiter(text: str) -> str:
    """The sign that splits most lines into the same number (above one) of fields."""
    stream = io.StringIO(text, newline="")
    lines = [line for line, _ in zip(stream, range(_SAMPLE_LINES), strict=False) if line.strip()]
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = Counter(len(_split_quietly(line, delimiter)) for line in lines)
        if not widths:
            continue
        width, share = max(
            ((wide, count) for wide, count in widths.items() if wide > 1), key=lambda pair: pair[1], default=(1, 0)
        )
        split = sum(count for wide, count in widths.items() if wide > 1)
        score = (share * 1.0 + split * 0.3) / len(lines) * (1 + min(width, 30) / 30) if width > 1 else 0.0
        if score > best_score + 0.05:
            best, best_score = delimiter, score
    return best


def _split_quietly(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)


def _records(
    text: str, delimiter: str, first_line: int, path: Path, limits: Limits, notices: list[Notice]
) -> tuple[list[Row], list[int]]:
    csv.field_size_limit(131_072)
    rows: list[Row] = []
    numbers: list[int] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        begin, several = 0, Counter[int]()
        spans: list[tuple[int, int]] = []
        for fields in reader:
            end = reader.line_num
            if end - begin > 1:
                spans.append((len(fields), end - begin))
            elif len(several) < 50:
                several[len(fields)] += 1
            if any(fields):
                rows.append(tuple(fields))
                numbers.append(begin + first_line)
                if len(rows) > limits.rows:
                    raise WorkbookTrouble("too_large", path, {"rows": str(limits.rows)})
            begin = end
        width = several.most_common(1)[0][0] if several else 0
        sound = all(count < _SPAN_LINES and (not width or wide == width) for wide, count in spans)
    except csv.Error:
        sound = False
    if not sound:
        rows, numbers = _records_distrusting_quotes(text, delimiter, first_line, path, limits, notices)
    return _within_limits(rows, path, limits, notices), numbers


def _records_distrusting_quotes(
    text: str, delimiter: str, first_line: int, path: Path, limits: Limits, notices: list[Notice]
) -> tuple[list[Row], list[int]]:
    """Line by line: lines are joined only when the joined record closes and has the usual width."""
    lines = list(io.StringIO(text, newline=""))
    widths = Counter(len(_split_quietly(line, delimiter)) for line in lines[:2_000] if line.strip())
    width = widths.most_common(1)[0][0] if widths else 1
    rows: list[Row] = []
    numbers: list[int] = []
    stray: list[int] = []
    place = 0
    while place < len(lines):
        taken, fields, closed = _one_record(lines, place, delimiter, width)
        if not closed:
            stray.append(place + first_line)
        if any(fields):
            rows.append(tuple(fields))
            numbers.append(place + first_line)
            if len(rows) > limits.rows:
                raise WorkbookTrouble("too_large", path, {"rows": str(limits.rows)})
        place += taken
    if stray:
        notices.append(Notice("quote_never_closed", len(stray), tuple(stray[:40])))
    return rows, numbers


def _one_record(lines: list[str], place: int, delimiter: str, width: int) -> tuple[int, list[str], bool]:
    """The number of lines the record takes, its fields, and whether its quotes closed."""
    joined = ""
    for count, line in enumerate(lines[place : place + _SPAN_LINES], start=1):
        joined += line
        if len(joined) > 131_072:
            break
        try:
            fields = next(csv.reader(io.StringIO(joined, newline=""), delimiter=delimiter, strict=True), [])
        except csv.Error as trouble:
            if "unexpected end" in str(trouble):
                continue
            if count == 1:
                return 1, _split_quietly(line, delimiter), True
            break
        if count == 1 or len(fields) == width:
            return count, fields, True
    plain = lines[place].rstrip("\r\n").split(delimiter)
    return 1, [field.strip().strip('"') for field in plain], False


def _within_limits(rows: list[Row], path: Path, limits: Limits, notices: list[Notice]) -> list[Row]:
    widest = max(map(len, rows), default=0)
    if widest > limits.columns:
        filled = max((place + 1 for row in rows for place, cell in enumerate(row) if cell), default=0)
        if filled > limits.columns:
            raise WorkbookTrouble("too_large", path, {"columns": str(limits.columns)})
        rows = [row[:filled] for row in rows]
    cut = 0
    for at, row in enumerate(rows):
        if any(isinstance(cell, str) and len(cell) > limits.cell_length for cell in row):
            rows[at] = tuple(cell[: limits.cell_length] if isinstance(cell, str) else cell for cell in row)
            cut += 1
    if cut:
        notices.append(Notice("cell_cut", cut, details={"length": str(limits.cell_length)}))
    return rows
