"""kill -9 in the middle of saving: what was acknowledged is there, what was not is there whole or not at all.

``HIRING_DESK_KILLS`` sets how many (100).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.saving import kill_importers, kill_savers
from tests.services.desk import make_template

KILLS = int(os.environ.get("HIRING_DESK_KILLS", "100"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template"))


def test_killed_while_saving(template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = kill_savers(template, tmp_path, KILLS)
    with capsys.disabled():
        print(figures.table())
    assert (figures.lost, figures.unsound, figures.findings) == (0, 0, [])


def test_killed_while_importing(template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = kill_importers(template, tmp_path, KILLS, rows=1_200)
    with capsys.disabled():
        print(figures.table())
    assert (figures.lost, figures.partial, figures.unsound, figures.findings) == (0, 0, 0, [])
