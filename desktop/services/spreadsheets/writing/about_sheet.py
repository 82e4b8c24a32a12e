"""The sheet that tells about the rows: who exported what, when, from where, filtered how, and what the columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.services.spreadsheets.writing.columns import AboutSection
from desktop.services.spreadsheets.writing.text_cells import LOOKS_LIVE, TextCleaner, fragments, is_markup

NAME = "About"
_NAMES, _TEXTS = 26, 88


def write_about(book: Any, title: str, sections: Sequence[AboutSection], texts: TextCleaner) -> None:
    """Add the sheet behind those that are there; the workbook still opens on the first."""
    sheet = book.add_worksheet(NAME)
    large = book.add_format({"bold": True, "font_size": 16, "valign": "vcenter"})
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "bottom"})
    named = book.add_format({"valign": "top", "text_wrap": True, "font_color": "#595F5D"})
    told = {live: book.add_format({"valign": "top", "text_wrap": True, "quote_prefix": live}) for live in (False, True)}
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _NAMES)
    sheet.set_column(1, 1, _TEXTS)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, texts.clean(title), large)
    row = 1
    for section in sections:
        if not section.lines:
            continue
        row += 1
        sheet.set_row(row, 20)
        sheet.write_string(row, 0, section.heading, bold)
        sheet.write_blank(row, 1, None, bold)
        row += 1
        for name, text in section.lines:
            for place, (words, shown) in enumerate(((name, named), (text, told[text[:1] in LOOKS_LIVE]))):
                clean = texts.clean(words)
                if is_markup(clean):
                    sheet.write_rich_string(row, place, *fragments(clean), shown)
                elif clean:
                    sheet.write_string(row, place, clean, shown)
            row += 1
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
