"""What tests of the running program ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.views.preferences import IniPreferences
from tests.desk.team_window import TeamWindow
from tests.postgres_server import TestServer


@pytest.fixture
def team_window(qtbot: QtBot, server: TestServer, tmp_path: Path) -> Iterator[TeamWindow]:
    """A program and a workspace of its own on the test server; nothing is opened yet."""
    made = TeamWindow(qtbot, server, IniPreferences(tmp_path / "team.ini"))
    yield made
    made.close()
    server.drop(made.direct)
    assert not made.faults
