"""Writing a list to a workbook: rows streamed from one consistent read, the file put in place only when complete."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from desktop.errors import RuleBroken, WorkbookTrouble
from desktop.models import Workspace
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.exports.about import Told, about_sections
from desktop.services.exports.known_words import KnownWords
from desktop.services.exports.messages import ExportList, ExportResult
from desktop.services.exports.rows import parts, sheet_columns
from desktop.services.listings.columns import COLUMNS, ListColumn, ListKind, column
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.listings.reading import DEFAULT_SORT, count_rows
from desktop.services.spreadsheets.writing.columns import MOST_ROWS
from desktop.services.spreadsheets.writing.target_file import written_in_place

TITLES = {
    ListKind.REQUISITIONS: "Requisitions",
    ListKind.CANDIDATES: "Candidates",
    ListKind.APPLICATIONS: "Applications",
}


@answers(ExportList)
def export_list(reader: Reader, question: ExportList) -> ExportResult:
    """Write the workbook; whatever happens, the old file stays or the new one is whole."""
    from desktop.services.spreadsheets.writing.table_workbook import TableWorkbook  # only an export needs XlsxWriter

    started = time.perf_counter()
    view = _everything(question.view) if question.everything else question.view
    columns = _chosen(view.kind, question.columns)
    path = Path(question.path)
    progress = reader.progress
    count = count_rows(reader, CountRows(view))
    if count.matching > MOST_ROWS:
        raise WorkbookTrouble("too_many_rows", path, {"rows": f"{count.matching:,}"})
    known = KnownWords(reader.connection)
    w = Workspace.__table__.c
    workspace = reader.connection.execute(select(w.name, w.sample)).one()
    title = TITLES[view.kind]
    progress.report(0, count.matching)
    with written_in_place(path, progress.check) as file:
        book = TableWorkbook(file, title, sheet_columns(columns), count.matching, reader.actor.name)
        try:
            for part in parts(reader.connection, view, columns, known):
                book.rows(part)
                progress.report(book.count, count.matching)
            told = Told(
                title, question.name, reader.actor.name, workspace.name, bool(workspace.sample), view,
                view.sort or DEFAULT_SORT[view.kind.value], book.count, count.all, columns, book.texts.removed, book.texts.cut,
            )  # fmt: skip
            book.about(title, about_sections(told, known))
            book.close()
        except BaseException:
            book.abandon()
            raise
    seconds = round(time.perf_counter() - started, 3)
    return ExportResult(str(path), book.count, seconds, book.texts.removed, book.texts.cut)


def _everything(view: ListView) -> ListView:
    return replace(view, filters=(), search="", requisition_id="", candidate_id="")


def _chosen(kind: ListKind, codes: tuple[str, ...]) -> tuple[ListColumn, ...]:
    try:
        return tuple(column(kind, code) for code in codes) or COLUMNS[kind]
    except KeyError as error:
        raise RuleBroken("view.unknown_column", {"column": str(error.args[0])}) from error
