"""Random histories of two and three people at one record; three hundred more are played by the faults."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.services.people.commands import AddMember
from tests.services.desk import INSTALLATION, Desk
from tests.services.history.histories import Tally, play


@pytest.fixture
def desks(desk: Desk) -> Iterator[list[Desk]]:
    """Three sessions on one workspace."""
    desk.get(AddMember("Anna Berg"))
    others = [desk.another(f"{INSTALLATION}-{number}") for number in (2, 3)]
    yield [desk, *others]
    for other in others:
        other.session.close()


def test_no_edit_is_lost_without_a_shown_conflict(desks: list[Desk]) -> None:
    tally = Tally()
    for seed in range(25):
        play(desks[: 2 + seed % 2], seed, tally)
    assert tally.lost == []
    assert tally.asked_in_vain == []
    assert tally.merged > 10
    assert tally.asked > 10
    assert desks[0].findings() == ()
