"""A workspace with passwords."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.accounts.secured import Secured, make_secured


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[Secured]:
    made = make_secured(tmp_path)
    yield made
    made.session.close()
