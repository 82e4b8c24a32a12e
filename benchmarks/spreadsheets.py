"""Excel in and out through the real window's threads, beside the driver and the libraries writing the same rows alone."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.figures import Figure
from benchmarks.floor import timed
from benchmarks.names import EMPLOYERS, PLACES, TITLES, person
from benchmarks.runner import environment
from benchmarks.stage import Stage
from benchmarks.watch import wait
from desktop import bootstrap
from desktop.services.access.actor import SYSTEM
from desktop.services.exports.known_words import KnownWords
from desktop.services.exports.messages import ExportList
from desktop.services.exports.rows import parts, sheet_columns
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import ListView
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import PreviewImport, ReadSpreadsheets
from desktop.services.spreadsheets.writing.columns import CellKind
from desktop.services.storage.connection import connect
from desktop.services.storage.workspace_file import remove_file
from desktop.services.vocabulary.defaults import SOURCES, STAGES
from desktop.services.workspace.session import create_workspace, open_workspace

HEAD = ("Name", "E-mail", "Phone", "City", "Current employer", "Current title", "Requisition", "Department", "Stage", "Source",
        "Applied on", "Application ID")  # fmt: skip
FACTS = ("workspace", "person", "vocabulary_word", "requisition", "seat", "candidate", "contact", "candidate_tag", "application",
         "stage_transition", "note")  # fmt: skip
STORED = (*FACTS, "import_batch", "journal_change", "candidate_row", "application_row", "requisition_row")
"""The facts with all that an import keeps of them, but for full text."""
SIZES = (10_000, 20_000, 100_000)
"""Rows of the files that are brought in."""


def write_csv(path: Path, rows: int, seed: int = 3) -> None:
    """Twelve columns, six of them about the person; four hundred requisitions or fewer."""
    random = Random(seed)
    jobs = [f"{random.choice(TITLES)} {number:03d}" for number in range(max(3, min(400, rows // 50)))]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEAD)
        for number in range(rows):
            given, family = person(random)
            day = f"202{random.randrange(3, 6)}-{random.randrange(1, 13):02d}-{random.randrange(1, 29):02d}"
            out.writerow(
                (f"{given} {family}", f"p{number}@example.com", f"+1 514 {200 + number // 10_000:03d} {number % 10_000:04d}",
                 random.choice(PLACES), random.choice(EMPLOYERS), random.choice(TITLES), random.choice(jobs),
                 random.choice(("Sales", "Finance", "Operations", "Care")), random.choice(STAGES[:6])["label"],
                 random.choice(SOURCES)[1], day, f"A-{number:06d}")
            )  # fmt: skip


class Spreadsheets:
    def __init__(self, workspace: Path) -> None:
        self.folder = workspace.parent
        self.workspace = workspace
        self.gaps: dict[str, float] = {}

    def run(self, sizes: Iterable[int]) -> list[Figure]:
        figures = [figure for rows in sizes for figure in self.bring_in(rows)]
        figures += self.take_out()
        idle = [self.idle]
        figures += [
            Figure(f"event loop away: {name}", [gap], floor=idle, floor_is="idle", most=50, wanted="≤ 50 ms")
            for name, gap in self.gaps.items()
        ]
        return figures

    def timed_step(self, stage: Stage, name: str, start: Callable[[Callable[[Any], None]], Any]) -> tuple[Any, float]:
        """Let the window's own threads do something long; answers what came and the seconds it took."""
        came: list[Any] = []
        stage.watchdog.begin()
        began = time.perf_counter()
        start(came.append)
        wait(lambda: came or stage.faults, 3600)
        took = time.perf_counter() - began
        if stage.faults:
            raise stage.faults[0]
        stage.settle(20)
        self.gaps[name] = max(stage.watchdog.end(), self.gaps.get(name, 0.0))
        return came[0], took

    # --- in -----------------------------------------------------------------------------------------------------------------

    def bring_in(self, rows: int) -> list[Figure]:
        file, target = self.folder / f"people{rows}.csv", self.folder / f"import{rows}.desk"
        write_csv(file, rows)
        create_workspace(target, name="import", person="Bench", installation="bench").close()
        stage = Stage(target, "candidates")
        bench, owner = stage.bench, stage.window
        draft, reading = self.timed_step(
            stage, "read a spreadsheet",
            lambda take: bench.ask(ReadSpreadsheets((str(file),)), take, owner=owner, label="Reading"),
        )  # fmt: skip
        _, looking = self.timed_step(
            stage, "preview an import", lambda take: bench.ask(PreviewImport(draft), take, owner=owner, label="Looking")
        )
        cpu = time.process_time()
        done, writing = self.timed_step(
            stage, "write an import",
            lambda take: bench.carry_out(ImportSpreadsheets(draft, file.name), take, owner=owner),
        )  # fmt: skip
        cpu = time.process_time() - cpu
        answer = done.answer
        stage.close()
        floor, count = self.plain_insert(target, FACTS)
        all_of_it, every = self.plain_insert(target, STORED)
        peak = self.peak_of_command(file, self.folder / f"command{rows}.desk")
        return [
            Figure(f"import: {rows:,} rows written", [rows / writing], "rows/s", floor=[rows / floor], floor_is="SQL alone",
                   least=5000, of="median", wanted="≥ 5,000 rows/s",
                   note=f"{answer.people:,} people, {answer.applications:,} applications, {count:,} facts, journal, lists"),
            Figure(f"import: {rows:,} rows by CPU time", [rows / cpu], "rows/s", floor=[rows / all_of_it],
                   floor_is=f"SQL alone of all {every:,} rows stored"),
            Figure(f"import: {rows:,} rows read and understood", [rows / reading], "rows/s"),
            Figure(f"import: preview of {rows:,} rows", [rows / looking], "rows/s"),
            Figure(f"import: peak memory, {rows:,} rows by the command line", [peak], "MB"),
        ]  # fmt: skip

    def peak_of_command(self, file: Path, target: Path) -> float:
        """Megabytes the importing process had at most; what reads the file is a child of its own and not counted."""
        words = [sys.executable, "-m", "desktop", "import", str(file), "--workspace", str(target), "--json"]
        command = subprocess.Popen(words, cwd=bootstrap.ROOT, env=environment(self.folder), stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(command.pid, 0)
        command.returncode = os.waitstatus_to_exitcode(status)
        if command.returncode:
            raise RuntimeError(f"the import ended with {command.returncode}")
        return used.ru_maxrss / (1024 if sys.platform.startswith("linux") else 1024 * 1024)

    def plain_insert(self, imported: Path, tables: Iterable[str]) -> tuple[float, int]:
        """Seconds to put the same rows into the same empty schema with nothing but ``executemany``, and how many they are."""
        target = self.folder / "floor.desk"
        remove_file(target)
        create_workspace(target, name="floor", person="Bench", installation="bench").close()
        source, raw = connect(imported, read_only=True), connect(target)
        took, count = 0.0, 0
        raw.execute("PRAGMA foreign_keys=OFF")
        for name in tables:
            rows = source.execute(f"SELECT * FROM {name}").fetchall()
            if not rows:
                continue
            marks = ", ".join("?" * len(rows[0]))
            began = time.perf_counter()
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany(f"INSERT OR IGNORE INTO {name} VALUES ({marks})", rows)
            raw.execute("COMMIT")
            took += time.perf_counter() - began
            count += len(rows)
        source.close()
        raw.close()
        return took, count

    # --- out ----------------------------------------------------------------------------------------------------------------

    def take_out(self) -> list[Figure]:
        out = self.folder / "list.xlsx"
        view = ListView(ListKind.CANDIDATES)
        stage = Stage(self.workspace, "candidates")
        self.idle = max(stage.idle_gap(400) for _ in range(5))
        question = ExportList(view, (), str(out))
        bench, owner = stage.bench, stage.window
        result, took = self.timed_step(
            stage, "export", lambda take: bench.ask(question, take, owner=owner, label="Exporting")
        )
        stage.close()
        rows, kinds = self.rows_of(view)
        write = partial(self.xlsxwriter_alone, rows, kinds)
        alone = timed(write, 1)[0] / 1000
        whole = timed(partial(self.openpyxl_alone, rows, kinds), 1)[0] / 1000
        note = f"{result.rows:,} rows × {len(kinds)} columns"
        return [
            Figure("export beside XlsxWriter alone", [took], "s", floor=[alone], floor_is="XlsxWriter", of="ratio", most=1.2,
                   wanted="≤ 1.2 ×", note=note),
            Figure("export beside openpyxl write-only", [took], "s", floor=[whole], floor_is="openpyxl", of="ratio", most=1.2,
                   wanted="≤ 1.2 ×"),
        ]  # fmt: skip

    def rows_of(self, view: ListView) -> tuple[list[tuple[Any, ...]], list[CellKind]]:
        """The rows as an export has them before they become cells; reading them is no part of the floor."""
        session = open_workspace(self.workspace, installation="bench")
        columns = COLUMNS[view.kind]
        kinds = [one.kind for one in sheet_columns(columns)]
        with session.store.reader.begin() as connection:
            found = [row for part in parts(connection, view, columns, KnownWords(connection), SYSTEM) for row in part]
        session.close()
        return [tuple(_cells(row, kinds)) for row in found], kinds

    def xlsxwriter_alone(self, rows: list[tuple[Any, ...]], kinds: list[CellKind]) -> None:
        import xlsxwriter

        book = xlsxwriter.Workbook(str(self.folder / "floor.xlsx"), {"constant_memory": True})
        shown = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet = book.add_worksheet()
        put = [
            partial(_dated, sheet.write_datetime, shown) if kind in (CellKind.DAY, CellKind.MOMENT)
            else sheet.write_number if kind is CellKind.NUMBER else sheet.write_string
            for kind in kinds
        ]  # fmt: skip
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if value is not None:
                    put[place](number, place, value)
        book.close()

    def openpyxl_alone(self, rows: list[tuple[Any, ...]], kinds: list[CellKind]) -> None:
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
        book.save(self.folder / "floor-openpyxl.xlsx")


def _dated(write: Callable[..., Any], shown: Any, row: int, place: int, value: Any) -> None:
    write(row, place, value, shown)


def _cells(row: Iterable[Any], kinds: list[CellKind]) -> Iterable[Any]:
    for value, kind in zip(row, kinds, strict=True):
        if value is not None and kind in (CellKind.DAY, CellKind.MOMENT):
            yield datetime.fromisoformat(value).replace(tzinfo=None)
        else:
            yield value


def run(workspace: Path, rows: str = "") -> list[Figure]:
    raw = connect(workspace, read_only=True)
    there = raw.execute("SELECT count(*) FROM candidate_row").fetchone()[0]
    raw.close()
    return Spreadsheets(workspace).run(
        [int(rows)] if rows else [size for size in SIZES if size <= max(there, SIZES[1])]
    )
