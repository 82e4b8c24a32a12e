"""The docket with two thousand open cases: opened, counted, searched, scrolled, answered in place, beside a list and beside bare SQL.

The list of as many requisitions' cases stands beside it in the same run: what a page with other means costs on this machine now. Last an
import is written with and without the keepers of decisions and approvals.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.figures import Figure
from benchmarks.floor import RawSql, timed
from benchmarks.spreadsheets import write_csv
from benchmarks.stage import Gaps, Stage
from benchmarks.waiting import CASES, wait_for_bench
from benchmarks.watch import Painted, wait
from desktop.models.base import calendar_day
from desktop.services.approvals.keeping import keep_approvals
from desktop.services.decisions.keeping import keep_decisions
from desktop.services.docket.questions import CountDocket, ReadDocket
from desktop.services.docket.records import Source
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import ReadSpreadsheets
from desktop.services.storage.workspace_file import remove_file
from desktop.services.workspace.session import create_workspace, open_workspace

CASE = "r.number, r.title, r.status, c.name, a.stage_id"
JOINS = """LEFT JOIN requisition r ON r.id = w.requisition_id LEFT JOIN application a ON a.id = w.application_id
    LEFT JOIN candidate c ON c.id = w.candidate_id"""
ASKED = """FROM approver s JOIN approval_group g ON g.id = s.group_id JOIN approval p ON p.id = s.approval_id
    JOIN requisition r ON r.id = s.requisition_id
    WHERE s.person_id = ? AND s.verdict = '' AND g.since <> '' AND g.resolved_at = '' AND p.state = 'running'"""
LINES = (
    f"""SELECT w.id, w.row_version, w.kind, w.due_on, w.opened_at, w.next_action, {CASE} FROM decision w {JOINS}
    WHERE w.owner_id = ? AND w.closed_at = '' ORDER BY w.due_on, w.id""",
    f"""SELECT w.id, w.row_version, w.title, w.due_on, w.created_at, w.repeat, {CASE} FROM task w {JOINS}
    WHERE w.owner_id = ? AND w.done_at = '' ORDER BY w.due_on, w.id""",
    f"SELECT s.id, s.row_version, g.position, g.since, g.due_on, r.number, r.title, r.status {ASKED}",
)
COUNTS = (
    "SELECT count(*) FROM decision WHERE owner_id = ? AND closed_at = '' AND due_on <= date('now')",
    "SELECT count(*) FROM task WHERE owner_id = ? AND done_at = '' AND due_on <= date('now')",
    f"SELECT count(*) {ASKED}",
)


class DocketPart:
    """One page, opened again and again as if for the first time."""

    def __init__(self, workspace: Path, cases: int) -> None:
        self.lines = wait_for_bench(workspace, cases)
        self.stage = Stage(workspace, "requisitions")
        self.sql = RawSql(workspace)
        self.me = bytes.fromhex(self.stage.door.actor.id)
        self.gaps: Gaps = {}

    def run(self) -> list[Figure]:
        figures = [*self.opened(), *self.asked(), *self.typed(), *self.answered()]
        figures += self.stage.figures(self.gaps)
        self.stage.close()
        self.sql.close()
        return figures

    @property
    def page(self) -> Any:
        return self.stage.page

    def opened(self) -> list[Figure]:
        """The page built and shown, in turns with a list page built and shown."""
        shown, again, beside, raw, paint = [], [], [], [], []
        for _ in range(8):
            beside.append(self.open_once("applications", self.list_is_there, forget=True))
            shown.append(self.open_once("docket", self.docket_is_there, forget=True))
            viewport = self.page.list.viewport()
            viewport.repaint()
            paint += timed(viewport.repaint, 3)
            raw += timed(self.read_lines, 1)
            self.stage.window.go("requisitions")
            self.stage.settle()
            again.append(self.open_once("docket", self.docket_is_there))
        floor = [one + sum(paint) / len(paint) for one in raw]
        note = f"{self.lines:,} lines, all of them"
        return [
            Figure("open the docket the first time: rows painted", shown, floor=beside, floor_is="a list page", of="median", most=100,
                   wanted="≤ 100 ms", note=note),
            Figure("go back to the docket: rows painted", again, floor=floor, floor_is="SQL + repaint", of="median", most=100,
                   wanted="≤ 100 ms"),
            Figure("repaint of the docket", paint, of="median", most=16, wanted="≤ 16 ms"),
        ]  # fmt: skip

    def open_once(self, place: str, there: Callable[[], bool], *, forget: bool = False) -> float:
        """Milliseconds until the rows are painted."""
        window = self.stage.window
        page = window._standing.pop(place, None) if forget else None
        if page is not None:
            window.go("requisitions")
            window.stage.remove(page)
        self.stage.settle()
        self.stage.watchdog.begin()
        began = time.perf_counter()
        window.go(place)
        view = self.page.table if hasattr(self.page, "table") else self.page.list
        took = (Painted(view.viewport()).wait_for(there) - began) * 1000
        self.stage.settle()
        self.stage.held_up(self.gaps, f"open {'the docket' if place == 'docket' else 'a list beside it'}")
        return took

    def docket_is_there(self) -> bool:
        return bool(self.page.list.lines.rowCount() >= self.lines)

    def list_is_there(self) -> bool:
        rows, (first, last) = self.page.table.rows, self.page.table.rows_in_sight()
        return bool(
            not rows.busy and rows.shown and rows.is_fresh(first) and rows.is_fresh(min(last, rows.rowCount() - 1))
        )

    def read_lines(self) -> None:
        for statement in LINES:
            self.sql.rows(statement, (self.me,))

    def count_lines(self) -> None:
        for statement in COUNTS:
            self.sql.rows(statement, (self.me,))

    def asked(self) -> list[Figure]:
        """The two questions alone, without a window."""
        today = calendar_day()
        read = timed(partial(self.stage.ask, ReadDocket(today)), 9)
        count = timed(partial(self.stage.ask, CountDocket(today)), 9)
        return [
            Figure("read the docket", read, floor=timed(self.read_lines, 9), floor_is="SQL", note="the question alone"),
            Figure("count the docket", count, floor=timed(self.count_lines, 9), floor_is="SQL", of="median", most=50, wanted="≤ 50 ms"),
        ]  # fmt: skip

    def typed(self) -> list[Figure]:
        """Each letter until its rows are painted."""
        field, times = self.page.bar.search, []
        for text in ("novak", "analyst", "call"):
            for letter in text:
                times.append(self.act("search the docket", partial(QTest.keyClick, field, letter)))
            times.append(self.act("search the docket", field.clear))
        return [Figure("search the docket: from the key to its rows", times, of="median", most=50, wanted="≤ 50 ms")]

    def act(self, name: str, do: Callable[[], Any]) -> float:
        self.stage.watchdog.begin()
        began = time.perf_counter()
        painted, shown = Painted(self.page.list.viewport()), self.page.list.lines.modelReset
        reset: list[bool] = []
        shown.connect(lambda: reset.append(True))
        do()
        took = (painted.wait_for(lambda: bool(reset) or self.page.stack.currentIndex() == 1) - began) * 1000
        self.stage.settle(20)
        self.stage.held_up(self.gaps, name)
        return took

    def answered(self) -> list[Figure]:
        """A task done from its line: until the line is gone."""
        times = []
        for _ in range(10):
            page: Any = self.page
            task = next(line for line in page.docket.lines if line.source is Source.TASK and not line.others)
            page.list.choose(page.list.lines.find(task.key))
            page.list.setFocus()
            self.stage.settle(20)
            self.stage.watchdog.begin()
            began = time.perf_counter()
            QTest.keyClick(page.list, Qt.Key.Key_A)
            wait(partial(self.is_gone, task.key))
            times.append((time.perf_counter() - began) * 1000)
            self.stage.settle(20)
            self.stage.held_up(self.gaps, "answer a line")
        return [
            Figure("answer a line by its key: committed, and gone", times, of="median", most=100, wanted="≤ 100 ms")
        ]

    def is_gone(self, key: str) -> bool:
        return not self.page.list.lines.find(key).isValid()


def imports(folder: Path, rows: int) -> list[Figure]:
    """The same file into an empty workspace with and without decisions kept, in turns; by CPU time, as the disk is the same."""
    file = folder / "people.csv"
    write_csv(file, rows)
    rates: dict[bool, list[float]] = {True: [], False: []}
    for kept in (False, True, True, False):
        target = folder / "import.desk"
        remove_file(target)
        create_workspace(target, name="import", person="Bench", installation="bench").close()
        rates[kept].append(rows / import_once(target, file, kept=kept))
    return [
        Figure(f"import: {rows:,} rows with their decisions, by CPU time", rates[True], "rows/s", floor=rates[False],
               floor_is="without keepers", note="half as many rows again")
    ]  # fmt: skip


def import_once(target: Path, file: Path, *, kept: bool) -> float:
    """Seconds of CPU it took to write the file's people."""
    session = open_workspace(target, installation="bench")
    door: Any = session.door
    if not kept:
        door._keepers = tuple(one for one in door._keepers if one not in (keep_approvals, keep_decisions))
    draft = door.ask(ReadSpreadsheets((str(file),)))
    began = time.process_time()
    door.carry_out(ImportSpreadsheets(draft, file.name))
    took = time.process_time() - began
    session.close()
    return took


def run(workspace: Path, cases: str = "", rows: str = "") -> list[Figure]:
    return [*DocketPart(workspace, int(cases or CASES)).run(), *imports(workspace.parent, int(rows or 10_000))]
