"""From the moment a window was idle long enough until nothing is to be seen, and what answers after it."""

from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QApplication

from desktop.errors import DeskError
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.candidates.questions import ReadCandidate
from desktop.services.history.messages import VerifyJournal
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from tests.faults.figures import Line, note
from tests.journeys.test_locked import PATIENCE, Locked, locked  # noqa: F401 - the fixture

pytestmark = pytest.mark.every_run


def test_idle_until_blank(locked: Locked) -> None:  # noqa: F811
    going, locking = locked, locked.desk.locking
    assert locking is not None
    session, bench = locked.desk.session, locked.window.workbench
    assert session is not None
    going.bot.waitUntil(lambda: locking.watch.seconds == 15 * 60, timeout=PATIENCE)
    person = session.door.carry_out(CreateCandidate({"name": "Zoe Markermann"}, "")).answer
    locking.watch.begin(1)
    due = locking.watch.last + 1
    going.bot.waitUntil(lambda: locking.locked, timeout=PATIENCE)
    blank = time.time() - due
    shown = [
        one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow() and one is not going.window
    ]
    going.bot.waitUntil(lambda: session.file.closed, timeout=PATIENCE)
    questions = (ReadCandidate(person), CountRows(ListView(ListKind.CANDIDATES)), VerifyJournal())
    answered, heard = 0, []
    for question in questions:
        try:
            session.door.ask(question)
            answered += 1
        except DeskError:
            continue
        bench.ask(question, heard.append, owner=bench)
    QApplication.processEvents()
    note(
        Line(
            25, "idle lock: from the limit to blank; answered after it", target="< 2 s; 0",
            own=f"{blank:.1f} s; {answered + len(heard)} of {len(questions)}", told="looked every second",
        )
    )  # fmt: skip
    assert (answered, heard, shown) == (0, [], [])
    assert going.cover.geometry() == going.window.rect()
    assert not going.window.stage.isEnabled()
