"""A workspace made once, copied for every test that asks for a ``desk``: as a file, and as a database of the test server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.desk import Desk, make_template, open_copy

ENGINES = ("file", pytest.param("server", marks=pytest.mark.postgres))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty workspace; not to be opened."""
    return make_template(tmp_path_factory.mktemp("template"))


@pytest.fixture(params=ENGINES)
def desk(request: pytest.FixtureRequest) -> Desk:
    """An open workspace of one's own, on both engines; where a test is about files it asks for ``file_desk``."""
    made: Desk = request.getfixturevalue(f"{request.param}_desk")
    return made


@pytest.fixture
def file_desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    """One in a file."""
    made = open_copy(template, tmp_path)
    yield made
    made.session.close()


@pytest.fixture
def server_desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """One on the test server, opened as its first administrator, under all guards."""
    from tests.services.server_desk import ServerDesk

    server = request.getfixturevalue("server")
    made = ServerDesk(server, server.fresh())
    yield made
    made.close()
