"""A clock that was set back: the journal keeps its order, and the person is told."""

from __future__ import annotations

import time

import pytest

from desktop.services.history.messages import ReadClockLag
from tests.services.desk import Desk

HOUR = 3600


def set_clock(monkeypatch: pytest.MonkeyPatch, by: float) -> None:
    real = time.time
    monkeypatch.setattr("desktop.services.storage.clock.time.time", lambda: real() + by)


def test_a_clock_that_runs_on_is_not_mentioned(desk: Desk) -> None:
    desk.person()
    assert desk.ask(ReadClockLag()) == 0


def test_a_clock_set_back_is_told_and_the_journal_stays_in_order(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.person("Before")
    set_clock(monkeypatch, -3 * HOUR)
    assert 3 * HOUR - 60 < desk.ask(ReadClockLag()) <= 3 * HOUR
    desk.person("After")
    clocks = [row[0] for row in desk.sql("SELECT hlc FROM journal_entry ORDER BY seq")]
    assert clocks == sorted(clocks)
    assert desk.findings() == ()
    set_clock(monkeypatch, 3 * HOUR)  # on top of the first: right again
    assert desk.ask(ReadClockLag()) == 0
