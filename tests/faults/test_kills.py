"""kill -9 in the middle of saving: what was acknowledged is there, what was not is there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.figures import Line, note
from tests.faults.killing import Figures
from tests.faults.saving import kill_importers, kill_savers
from tests.services.desk import make_template

pytestmark = pytest.mark.every_run


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template"))


def line_of(figures: Figures) -> Line:
    told = f"{figures.kills} kills; partial {figures.partial}, unsound {figures.unsound}; {figures.unacknowledged_kept} kept though not acknowledged"
    return Line(
        1,
        f"kill -9 of writers, {figures.what}: acknowledged lost",
        figures.acknowledged,
        figures.lost,
        told,
        target="0; 0; 0",
    )


def test_killed_while_saving(template: Path, tmp_path: Path, often: Callable[[int, int], int]) -> None:
    figures = kill_savers(template, tmp_path, often(5, 250))
    note(line_of(figures))
    assert (figures.lost, figures.unsound, figures.findings) == (0, 0, [])


def test_killed_while_importing(template: Path, tmp_path: Path, often: Callable[[int, int], int]) -> None:
    figures = kill_importers(template, tmp_path, often(2, 40), rows=often(300, 1_200))
    note(line_of(figures))
    assert (figures.lost, figures.partial, figures.unsound, figures.findings) == (0, 0, 0, [])
