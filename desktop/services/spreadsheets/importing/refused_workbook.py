"""The workbook of rows that were not imported, with a column of reasons, beside the source: to be corrected and read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from desktop.services.spreadsheets.drafting.records import ImportDraft, RefusedRow
from desktop.services.spreadsheets.writing.target_file import written_in_place

REASON_HEADER = "Why not imported"
_WORDS = {
    "no_name_and_no_email": "No name and no e-mail",
    "no_person": "No person",
    "application_unknown": "Belongs to an application or person that is in none of the files",
    "nothing_to_attach_to": "Neither a title nor an id",
}


def write_refused(draft: ImportDraft, source: Path, check: Callable[[], None] = lambda: None) -> Path | None:
    """Write ``<source> - not imported.xlsx``; ``None`` when nothing was refused. Raises ``WorkbookTrouble``."""
    if not draft.refused_rows:
        return None
    import xlsxwriter

    path = source.with_name(f"{source.stem} - not imported.xlsx")
    by_table: dict[int, list[RefusedRow]] = defaultdict(list)
    for row in draft.refused_rows:
        by_table[row.table].append(row)
    with written_in_place(path) as beside:
        book = xlsxwriter.Workbook(
            str(beside), {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        )
        names: set[str] = set()
        for at, rows in by_table.items():
            table = draft.tables[at]
            sheet = book.add_worksheet(_sheet_name(table.sheet or Path(table.file).stem, names))
            headers = [column.header for column in table.columns]
            sheet.write_row(0, 0, [*headers, REASON_HEADER, "Row"])
            for place, row in enumerate(rows, start=1):
                check()
                cells = (*row.cells, *[""] * (len(headers) - len(row.cells)))[: len(headers)]
                for column, text in enumerate(cells):
                    sheet.write_string(place, column, text[:32_767])
                sheet.write_string(place, len(headers), "; ".join(_WORDS.get(code, code) for code in row.codes))
                sheet.write_number(place, len(headers) + 1, row.row)
        book.close()
    return path


def _sheet_name(wanted: str, taken: set[str]) -> str:
    base = "".join(sign for sign in wanted if sign not in "[]:*?/\\").strip("'")[:28] or "Rows"
    name = base
    number = 2
    while name.lower() in taken:
        name, number = f"{base} {number}", number + 1
    taken.add(name.lower())
    return name
