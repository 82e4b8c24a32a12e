"""Random histories of two and three people at one record; three hundred are played with the faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from desktop.services.people.commands import AddMember
from tests.faults.figures import Line, note
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


@pytest.mark.figure
def test_no_edit_is_lost_without_a_shown_conflict(desks: list[Desk], often: Callable[[int, int], int]) -> None:
    tally, histories = Tally(), often(25, 300)
    for seed in range(histories):
        play(desks[: 2 + seed % 2], seed, tally)
    told = f"{histories} histories of two and three people; asked {tally.asked}, merged silently {tally.merged}"
    note(
        Line(
            19,
            "random histories at one record: edits lost without a shown conflict",
            tally.edits,
            len(tally.lost),
            told,
        )
    )
    assert tally.lost == []
    assert tally.asked_in_vain == []
    assert tally.merged > 10
    assert tally.asked > 10
    assert desks[0].findings() == ()
