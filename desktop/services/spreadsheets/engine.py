"""The importer's engine: from paths to a draft of everything an import would write. It writes nothing itself."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.errors import WorkbookTrouble
from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.cycle_search import without_cycle_search
from desktop.services.spreadsheets.drafting.checks import check_columns
from desktop.services.spreadsheets.drafting.draft_applications import ApplicationRows
from desktop.services.spreadsheets.drafting.draft_histories import (
    check_offers,
    close_histories,
    draft_contacts,
    draft_events,
    draft_interviews,
    draft_offers,
)
from desktop.services.spreadsheets.drafting.draft_people import draft_people
from desktop.services.spreadsheets.drafting.draft_requisitions import draft_requisitions
from desktop.services.spreadsheets.drafting.freezing import (
    freeze_application,
    freeze_person,
    freeze_requisition,
    freeze_transitions,
    freeze_verdicts,
)
from desktop.services.spreadsheets.drafting.records import (
    ColumnUse,
    FileRefusal,
    ImportDraft,
    OpenQuestion,
    RefusedRow,
    TableUse,
)
from desktop.services.spreadsheets.drafting.stage_order import place_by_order
from desktop.services.spreadsheets.drafting.table_values import TableValues, date_columns, settle_table
from desktop.services.spreadsheets.drafting.workbench import Workbench
from desktop.services.spreadsheets.joining.keys import settle_keys
from desktop.services.spreadsheets.joining.lookups import gather_lookups
from desktop.services.spreadsheets.joining.sheet_names import read_sheet_names
from desktop.services.spreadsheets.reading.limits import Limits
from desktop.services.spreadsheets.reading.raw_table import FileReading
from desktop.services.spreadsheets.reading.supervised_reading import Tick, read_files_apart
from desktop.services.spreadsheets.recognising.header_words import spoken
from desktop.services.spreadsheets.recognising.recognised_table import RecognisedTable, recognise, table_name
from desktop.services.spreadsheets.recognising.split_tables import split_tables
from desktop.services.spreadsheets.recognising.table_kinds import HOLDS_RECORDS, TableKind
from desktop.services.spreadsheets.values.dates import DayOrder
from desktop.services.spreadsheets.values.phones import guess_region
from desktop.services.spreadsheets.values.texts import text_of

_ORDER = (
    TableKind.REQUISITIONS,
    TableKind.PEOPLE,
    TableKind.APPLICATIONS,
    TableKind.CONTACTS,
    TableKind.EVENTS,
    TableKind.INTERVIEWS,
    TableKind.OFFERS,
    TableKind.NOTES,
    TableKind.LOOKUP,
)
_LANGUAGES = {
    "fr": "nom prenom courriel telephone poste statut etape candidat candidature ville motif recruteur adresse",
    "es": "nombre apellido correo telefono puesto estado fecha fuente etapa candidato ciudad motivo reclutador",
    "pt": "nome sobrenome telefone vaga situacao fonte cidade data profissao candidato observacoes idade",
    "de": "name vorname nachname stelle bewerber bewerbung quelle ort telefon datum",
    "it": "nome cognome candidato citta fonte posizione stato telefono",
    "nl": "naam voornaam achternaam vacature bron woonplaats telefoon",
}
_INDIAN = frozenset({"ctc", "ectc", "cctc", "lpa", "lacs", "lakhs", "aadhaar", "aadhar"})
"""Words for pay and identity that only Indian sheets use."""


def read_files(
    paths: Sequence[Path], answers: Answers | None = None, progress: Tick | None = None, limits: Limits | None = None
) -> ImportDraft:
    """Read and draft files together. Unreadable files stand in ``refused_files``; only ``progress`` may raise (Stopped).

    ``progress`` is called with step (``reading``, ``recognising``, ``drafting``), done and of (files, tables, rows).
    """
    started = time.perf_counter()
    readings = read_files_apart([Path(path) for path in paths], limits or Limits(), progress)
    draft = draft_readings(readings, answers or Answers(), progress)
    return replace(draft, seconds=round(time.perf_counter() - started, 3))


def draft_readings(
    readings: Sequence[FileReading | WorkbookTrouble], answers: Answers, progress: Tick | None = None
) -> ImportDraft:
    """Draft what has been read; the wizard calls this again after each change of an answer."""
    with without_cycle_search():
        return _draft(readings, answers, progress)


def _draft(readings: Sequence[FileReading | WorkbookTrouble], answers: Answers, progress: Tick | None) -> ImportDraft:
    refused = tuple(
        FileRefusal(one.path.name, one.code, one.details) for one in readings if isinstance(one, WorkbookTrouble)
    )
    files = [one for one in readings if isinstance(one, FileReading)]
    tables: list[RecognisedTable] = []
    origin: list[FileReading] = []
    by_header_set = answers.columns_by_header_set()
    for place, reading in enumerate(files):
        if progress:
            progress("recognising", place, len(files))
        for raw in reading.tables:
            forced = answers.tables.get(table_name(raw.file, raw.sheet), "")
            for part in split_tables(raw) if not forced else [raw]:
                tables.append(recognise(part, by_header_set, forced))
                origin.append(reading)
    settle_keys(tables)
    jobs, stages = read_sheet_names(tables)
    for place in stages.keys() | jobs.keys():
        if tables[place].kind == TableKind.PEOPLE:
            tables[place].kind = TableKind.APPLICATIONS
    region = answers.defaults.region or _region(tables)
    orders, questions = _settle_dates(tables, answers, region)
    bench = Workbench(answers)
    bench.lookups = gather_lookups(tables)
    values = [TableValues(table, orders[place], region) for place, table in enumerate(tables)]
    placed = place_by_order([one for one in values if one.table.kind in (TableKind.EVENTS, TableKind.INTERVIEWS)])
    total = sum(len(table.rows) for table in tables)
    done = 0
    for kind in _ORDER:
        for place in _sequence(tables, kind):
            before = done

            def tick(row: int, before: int = before) -> None:
                if progress:
                    progress("drafting", before + row, total)

            tick(0)
            _draft_table(bench, values[place], place, jobs.get(place, ""), stages.get(place, ""), placed, region, tick)
            done += values[place].count
    close_histories(bench)
    check_offers(bench)
    uses = tuple(_use(table, origin[place], answers) for place, table in enumerate(tables))
    return ImportDraft(
        tuple(map(freeze_person, bench.people)),
        tuple(map(freeze_requisition, bench.requisitions)),
        tuple(map(freeze_application, bench.applications)),
        freeze_transitions(bench),
        tuple(bench.interviews),
        tuple(bench.offers),
        freeze_verdicts(bench),
        bench.findings.warnings(),
        bench.findings.open_words(),
        tuple(questions),
        uses,
        refused,
        _refused_rows(bench, tables),
        region,
        tuple((reading.file.name, reading.digest) for reading in files),
    )


def _refused_rows(bench: Workbench, tables: list[RecognisedTable]) -> tuple[RefusedRow, ...]:
    """The refused rows as they stand in the file, for the workbook a person corrects them in."""
    refused: dict[int, set[int]] = defaultdict(set)
    for table, number, verdict, _, _ in bench.verdicts:
        if verdict == "refused":
            refused[table].add(number)
    rows: list[RefusedRow] = []
    for at, numbers in sorted(refused.items()):
        for cells, number in zip(tables[at].rows, tables[at].numbers, strict=True):
            if number in numbers:
                codes = tuple(dict.fromkeys(problem.code for problem in bench.findings.problems.get((at, number), ())))
                rows.append(RefusedRow(at, number, tuple(map(text_of, cells)), codes))
    return tuple(rows)


def _sequence(tables: list[RecognisedTable], kind: TableKind) -> list[int]:
    """Tables of a kind; those that name people before those that only refer to them."""
    places = [place for place, table in enumerate(tables) if table.kind == kind]
    return sorted(places, key=lambda place: (tables[place].own_entity == "application", place))


def _draft_table(
    bench: Workbench,
    values: TableValues,
    at: int,
    job: str,
    stage: str,
    placed: dict[str, str],
    region: str,
    tick: Callable[[int], None],
) -> None:
    table = values.table
    refused: set[int] = set()
    match table.kind:
        case TableKind.REQUISITIONS:
            draft_requisitions(bench, values, at)
        case TableKind.PEOPLE:
            refused = draft_people(bench, values, at, tick)
        case TableKind.APPLICATIONS:
            rows = ApplicationRows(bench, values, at, job, stage, placed)
            rows.draft(tick)
            refused = rows.refused
        case TableKind.EVENTS:
            draft_events(bench, values, at, placed)
        case TableKind.INTERVIEWS:
            draft_interviews(bench, values, at, placed)
        case TableKind.OFFERS:
            draft_offers(bench, values, at)
        case TableKind.CONTACTS | TableKind.NOTES:
            draft_contacts(bench, values, at, region)
    for place, code in table.moved_rows.items():
        if place not in refused:
            bench.findings.note(code, (at, table.numbers[place]))
    check_columns(values, at, refused, bench.findings)


def _region(tables: list[RecognisedTable]) -> str:
    texts: list[str] = []
    countries: list[str] = []
    for table in tables:
        for code, sink in (("phone", texts), ("country", countries)):
            for place in table.places_of(code):
                sink.extend(text for row in table.rows[:500] if place < len(row) and (text := text_of(row[place])))
    return guess_region(texts, countries, _language(tables)) if texts else ""


def _language(tables: list[RecognisedTable]) -> str:
    """The language most headers are in; empty for English or no clear one."""
    words = Counter(word for table in tables for header in table.headers for word in spoken(header).split())
    if words.keys() & _INDIAN:
        return "in"
    score = {language: sum(words[word] for word in set(known.split())) for language, known in _LANGUAGES.items()}
    best = max(score, key=lambda language: score[language])
    english = sum(
        words[word]
        for word in ("name", "first", "last", "email", "phone", "status", "source", "date", "job", "title", "id")
    )
    return best if score[best] >= 2 and score[best] > english else ""


def _settle_dates(
    tables: list[RecognisedTable], answers: Answers, region: str
) -> tuple[list[dict[int, DayOrder]], list[OpenQuestion]]:
    """The day order of every date column: answered, settled by its own rows, else like the rest, else asked."""
    orders: list[dict[int, DayOrder]] = [{} for _ in tables]
    unsure: list[tuple[int, int]] = []
    settled_tables: set[int] = set()
    sure: Counter[DayOrder] = Counter()
    for at, table in enumerate(tables):
        for place in date_columns(table):
            answered = answers.dates.get(table.headers[place]) or answers.defaults.date_order
            if answered:
                orders[at][place] = answered
                continue
            settled = settle_table(table, place, None)
            if settled is None:
                continue
            orders[at][place] = settled.order
            if settled.sure:
                if settled.evidence == "unambiguous_rows":
                    sure[settled.order] += 1
                    settled_tables.add(at)
            else:
                unsure.append((at, place))
    language = _language(tables)
    likely: DayOrder | None = "dmy" if language else "mdy" if region == "US" else None
    if sure:
        likely = sure.most_common(1)[0][0]
    questions: list[OpenQuestion] = []
    for at, place in unsure:
        settled = settle_table(tables[at], place, likely)
        if settled is None:
            continue
        orders[at][place] = settled.order
        if at in settled_tables:  # another column of the same table tells
            continue
        examples = [text for row in tables[at].rows[:200] if place < len(row) and (text := text_of(row[place]))]
        questions.append(
            OpenQuestion(
                "date_order",
                at,
                tables[at].headers[place],
                settled.order,
                settled.evidence,
                tuple(dict.fromkeys(examples))[:3],
            )
        )
    return orders, questions


def _use(table: RecognisedTable, reading: FileReading, answers: Answers) -> TableUse:
    columns = []
    for column in table.columns:
        left_out = column.is_sensitive and column.header not in answers.sensitive
        texts = (
            (text_of(row[column.place]) for row in table.rows[:50] if column.place < len(row))
            if not left_out
            else iter(())
        )
        examples = tuple(dict.fromkeys(text for text in texts if text))[:3]
        columns.append(ColumnUse(column.header, column.field, column.confidence, column.how, examples))
    sensitive = tuple(
        column.header for column in table.columns if column.is_sensitive and column.header not in answers.sensitive
    )
    return TableUse(
        table.file.name, table.sheet, table.kind.value, table.why, table.export, table.header_row, len(table.rows), table.header_set,
        tuple(columns), sensitive, table.kind not in HOLDS_RECORDS or table.kind == TableKind.LOOKUP, table.transposed, table.hidden, reading.encoding,
        reading.delimiter, tuple(table.notices),
    )  # fmt: skip
