"""A workbook with one sheet of rows and one that tells about them, written as the rows come.

Up to ``SMALL`` rows the sheet gets a real Excel table. Above, XlsxWriter streams each row to the disk and keeps none, so that
memory stays the same however long the list is; tables cannot be made that way, so the headings get a filter instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.utility import xl_range

from desktop.services.spreadsheets.writing.about_sheet import write_about
from desktop.services.spreadsheets.writing.columns import AboutSection, CellKind, SheetColumn, SheetPlan, Tally
from desktop.services.spreadsheets.writing.serials import Serials
from desktop.services.spreadsheets.writing.target_file import CheckedFile
from desktop.services.spreadsheets.writing.text_cells import LOOKS_LIVE, TextCleaner, fragments, is_markup

SMALL = 2_000
"""Rows up to which the sheet is kept in memory and becomes a real table."""
_SAMPLE = 500
_NARROWEST, _WIDEST = 8, 60
_EXACT = 10**15
"""From here on Excel would round a whole number."""
_WIDTHS = {CellKind.DAY: 11, CellKind.MOMENT: 16}

Put = Callable[[int, Any], object]


class TableWorkbook:
    """Writes to the empty file at ``path``; ``folder`` is for parts not packed yet. See the protocol ``Book``.

    ``check`` is called often while the parts are packed and may raise to end it.
    """

    def __init__(self, path: Path, plan: SheetPlan, folder: Path, check: Callable[[], None] = lambda: None) -> None:
        name, self.columns = plan.name, plan.columns
        self.count = 0
        self._texts = TextCleaner()
        self._long = plan.count > SMALL
        self._file = CheckedFile(path, check)
        self._book = xlsxwriter.Workbook(
            self._file, {"constant_memory": self._long, "tmpdir": str(folder), "strings_to_formulas": False,
                         "strings_to_urls": False, "strings_to_numbers": False},
        )  # fmt: skip
        self._book.use_zip64()
        self._book.set_properties({"title": name, "author": plan.author, "created": datetime.now()})  # noqa: DTZ005
        self._name = name
        self._sheet = self._book.add_worksheet(name[:31])
        self._heading = self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#E7ECEA", "valign": "vcenter"})
        self._shown_day = self._book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._shown_moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        self._quoted = self._book.add_format({"quote_prefix": True})
        self._currencies: dict[str, Any] = {}
        self._serials = Serials()
        self._sampled = [0] * len(self.columns)
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(self.columns):
            self._sheet.write_string(0, place, column.heading, self._heading)
        self._puts: tuple[Put, ...] = tuple(self._put(place, column) for place, column in enumerate(self.columns))

    def rows(self, rows: Sequence[Sequence[Any]]) -> None:
        """Append rows."""
        number, puts = self.count, self._puts
        for row in rows:
            number += 1
            for put, value in zip(puts, row, strict=True):
                if value is not None:
                    put(number, value)
            if number <= _SAMPLE:
                self._measure(row)
        self.count = number

    def tally(self) -> Tally:
        """What had to be done to texts so far."""
        return Tally(self._texts.removed, self._texts.cut)

    def about(self, title: str, sections: Sequence[AboutSection]) -> None:
        """Write the second sheet."""
        write_about(self._book, title, sections, self._texts)

    def close(self) -> None:
        """Filter or table, widths, print settings; then pack."""
        self._finish()
        try:
            self._book.close()
        except XlsxWriterException as error:  # it wraps the system's errors; those are wanted bare
            cause = error.args[0] if error.args else None
            if isinstance(cause, OSError):
                raise cause from error
            raise
        self._file.finish()

    def abandon(self) -> None:
        """Let go of all files."""
        for sheet in self._book.worksheets():
            for handle in (getattr(sheet, "row_data_fh", None), getattr(sheet, "fh", None)):
                if handle is not None:
                    with suppress(OSError, ValueError):
                        handle.close()
        self._file.give_up()

    # --- values ---------------------------------------------------------------------------------------------------------

    def _put(self, place: int, column: SheetColumn) -> Put:
        match column.kind:
            case CellKind.NUMBER:
                return self._number(place)
            case CellKind.DAY:
                return self._serial(place, self._serials.day, self._shown_day)
            case CellKind.MOMENT:
                return self._serial(place, self._serials.moment, self._shown_moment)
            case CellKind.MONEY:
                return self._money(place)
        return self._text(place)

    def _text(self, place: int) -> Put:
        write, clean, quoted = self._sheet.write_string, self._texts.clean, self._quoted

        def put(row: int, text: str) -> None:
            text = clean(text)
            if not text:
                return
            first = text[0]
            if first in LOOKS_LIVE:
                write(row, place, text, quoted)  # stays text even when a person edits the cell
            elif first == "<" and is_markup(text):
                self._sheet.write_rich_string(row, place, *fragments(text))
            else:
                write(row, place, text)

        return put

    def _number(self, place: int) -> Put:
        write, as_text = self._sheet.write_number, self._text(place)

        def put(row: int, number: float) -> None:
            if -_EXACT < number < _EXACT:
                write(row, place, number)
            else:
                as_text(row, str(number))

        return put

    def _serial(self, place: int, serial: Callable[[str], float | None], shown: Any) -> Put:
        write, as_text = self._sheet.write_number, self._text(place)

        def put(row: int, text: str) -> None:
            number = serial(text)
            if number is None:
                as_text(row, text)
            else:
                write(row, place, number, shown)

        return put

    def _money(self, place: int) -> Put:
        write, as_text = self._sheet.write_number, self._text(place)

        def put(row: int, value: tuple[str, str]) -> None:
            amount, currency = value
            try:
                exact = Decimal(amount)
            except InvalidOperation:
                exact = Decimal("NaN")
            if exact.is_finite() and len(exact.as_tuple().digits) <= 15 and abs(exact) < _EXACT:
                write(row, place, float(exact), self._currency(currency))
            else:
                as_text(row, f"{amount} {currency}".strip())

        return put

    def _currency(self, code: str) -> Any:
        if code not in self._currencies:
            sign = f"[${code}] " if code.isalpha() and code.isascii() and len(code) == 3 else ""
            self._currencies[code] = self._book.add_format({"num_format": f"{sign}#,##0.00"})
        return self._currencies[code]

    # --- the sheet as a whole ------------------------------------------------------------------------------------------------

    def _measure(self, row: Sequence[Any]) -> None:
        for place, value in enumerate(row):
            if value is not None:
                text = " ".join(value) if isinstance(value, tuple) else str(value)
                longest = max(map(len, text.split("\n")))
                self._sampled[place] = max(self._sampled[place], longest)

    def _finish(self) -> None:
        last_row, last = max(self.count, 1), len(self.columns) - 1
        for place, column in enumerate(self.columns):
            seen = _WIDTHS.get(column.kind, self._sampled[place]) if self._sampled[place] else 0
            width = min(max(seen + 2, len(column.heading) + 4, _NARROWEST), _WIDEST)  # room for the filter's button
            self._sheet.set_column(place, place, width, None, {"hidden": column.hidden})
        if self._long:
            self._sheet.autofilter(0, 0, last_row, last)
        else:
            headings = [{"header": column.heading, "header_format": self._heading} for column in self.columns]
            self._sheet.add_table(
                0, 0, last_row, last, {"name": self._table_name(), "columns": headings, "style": "Table Style Light 1"}
            )
        self._sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, last_row, last)})
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_footer("&L&A&R&P / &N")

    def _table_name(self) -> str:
        return "".join(sign if sign.isalnum() and sign.isascii() else "_" for sign in self._name) + "_list"
