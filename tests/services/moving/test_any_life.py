"""Whatever a mad user did to a workspace: on a server and back in a file it is the same, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from desktop.services.moving.reading import FromFile
from tests.postgres_server import TestServer
from tests.services import test_random_lives
from tests.services.moving.moves import content_of_file, content_of_server, database, source_of, to_file, to_server

pytestmark = pytest.mark.postgres
SERVERS: list[TestServer] = []


class TravelledLives(test_random_lives.Lives):
    """Moved at the end."""

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            before = content_of_file(source_of(self.desk.session))
            with database(SERVERS[0]) as address:
                to_server(self.desk.session, address)
                assert content_of_server(address) == before
                to_file(address, self.folder / "back.desk")
            assert content_of_file(FromFile(self.folder / "back.desk")) == before
        super().teardown()


@pytest.mark.parametrize(("examples", "steps"), [(4, 20), pytest.param(30, 50, marks=pytest.mark.slow)])
def test_any_life(server: TestServer, template: Path, examples: int, steps: int) -> None:
    SERVERS[:] = [server]
    test_random_lives.TEMPLATE[:] = [template]
    run_state_machine_as_test(
        TravelledLives, settings=settings(settings.default, max_examples=examples, stateful_step_count=steps)
    )
