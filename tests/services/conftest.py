"""A workspace made once, copied for every test that asks for a ``desk``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.desk import Desk, make_template, open_copy


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty workspace; not to be opened."""
    return make_template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    """An open workspace of one's own."""
    made = open_copy(template, tmp_path)
    yield made
    made.session.close()
