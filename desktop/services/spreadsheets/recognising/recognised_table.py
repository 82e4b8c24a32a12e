"""A raw table with its meaning: what the wizard shows, and what joining and drafting work on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.services.spreadsheets.reading.raw_table import Notice, RawTable, Row
from desktop.services.spreadsheets.recognising.columns import Column, map_columns
from desktop.services.spreadsheets.recognising.header_rows import FramedTable, frame, without_header
from desktop.services.spreadsheets.recognising.header_words import entity_of_name
from desktop.services.spreadsheets.recognising.known_exports import recognise_export
from desktop.services.spreadsheets.recognising.realignment import Realigner
from desktop.services.spreadsheets.recognising.sections import SECTION
from desktop.services.spreadsheets.recognising.table_kinds import TableKind, Verdict, judge_table
from desktop.services.spreadsheets.recognising.transposing import transpose, transposition_confidence
from desktop.services.spreadsheets.values.texts import text_of
from desktop.text import key_of

_GENERIC_SHEET = re.compile(
    r"^(sheet|feuil|feuille|hoja|planilha|tabelle|blatt|foglio|blad|лист|data|datos|dados|donnees|export|table)[ _]?\d*$",
    re.IGNORECASE,
)
_TURN_FROM = 0.8


@dataclass(slots=True)
class RecognisedTable:
    """A table's frame, mapping and kind. ``numbers`` are source rows (columns of the source when ``transposed``)."""

    file: Path
    sheet: str
    kind: TableKind
    why: str
    headers: list[str]
    header_row: int
    columns: tuple[Column, ...]
    rows: list[Row]
    numbers: list[int]
    own_key: int | None
    own_entity: str
    references: dict[str, int]
    entity: str = ""
    export: str = ""
    title: str = ""
    employees: bool = False
    transposed: bool = False
    hidden: bool = False
    part: int = 0
    moved_rows: dict[int, str] = field(
        default_factory=dict
    )  # place in rows → row_too_long, row_too_short, row_realigned
    surplus: dict[int, tuple[str, ...]] = field(default_factory=dict)
    left_out: dict[str, list[int]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    @property
    def name(self) -> str:
        """File and sheet, as shown."""
        return table_name(self.file, self.sheet)

    @property
    def is_generic_sheet(self) -> bool:
        """Whether the sheet's name says nothing (``Sheet1``)."""
        return not self.sheet or _GENERIC_SHEET.match(self.sheet) is not None

    def place_of(self, field_code: str) -> int | None:
        """The column of a field that stands once."""
        return next((column.place for column in self.columns if column.field == field_code), None)

    def places_of(self, field_code: str) -> list[int]:
        """All columns of a field."""
        return [column.place for column in self.columns if column.field == field_code]

    @property
    def header_set(self) -> str:
        """The key under which a mapping is remembered."""
        return header_set_key(self.headers)


def table_name(file: Path, sheet: str) -> str:
    """The name under which answers speak of a table."""
    return f"{file.name}/{sheet}" if sheet else file.name


def header_set_key(headers: list[str]) -> str:
    """One key for the same headers in any order and spelling of case and blanks."""
    return "|".join(sorted({key for header in headers if (key := key_of(header))}))


def recognise(
    table: RawTable, answers_for: Mapping[str, Mapping[str, str]] | None = None, forced: str = ""
) -> RecognisedTable:
    """Recognise one table. ``answers_for`` holds header → field by header-set key (``""`` for all tables).

    ``forced`` may be a table kind, ``skip`` or ``transpose``, as the person decided.
    """
    turned = forced == "transpose" or (forced == "" and transposition_confidence(table) >= _TURN_FROM)
    if turned:
        table = transpose(table)
    entity = entity_of_name(table.sheet) if table.sheet and not _GENERIC_SHEET.match(table.sheet) else ""
    entity = entity or entity_of_name(table.file.stem)
    framed = frame(table) or without_header(table)
    if table.part or (not entity and len(framed.title.split()) <= 3):
        entity = entity_of_name(framed.title) or ("" if table.part else entity)
    answers = dict(answers_for.get("", {})) if answers_for else {}
    if answers_for:
        answers |= answers_for.get(header_set_key(framed.headers), {})
    export, known = recognise_export(framed.headers)
    for header in framed.headers:
        if key_of(header) in known:
            answers.setdefault(header, known[key_of(header)])
    if framed.sections:
        answers.setdefault(SECTION, framed.sections)
    columns = map_columns(framed.headers, _well_formed(table, framed), entity, answers)
    result = _assemble(table, framed, columns, entity, export, turned)
    if table.ragged:
        _realign(result)
    _notice_headers(result)
    if forced and forced not in ("transpose",):
        result.kind = TableKind.EMPTY if forced == "skip" else TableKind(forced)
        result.why = "answer"
    return result


def _well_formed(table: RawTable, framed: FramedTable) -> list[Row]:
    """The rows as wide as the header, where most are; shifted rows would blur what the columns hold."""
    if not table.ragged:
        return framed.rows
    width = len(framed.headers)
    fitting = [row for row in framed.rows if len(row) == width]
    return fitting if len(fitting) * 2 >= len(framed.rows) else framed.rows


def _assemble(
    table: RawTable, framed: FramedTable, columns: tuple[Column, ...], entity: str, export: str, turned: bool
) -> RecognisedTable:
    verdict: Verdict = judge_table(entity, columns, framed.rows)
    headers = [column.header for column in columns]
    if framed.header_row == 0 and not any(column.field in ("email", "full_name") for column in columns):
        kind = TableKind.TOTALS if entity == "total" else TableKind.NO_PEOPLE
        verdict = Verdict(kind, "no_header", verdict.own_key, verdict.own_entity, verdict.references)
    return RecognisedTable(
        table.file, table.sheet, verdict.kind, verdict.why, headers, framed.header_row, columns, framed.rows, framed.numbers,
        verdict.own_key, verdict.own_entity, verdict.references, entity, export, framed.title, verdict.employees, turned,
        table.hidden, table.part, left_out=framed.left_out, notices=list(table.notices),
    )  # fmt: skip


def _realign(table: RecognisedTable) -> None:
    header_width = len(table.columns)
    while header_width and not table.headers[header_width - 1]:
        header_width -= 1
    if all(len(row) == header_width for row in table.rows):
        return
    table.columns = table.columns[:header_width]
    table.headers = table.headers[:header_width]
    realigner = Realigner(table.columns, table.rows)
    for place, row in enumerate(table.rows):
        if len(row) == header_width:
            continue
        fitted, moved = realigner.realign(row)
        table.rows[place] = fitted
        surplus = tuple(text_of(cell) for cell in realigner.surplus_of(row, fitted))
        if surplus:
            table.surplus[place] = surplus
        if moved:
            table.moved_rows[place] = "row_too_long_realigned" if len(row) > header_width else "row_too_short_realigned"
        elif len(row) > header_width and surplus:
            table.moved_rows[place] = "row_too_long"
        elif len(row) < header_width and len(row) > 1:
            table.moved_rows[place] = "row_too_short"


def _notice_headers(table: RecognisedTable) -> None:
    keys = [key_of(header) for header in table.headers if header]
    twice = sorted({header for header in table.headers if header and keys.count(key_of(header)) > 1})
    if twice:
        table.notices.append(Notice("header_twice", len(twice), details={"headers": ", ".join(twice)}))
    for kind, numbers in table.left_out.items():
        table.notices.append(Notice(f"left_out_{kind}", len(numbers), tuple(numbers[:40])))
    if table.transposed:
        table.notices.append(Notice("transposed"))
