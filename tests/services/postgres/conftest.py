"""A team with somebody in every role; made once for each file of tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres_server import TestServer
from tests.services.postgres.team import Team


@pytest.fixture(scope="module")
def team(server: TestServer) -> Iterator[Team]:
    made = Team(server)
    yield made
    made.close()
