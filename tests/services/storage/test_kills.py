"""A few kills in every run; a hundred in ``tests/faults``."""

from __future__ import annotations

from pathlib import Path

from tests.faults.saving import kill_importers, kill_savers


def test_killed_while_saving(template: Path, tmp_path: Path) -> None:
    figures = kill_savers(template, tmp_path, 5)
    assert (figures.kills, figures.lost, figures.findings) == (5, 0, [])


def test_killed_while_importing(template: Path, tmp_path: Path) -> None:
    figures = kill_importers(template, tmp_path, 2, rows=300)
    assert (figures.lost, figures.partial, figures.findings) == (0, 0, [])
