"""Waiting after wrong passwords."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import AccessTrouble
from desktop.services.access.keys.delays import LONGEST_SECONDS, Delays


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def delays(tmp_path: Path, clock: Clock) -> Delays:
    return Delays(tmp_path / "x" / "tries", clock)


def test_three_tries_are_free_then_the_wait_doubles(delays: Delays, clock: Clock) -> None:
    waits = []
    for _ in range(14):
        delays.wrong("anna")
        waits.append(delays.seconds_left("anna"))
    assert waits[:6] == [0, 0, 5, 10, 20, 40]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_SECONDS
    clock.now += LONGEST_SECONDS
    assert delays.seconds_left("anna") == 0


def test_it_says_how_long_and_only_to_whom_it_concerns(delays: Delays, clock: Clock) -> None:
    for _ in range(3):
        delays.wrong("anna")
    clock.now += 2
    with pytest.raises(AccessTrouble) as trouble:
        delays.check("anna")
    assert (trouble.value.code, trouble.value.details) == ("wait", {"seconds": "3"})
    delays.check("ben")
    delays.right("anna")
    delays.check("anna")


def test_starting_again_and_setting_the_clock_back_do_not_help(delays: Delays, clock: Clock, tmp_path: Path) -> None:
    for _ in range(4):
        delays.wrong("anna")
    clock.now -= 86_400
    assert Delays(tmp_path / "x" / "tries", clock).seconds_left("anna") == 10


def test_a_damaged_note_lets_the_right_person_in(delays: Delays, tmp_path: Path) -> None:
    delays.wrong("anna")
    (tmp_path / "x" / "tries").write_text('{"anna": 7}')
    assert delays.seconds_left("anna") == 0
