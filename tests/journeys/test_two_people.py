"""Two real programs on one team's workspace: each sees what the other does, and where they differ nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.two_people.play import play
from tests.postgres_server import TestServer

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


def test_two_people_see_each_other_work(server: TestServer, tmp_path: Path) -> None:
    figures = play(server, tmp_path, times=2)
    assert all(found.since_commit for found in figures.values())
    assert (tmp_path / "conflict.png").stat().st_size > 0
