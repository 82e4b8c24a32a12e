"""A workspace with passwords."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.workspace.session import create_workspace
from tests.services.accounts.secured import PASSWORD, Secured
from tests.services.desk import INSTALLATION


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[Secured]:
    session = create_workspace(
        tmp_path / "acme.desk", name="Acme", person="Béa Kaur", installation=INSTALLATION, password=PASSWORD
    )
    made = Secured(session)
    yield made
    made.session.close()
