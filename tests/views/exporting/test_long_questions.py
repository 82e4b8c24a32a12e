"""Long questions: a thread of their own, progress, Stop, and nobody waits for them."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.errors import Stopped
from desktop.services.dispatch.messages import Progress
from desktop.services.exports.messages import ExportList
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListCount, ListView
from desktop.views.background.courier import Courier
from tests.views.fakes import RECRUITER

LONG = ExportList(ListView(ListKind.CANDIDATES), (), "out.xlsx")


class LongDoor:
    """Reports until it is stopped."""

    actor = RECRUITER

    def __init__(self) -> None:
        self.began = threading.Event()
        self.threads: list[str] = []

    def ask(self, question: Any, progress: Progress | None = None) -> Any:
        self.threads.append(threading.current_thread().name)
        if not isinstance(question, ExportList):
            return ListCount(1, 1)
        assert progress is not None
        for number in range(100_000):
            self.began.set()
            progress.report(number, 100_000)
            threading.Event().wait(0.002)
        return None

    def carry_out(self, command: Any, progress: Any = None) -> Any:
        raise AssertionError("nothing is written")


def test_progress_and_stop(qtbot: QtBot) -> None:
    door, owner = LongDoor(), QObject()
    courier = Courier(door)
    moved: list[int] = []
    errors: list[Exception] = []
    counts: list[ListCount] = []
    courier.work_moved.connect(lambda work: moved.append(work.progress.done))
    courier.ask(LONG, lambda _: None, owner=owner, failed=errors.append, label="Export candidates")
    assert [work.label for work in courier.works] == ["Export candidates"]
    assert door.began.wait(5)
    courier.ask(CountRows(LONG.view), counts.append, owner=owner)
    qtbot.waitUntil(lambda: bool(counts) and len(moved) > 1, timeout=5_000)
    courier.works[0].progress.stop()
    qtbot.waitUntil(lambda: bool(errors), timeout=5_000)
    assert isinstance(errors[0], Stopped)
    assert courier.works == ()
    assert door.threads[0] == "long-reader"
    assert door.threads[1].startswith("reader-")
    assert courier.shutdown(5)


def test_shutdown_stops_it(qtbot: QtBot) -> None:
    door, owner = LongDoor(), QObject()
    courier = Courier(door)
    courier.ask(LONG, lambda _: None, owner=owner, label="Export candidates")
    assert door.began.wait(5)
    assert courier.shutdown(5)
