"""Lists in the real window: open, sort, filter, search, wheel, jump, End and type-ahead, each beside raw SQL and a repaint."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from benchmarks.figures import Figure
from benchmarks.floor import RawSql, timed
from benchmarks.stage import LOOKED_AT_MS, Gaps, Stage
from benchmarks.watch import Painted, rest
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, Filter, ListView, Sort
from desktop.services.vocabulary.questions import ReadVocabulary

FIRST_ROWS = "≤ 50 ms"
GAP = "≤ 50 ms"
SORTS = (
    ("name", "name_key"), ("employer", "employer_key"), ("source", "source_key"), ("last_touch", "last_touch"),
    ("email", "email_key"), ("active", "active"), ("title", "title_key"), ("location", "location_key"),
)  # fmt: skip
JUMPED_IN = 1000
"""A filtered list of fewer rows is short enough to be scrolled through."""
PLAIN = ("novak", "lukasz", "soren", "isil", "strasse", "duc")


class Lists:
    """One list page after the other, every act timed until its rows are painted."""

    def __init__(self, workspace: Path) -> None:
        self.stage = Stage(workspace)
        self.sql = RawSql(workspace)
        self.random = Random(11)
        self.gaps: Gaps = {}
        words = self.stage.ask(ReadVocabulary()).words
        self.word = {(one.kind.value, one.code): one.id for one in words}
        self.figures: list[Figure] = []
        self.shown_at = 0.0

    # --- one act ----------------------------------------------------------------------------------------------------------

    def act(self, name: str, do: Callable[[], Any], right: Callable[[], bool] = lambda: True) -> float:
        """Milliseconds from the act to its rows on the screen; the longest absence until all is quiet is kept by name."""
        painted, rows = self.painted, self.table.rows
        self.stage.watchdog.begin()
        began = time.perf_counter()
        do()
        self.shown_at = painted.wait_for(lambda: right() and self.real_rows(rows))
        took = (self.shown_at - began) * 1000
        self.stage.settle(20)
        self.stage.held_up(self.gaps, name)
        return took

    def shows(self, right: Callable[[Any, Any], bool], wanted: Any) -> Callable[[], bool]:
        """Whether the view that is shown is the one that was asked for."""
        return lambda: right(self.table.rows.view, wanted)

    def real_rows(self, rows: Any) -> bool:
        """Whether what is in sight is there in its present state, so that a paint shows no "…"."""
        if rows.busy or not rows.shown:
            return False
        first, last = self.table.rows_in_sight()
        return bool(rows.rowCount() == 0 or (rows.is_fresh(first) and rows.is_fresh(min(last, rows.rowCount() - 1))))

    def take(self, page: Any) -> None:
        self.page, self.table = page, page.table
        self.painted = Painted(self.table.viewport())

    def repaint(self) -> list[float]:
        """A full repaint of what is in sight, with nothing else to do."""
        self.table.viewport().repaint()
        return timed(self.table.viewport().repaint, 15)

    # --- the acts -----------------------------------------------------------------------------------------------------------

    def run(self) -> list[Figure]:
        self.open_lists()
        self.sort()
        self.scroll()
        self.search()
        self.filter()
        self.figures += self.stage.figures(self.gaps)
        self.stage.close()
        self.sql.close()
        return self.figures

    def open_lists(self) -> None:
        window, times, again = self.stage.window, [], []
        for place in ("applications", "candidates") * 4:
            self.forget(place)
            self.stage.watchdog.begin()
            began = time.perf_counter()
            window.go(place)
            self.take(self.stage.page)
            self.painted.wait_for(lambda: self.real_rows(self.table.rows))
            times.append((time.perf_counter() - began) * 1000)
            self.stage.settle()
            self.stage.held_up(self.gaps, "open a list")
        for _ in range(4):
            for place in ("applications", "candidates"):
                began = time.perf_counter()
                window.go(place)
                self.take(self.stage.page)
                self.painted.wait_for(lambda: self.real_rows(self.table.rows))
                again.append((time.perf_counter() - began) * 1000)
                self.stage.settle(20)
        raw = self.sql.time(self.sql.page(ListKind.APPLICATIONS, "last_touch DESC, row DESC"))
        self.count = self.table.rows.rowCount()
        self.figures.append(
            Figure("open a list the first time", times, floor=raw, floor_is="SQL", note="page is built")
        )
        self.figures.append(
            Figure("go back to a list", again, floor=self.repaint(), floor_is="repaint", most=50, wanted=GAP)
        )

    def forget(self, place: str) -> None:
        """As if the place had never been shown."""
        page = self.stage.window._standing.pop(place, None)
        if page is not None:
            self.stage.window.go("requisitions")
            self.stage.window.stage.remove(page)
            self.stage.settle()

    def sort(self) -> None:
        for chosen in (False, True):
            times, raw = [], []
            for code, key in SORTS:
                for down in (False, True):
                    if chosen:
                        self.table.kept.select_row(self.table.rows_in_sight()[0] + 3)
                    else:
                        self.table.kept.clear()
                    self.stage.settle(10)
                    times.append(
                        self.act(
                            "sort", partial(self.page.sort, Sort(code, down)),
                            self.shows(lambda view, order: view.sort == order, Sort(code, down)),
                        )
                    )  # fmt: skip
                    way = "DESC" if down else "ASC"
                    raw += self.sql.time(self.sql.page(ListKind.CANDIDATES, f"{key} {way}, row {way}"), times=3)
            what = "sort: click to the chosen row in its new place" if chosen else "sort: click to first rows"
            self.add(what, times, raw)
            self.table.kept.clear()
            self.page.sort(Sort("name"))
            self.stage.settle()

    def add(self, what: str, times: list[float], raw: list[float], **more: Any) -> None:
        """Two lines: beside the SQL alone, and beside a repaint of the same view."""
        paint = self.repaint()
        together = [one + sum(paint) / len(paint) for one in raw]
        self.figures.append(
            Figure(what, times, floor=together, floor_is="SQL + repaint", most=50, wanted=FIRST_ROWS, **more)
        )

    def scroll(self) -> None:
        table, bar, rows = self.table, self.table.verticalScrollBar(), self.table.rows
        frames, missing = self.wheel(table, 250, rows)
        self.figures.append(
            Figure("wheel step, list", frames, floor=self.plain_wheel(), floor_is="C++ model", most=16, wanted="≤ 16 ms",
                   note=f"{missing} of {len(frames)} frames showed “…”")
        )  # fmt: skip
        jumps, raw = [], []
        for _ in range(15):
            to = self.random.randrange(max(bar.maximum(), 1))
            jumps.append(self.act("jump", partial(bar.setValue, to)))
            row = table.rows_in_sight()[0] // 128 * 128
            half = self.count // 2
            order, offset = ("name_key, row", row) if row <= half else ("name_key DESC, row DESC", self.count - row)
            raw += self.sql.time(self.sql.page(ListKind.CANDIDATES, order, offset=max(offset, 0)), times=1)
        self.add("jump to a random place", jumps, raw)
        ends, raw = [], []
        table.setFocus()
        for key in (Qt.Key.Key_End, Qt.Key.Key_Home) * 4:
            goal = 0 if key == Qt.Key.Key_Home else rows.rowCount() - 1
            bar.setValue(bar.maximum() // 2)
            self.stage.settle(10)
            ends.append(self.act("Home, End", partial(QTest.keyClick, table, key), partial(self.in_sight, goal)))
            order = "name_key, row" if goal == 0 else "name_key DESC, row DESC"
            raw += self.sql.time(self.sql.page(ListKind.CANDIDATES, order), times=1)
        self.add("Home, End", ends, raw)
        typed, raw = [], []
        for letter in "mkswad" * 2:
            bar.setValue(0)
            self.stage.settle(10)
            rest(1050)  # what was typed within a second belongs together
            goal = self.goal_of(letter)
            typed.append(self.act("type-ahead", partial(QTest.keyClick, table, letter), partial(self.in_sight, goal)))
            raw += self.sql.time("SELECT count(*) FROM candidate_row WHERE name_key < ?", (letter,), times=1)
        self.add("type-ahead", typed, raw)
        bar.setValue(0)
        self.stage.settle()

    def goal_of(self, letter: str) -> int:
        return int(self.sql.rows("SELECT count(*) FROM candidate_row WHERE name_key < ?", (letter,))[0][0])

    def in_sight(self, row: int) -> bool:
        first, last = self.table.rows_in_sight()
        return bool(first <= row <= last)

    def wheel(self, table: QTableView, steps: int, rows: Any = None) -> tuple[list[float], int]:
        """Milliseconds a frame: the event, what arrived meanwhile, and the paint; every eight milliseconds a step."""
        app, viewport = QApplication.instance(), table.viewport()
        assert app is not None
        frames, missing = [], 0
        place = QPointF(viewport.rect().center())
        glob = QPointF(viewport.mapToGlobal(viewport.rect().center()))
        for _ in range(steps):
            event = QWheelEvent(
                place, glob, QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            began = time.perf_counter()
            app.sendEvent(viewport, event)
            app.processEvents()
            frames.append((time.perf_counter() - began) * 1000)
            missing += rows is not None and not self.real_rows(rows)
            rest(8)
        return frames, missing

    def plain_wheel(self) -> list[float]:
        """The same rows in Qt's own C++ model and view: the limit of a table view."""
        source, codes = self.table.rows, self.table.arrangement.visible_places()
        model = QStandardItemModel()
        for row in range(min(source.rowCount(), 2000)):
            found = source.row_at(row)
            values = found.values if found else [""] * len(source.columns)
            model.appendRow([QStandardItem(str(values[place] or "")) for place in codes])
        view = QTableView()
        view.setModel(model)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        height = self.table.verticalHeader().defaultSectionSize()
        view.verticalHeader().setDefaultSectionSize(height)
        view.verticalScrollBar().setSingleStep(height)
        view.resize(self.table.size())
        view.show()
        rest(100)
        frames, _ = self.wheel(view, 100)
        view.close()
        view.deleteLater()
        return frames

    def search(self) -> None:
        field, asked = self.page.bar.search, [0.0]
        self.page.bar.changed.connect(lambda: asked.__setitem__(0, time.perf_counter()))
        keys, after, raw = [], [], []
        for typed in ("novak", "smith analyst", "514 555", "n"):
            field.setFocus()
            for place, letter in enumerate(typed):
                text = typed[: place + 1]
                took = self.act(
                    "search", partial(QTest.keyClick, field, letter),
                    self.shows(lambda view, text: view.search.strip() == text.strip(), text),
                )  # fmt: skip
                keys.append(took)
                if letter != " ":
                    after.append((self.shown_at - asked[0]) * 1000)
                    if place < 5:
                        words = text.split()
                        raw += self.sql.fastest(self.sql.search(ListKind.CANDIDATES, "name_key, row", words))
            self.page.bar.clear()
            self.stage.settle()
        self.add("search: first rows for each letter", after, raw, note="from the end of the typing pause")
        pause = [self.page.bar._settle.interval()]
        self.figures.append(Figure("search: from the key to first rows", keys, floor=pause, floor_is="typing pause"))
        found = [
            word for word in PLAIN if self.stage.ask(CountRows(ListView(ListKind.CANDIDATES, search=word))).matching
        ]
        missed = ", ".join(word for word in PLAIN if word not in found)
        self.figures.append(
            Figure("names found by plain letters", [len(found)], "of 6", least=6, of="median", wanted="6 of 6",
                   note=f"missed {missed}" if missed else ", ".join(found))
        )  # fmt: skip

    def filter(self) -> None:
        self.stage.window.go("applications")
        self.take(self.stage.page)
        self.stage.settle()
        word = self.word
        key = dict(self.sql.rows("SELECT DISTINCT stage, stage_key FROM application_row"))
        offer, applied = word["stage", "offer"], word["stage", "applied"]
        linkedin = word["source", "linkedin"]
        blob = bytes.fromhex
        sets: list[tuple[tuple[Filter, ...], str, tuple[Any, ...]]] = [
            ((Filter("stage", "is", (offer,)),), "stage_key = ? AND stage = ?", (key.get(blob(offer)), blob(offer))),
            ((Filter("status", "is", ("active",)),), "status_key = 0", ()),
            ((Filter("status", "not", ("rejected",)),), "status <> 'rejected'", ()),
            ((Filter("stage", "is", (applied,)), Filter("source", "is", (linkedin,))), "+stage = ? AND +source = ?",
             (blob(applied), blob(linkedin))),
            ((Filter("requisition", "has", ("analyst",)),), "requisition_key LIKE '%analyst%'", ()),
            ((Filter("status", "is", ("active",)), Filter("stage", "is", (offer,))), "+status_key = 0 AND +stage = ?",
             (blob(offer),)),
            ((Filter("last_touch", "older", ("30",)), Filter("name", "has", ("novak",))), "name_key LIKE '%novak%'", ()),
        ]  # fmt: skip
        times, clears, deep, raw = [], [], [], []
        for sort, order in ((None, "last_touch DESC, row DESC"), (Sort("name"), "name_key, row")):
            if sort is not None:
                self.page.sort(sort)
                self.stage.settle()
            for filters, where, values in sets:
                for one in filters:
                    times.append(
                        self.act("filter", partial(self.page.add_filter, one),
                                 self.shows(lambda view, one: one in view.filters, one))
                    )  # fmt: skip
                page = self.sql.page
                planned = (page(ListKind.APPLICATIONS, order, where), values)
                walked = (page(ListKind.APPLICATIONS, order, where.replace("stage_key = ?", "+stage_key = ?")), values)
                raw += self.sql.fastest((planned, walked))
                if self.table.rows.rowCount() > JUMPED_IN:
                    rest(LOOKED_AT_MS)
                    for share in (0.5, 0.3):
                        to = int(self.table.verticalScrollBar().maximum() * share)
                        deep.append(
                            self.act("jump in a filtered list", partial(self.table.verticalScrollBar().setValue, to))
                        )
                clears.append(self.act("filter", self.page.bar.clear, lambda: not self.table.rows.view.filters))
        self.add("filter: first rows", times, raw)
        self.figures.append(Figure("clear filters: first rows", clears, most=50, wanted=FIRST_ROWS))
        if deep:
            self.figures.append(Figure("jump deep into a filtered list", deep, most=50, wanted=FIRST_ROWS))


def run(workspace: Path) -> list[Figure]:
    return Lists(workspace).run()
