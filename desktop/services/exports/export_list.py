"""Writing a list to a workbook: rows streamed from one consistent read, the file put in place only when complete."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable
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
from desktop.services.listings.columns import COLUMNS, ListColumn, ListKind, column, is_hidden
from desktop.services.listings.planning import DEFAULT_SORT
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.listings.reading import count_rows
from desktop.services.spreadsheets.writing.book_apart import BookApart
from desktop.services.spreadsheets.writing.columns import MOST_ROWS, Book, SheetPlan
from desktop.services.spreadsheets.writing.target_file import written_in_place

TITLES = {
    ListKind.REQUISITIONS: "Requisitions",
    ListKind.CANDIDATES: "Candidates",
    ListKind.APPLICATIONS: "Applications",
}


@answers(ExportList)
def export_list(reader: Reader, question: ExportList) -> ExportResult:
    """Write the workbook; whatever happens, the old file stays or the new one is whole."""
    started = time.perf_counter()
    view = _everything(question.view) if question.everything else question.view
    columns = tuple(one for one in _chosen(view.kind, question.columns) if not is_hidden(one, reader.actor))
    path = Path(question.path)
    progress = reader.progress
    count = count_rows(reader, CountRows(view))
    if count.matching > MOST_ROWS:
        raise WorkbookTrouble("too_many_rows", path, {"rows": f"{count.matching:,}"})
    known = KnownWords(reader.connection)
    w = Workspace.__table__.c
    workspace = reader.connection.execute(select(w.name, w.sample)).one()
    title = TITLES[view.kind]
    plan = SheetPlan(title, sheet_columns(columns), count.matching, reader.actor.name)
    progress.report(0, count.matching)
    with (
        written_in_place(path) as beside,
        # its parts lie where the whole will lie: elsewhere on the disk nothing of people stands in the clear
        tempfile.TemporaryDirectory(prefix=".hiring-desk-", dir=path.parent, ignore_cleanup_errors=True) as folder,
    ):
        book = _book(beside, plan, Path(folder), progress.check)
        try:
            for part in parts(reader.connection, view, columns, known, reader.actor):
                book.rows(part)
                progress.report(book.count, count.matching)
            tally = book.tally()
            told = Told(
                title, question.name, reader.actor.name, workspace.name, bool(workspace.sample), view,
                view.sort or DEFAULT_SORT[view.kind.value], book.count, count.all, columns, tally,
            )  # fmt: skip
            book.about(title, about_sections(told, known))
            book.close()
        except BaseException:
            book.abandon()
            raise
        progress.check()
    return ExportResult(str(path), book.count, round(time.perf_counter() - started, 3), tally.removed, tally.cut)


def _book(path: Path, plan: SheetPlan, folder: Path, check: Callable[[], None]) -> Book:
    """In a process of its own while a window waits for its turns; on the main thread nothing else runs that could."""
    if threading.current_thread() is threading.main_thread():
        from desktop.services.spreadsheets.writing.table_workbook import (
            TableWorkbook,  # only an export needs XlsxWriter
        )

        return TableWorkbook(path, plan, folder, check)
    return BookApart(path, plan, folder, check)


def _everything(view: ListView) -> ListView:
    return replace(view, filters=(), search="", requisition_id="", candidate_id="")


def _chosen(kind: ListKind, codes: tuple[str, ...]) -> tuple[ListColumn, ...]:
    try:
        return tuple(column(kind, code) for code in codes) or COLUMNS[kind]
    except KeyError as error:
        raise RuleBroken("view.unknown_column", {"column": str(error.args[0])}) from error
