"""The importer's questions: read files, the workbook of refused rows, past imports."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from desktop.errors import WorkbookTrouble
from desktop.models import ImportBatch, JournalChange
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.drafting.records import ImportDraft
from desktop.services.spreadsheets.engine import draft_readings
from desktop.services.spreadsheets.importing.memory import recall, together
from desktop.services.spreadsheets.importing.refused_workbook import write_refused
from desktop.services.spreadsheets.questions import ListImports, ReadSpreadsheets, WriteRefusedRows
from desktop.services.spreadsheets.reading.limits import Limits
from desktop.services.spreadsheets.reading.raw_table import FileReading
from desktop.services.spreadsheets.reading.supervised_reading import read_files_apart
from desktop.services.spreadsheets.records import ImportRecord

_last: dict[tuple[tuple[str, int, int], ...], list[FileReading | WorkbookTrouble]] = {}
"""The latest reading: the wizard drafts the same files again after each answer."""


@answers(ReadSpreadsheets)
def read_spreadsheets(reader: Reader, question: ReadSpreadsheets) -> ImportDraft:
    """Read and draft; remembered answers and the team's aliases fill what the question leaves open."""
    readings = _readings(reader, [Path(path) for path in question.paths])

    def tick(step: str, done: int, of: int) -> None:
        reader.progress.report(done, of, step)

    given = Answers.model_validate_json(question.answers) if question.answers else Answers()
    aliases = recall(reader.connection, set())
    draft = draft_readings(readings, together(aliases, given), tick)
    remembered = together(recall(reader.connection, {table.header_set for table in draft.tables}), given)
    if remembered == together(aliases, given):
        return draft
    return draft_readings(readings, remembered, tick)


def _readings(reader: Reader, paths: list[Path]) -> list[FileReading | WorkbookTrouble]:
    marks = []
    for path in paths:
        try:
            state = path.stat()
            marks.append((str(path), state.st_mtime_ns, state.st_size))
        except OSError:
            marks.append((str(path), 0, 0))
    key = tuple(marks)
    if key not in _last:
        readings = read_files_apart(paths, Limits(), lambda step, done, of: reader.progress.report(done, of, step))
        _last.clear()
        _last[key] = readings
    return _last[key]


@answers(WriteRefusedRows)
def write_refused_rows(reader: Reader, question: WriteRefusedRows) -> str:
    """Write them beside the source."""
    path = write_refused(question.draft, Path(question.source), reader.progress.check)
    return str(path) if path else ""


@answers(ListImports)
def list_imports(reader: Reader, question: ListImports) -> tuple[ImportRecord, ...]:
    """Latest first."""
    b, j = ImportBatch.__table__.c, JournalChange.__table__.c
    entry = (
        select(j.entry_id).where(j.entity == "import_batch", j.entity_id == b.id, j.kind == "insert").limit(1)
    ).scalar_subquery()
    query = (
        select(b.id, b.at, b.person_id, b.files, b.summary, entry.label("entry_id"))
        .where(b.deleted_at.is_(None))
        .order_by(b.at.desc())
        .limit(question.limit)
    )
    return tuple(
        ImportRecord(
            row.id,
            row.at,
            row.person_id,
            tuple(file.get("name", "") for file in row.files),
            row.summary,
            row.entry_id or "",
        )
        for row in reader.connection.execute(query)
    )
