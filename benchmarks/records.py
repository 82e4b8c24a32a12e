"""One person, one board, one card: opened and moved in the real window, beside the bare statements."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figure
from benchmarks.floor import RawSql, timed
from benchmarks.stage import Gaps, Stage
from benchmarks.watch import wait
from desktop.services.notes.commands import AddNote
from desktop.services.storage.connection import connect

ABOUT = (
    "SELECT * FROM candidate WHERE id = ?",
    "SELECT * FROM contact WHERE candidate_id = ?",
    "SELECT a.*, r.title FROM application a JOIN requisition r ON r.id = a.requisition_id WHERE a.candidate_id = ?",
    "SELECT * FROM stage_transition WHERE application_id IN (SELECT id FROM application WHERE candidate_id = ?)",
    "SELECT * FROM note WHERE candidate_id = ?",
)
BOARD = (
    "SELECT * FROM application_row WHERE requisition_id = ? AND status_key IN (0, 1) ORDER BY stage_key, in_stage_since"
)


class Records:
    def __init__(self, workspace: Path) -> None:
        self.path = workspace
        self.stage = Stage(workspace, "candidates")
        self.sql = RawSql(workspace)
        self.random = Random(5)
        self.gaps: Gaps = {}

    def act(self, name: str, do: Callable[[], Any], there: Callable[[], Any]) -> tuple[float, float]:
        """Milliseconds until what was asked for is shown, and until all is quiet again."""
        app = QApplication.instance()
        assert app is not None
        self.stage.watchdog.begin()
        began = time.perf_counter()
        do()
        wait(there)
        app.processEvents()  # the paint that was asked for
        shown = (time.perf_counter() - began) * 1000
        wait(lambda: self.stage.bench.courier.idle)
        quiet = (time.perf_counter() - began) * 1000
        self.stage.settle(20)
        self.stage.held_up(self.gaps, name)
        return shown, quiet

    def run(self) -> list[Figure]:
        figures = [*self.candidates(), *self.long_histories(), *self.board()]
        figures += self.stage.figures(self.gaps)
        self.stage.close()
        self.sql.close()
        return figures

    def candidates(self) -> list[Figure]:
        count = self.sql.rows("SELECT max(row) FROM candidate_row")[0][0]
        rows = [self.random.randrange(1, count + 1) for _ in range(12)]
        shown, quiet, raw = [], [], []
        for row in rows:
            blob = self.sql.rows("SELECT id FROM candidate_row WHERE row = ?", (row,))[0][0]
            times = self.open_candidate("open a candidate", blob.hex())
            shown.append(times[0])
            quiet.append(times[1])
            raw += timed(partial(self.about, blob), 1)
        return [
            Figure("open a candidate: record and timeline", shown, floor=raw, floor_is="SQL", most=100, wanted="≤ 100 ms",
                   of="median"),
            Figure("open a candidate: duplicates looked for, too", quiet),
        ]  # fmt: skip

    def open_candidate(self, name: str, one: str) -> tuple[float, float]:
        def there() -> bool:
            page = self.stage.page
            if getattr(page, "candidate_id", "") != one or page.record is None or not page._events:
                return False
            return page.timeline._body is not None and page.updatesEnabled()

        return self.act(name, partial(self.stage.window.go, "candidate", one), there)

    def long_histories(self) -> list[Figure]:
        """The same for somebody about whom much was written."""
        times = []
        for row in (3, 5, 7, 9, 11):
            one = self.sql.rows("SELECT id FROM candidate_row WHERE row = ?", (row,))[0][0].hex()
            for number in range(60):
                self.stage.door.carry_out(
                    AddNote(one, f"Call {number}: **asked** about the notice period.\n\n- three months")
                )
            times.append(self.open_candidate("open a candidate with 60 notes", one)[0])
        return [Figure("open a candidate with 60 notes", times, most=100, of="median", wanted="≤ 100 ms")]

    def about(self, one: bytes) -> None:
        for statement in ABOUT:
            self.sql.rows(statement, (one,))

    def board(self) -> list[Figure]:
        fullest = self.sql.rows(
            "SELECT requisition_id FROM application_row WHERE status_key = 0 GROUP BY 1 ORDER BY count(*) DESC LIMIT 8"
        )
        boards, raw = [], []
        for (blob,) in fullest:
            one = blob.hex()

            def there(one: str = one) -> bool:
                board = getattr(self.stage.page, "_board", None)
                return board is not None and board.requisition_id == one

            boards.append(self.act("open a board", partial(self.stage.window.go, "pipeline", one), there)[0])
            raw += self.sql.time(BOARD, (blob,), 1)
        moves, kept, written = [], [], []
        board = self.stage.page.board
        order = list(board.columns)
        saved: list[float] = []
        self.stage.bench.saved.connect(lambda _: saved.append(time.perf_counter()))
        for _ in range(10):
            column = next((c for c in list(board.columns.values())[:4] if c.cards.rowCount()), None)
            if column is None:
                break
            column.list.choose_row(0)
            column.list.setFocus()
            self.stage.settle(20)
            face = board.current()
            target = board.columns[order[order.index(face.card.stage_id) + 1]]
            saved.clear()
            began = time.perf_counter()
            times = self.act("move a card", partial(board.moves.move_by, 1), partial(_holds, target, face.id))
            moves.append(times[0])
            kept.append((saved[0] - began) * 1000)
            written += timed(partial(self.write, bytes.fromhex(face.id)), 1)
        return [
            Figure("open a board", boards, floor=raw, floor_is="SQL", most=100, of="median", wanted="≤ 100 ms"),
            Figure("move a card: seen in its new column", moves, most=50, of="median", wanted="≤ 50 ms"),
            Figure("move a card: committed, with journal and listings", kept, floor=written, floor_is="SQL, no journal",
                   of="median", most=100, wanted="≤ 100 ms"),
        ]  # fmt: skip

    def write(self, application: bytes) -> None:
        """A move by hand: a transition, the application, its line in the list; no journal."""
        raw = connect(self.path)
        names = [row[1] for row in raw.execute("PRAGMA table_info(stage_transition)")]
        columns = ", ".join(names)
        fresh = ", ".join("?" if name == "id" else name for name in names)
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            f"INSERT INTO stage_transition ({columns}) SELECT {fresh} FROM stage_transition WHERE application_id = ? LIMIT 1",
            (secrets.token_bytes(16), application),
        )
        raw.execute(
            "UPDATE application SET row_version = row_version, last_touch_at = last_touch_at || '' WHERE id = ?",
            (application,),
        )
        raw.execute(
            "UPDATE application_row SET stage_key = stage_key || '', last_touch = last_touch || '' WHERE id = ?",
            (application,),
        )
        raw.execute("COMMIT")
        raw.close()


def _holds(column: Any, card: str) -> bool:
    return bool(column.cards.row_of(card) >= 0)


def run(workspace: Path) -> list[Figure]:
    return Records(workspace).run()
