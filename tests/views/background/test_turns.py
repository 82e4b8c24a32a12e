"""Work in turns: in order, no more than a turn holds, newest walk of a channel, nothing for an owner that is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from shiboken6 import delete

from desktop.views.background.turns import A_TURN, Turns


class Clock:
    """Tells the time it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def turns(qapp, clock):
    return Turns(clock=clock)


def beside(turns: Turns, seen: list[object]) -> None:
    """Another source of the event loop: notes that it had its turn, as long as something waits."""
    timer = QTimer(turns, interval=0)
    timer.timeout.connect(lambda: seen.append("loop") if not turns.idle else timer.stop())
    timer.start()


def without_repeats(seen: list[object]) -> list[object]:
    return [one for place, one in enumerate(seen) if place == 0 or one != seen[place - 1]]


def test_what_fills_a_turn_lets_the_loop_go_on_before_the_next(qtbot, turns, clock):
    seen: list[object] = []

    def long(name: str) -> None:
        clock.now += A_TURN
        seen.append(name)

    for name in ("a", "b", "c"):
        turns.soon(lambda name=name: long(name))
    assert seen == []  # never within the call
    beside(turns, seen)
    qtbot.waitUntil(lambda: turns.idle)
    told = without_repeats(seen)
    assert [one for one in told if one != "loop"] == ["a", "b", "c"]
    assert told[told.index("a") + 1] == "loop"
    assert told[told.index("b") + 1] == "loop"


def test_small_things_share_a_turn(qtbot, turns):
    seen: list[object] = []
    for number in range(20):
        turns.soon(lambda number=number: seen.append(number))
    beside(turns, seen)
    qtbot.waitUntil(lambda: turns.idle)
    assert [one for one in seen if one != "loop"] == list(range(20))
    assert without_repeats([one == "loop" for one in seen]).count(False) == 1


def test_an_error_stops_nothing_else(qtbot, turns):
    seen: list[str] = []

    def fail() -> None:
        raise ValueError("told")

    turns.soon(fail)
    turns.soon(lambda: seen.append("after"))
    with qtbot.captureExceptions() as told:
        qtbot.waitUntil(lambda: bool(seen))
    assert [str(error[1]) for error in told] == ["told"]


def test_others_go_on_while_one_waits_in_a_dialog(qtbot, turns):
    seen: list[str] = []

    def dialog() -> None:
        loop = QEventLoop()
        turns.soon(loop.quit)
        loop.exec()
        seen.append("closed")

    turns.soon(dialog)
    turns.soon(lambda: seen.append("answer"))
    qtbot.waitUntil(lambda: "closed" in seen)
    assert seen == ["answer", "closed"]


def test_a_newer_walk_of_a_channel_ends_the_older(qtbot, turns, clock):
    owner = QObject()
    seen: list[str] = []

    def steps(name: str):
        for number in range(3):
            clock.now += A_TURN
            seen.append(f"{name}{number}")
            if name == "old" and number == 0:
                turns.walk(steps("new"), owner=owner, channel="show")
                turns.walk(steps("other"), owner=owner, channel="else")
            yield

    turns.walk(steps("old"), owner=owner, channel="show")
    qtbot.waitUntil(lambda: turns.idle)
    assert [one for one in seen if one.startswith("old")] == ["old0"]
    assert [one for one in seen if one.startswith("new")] == ["new0", "new1", "new2"]
    assert [one for one in seen if one.startswith("other")] == ["other0", "other1", "other2"]


def test_a_walk_ends_with_its_owner(qtbot, turns, clock):
    owner = QObject()
    seen: list[int] = []

    def steps():
        for number in range(3):
            clock.now += A_TURN
            seen.append(number)
            delete(owner)
            yield

    turns.walk(steps(), owner=owner, channel="show")
    qtbot.waitUntil(lambda: turns.idle)
    assert seen == [0]
