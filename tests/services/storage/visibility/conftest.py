"""The tangled workspace, made once; tests only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.services.desk import open_copy
from tests.services.storage.visibility.naive import Rows, everything
from tests.services.storage.visibility.world import World, made


@pytest.fixture(scope="session")
def world(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    desk = open_copy(template, tmp_path_factory.mktemp("world"))
    yield made(desk)
    desk.session.close()


@pytest.fixture(scope="session")
def rows(world: World) -> dict[str, Rows]:
    with world.desk.session.file.reader.begin() as connection:
        found: Any = everything(connection)
        return found
