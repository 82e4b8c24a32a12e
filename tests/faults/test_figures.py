"""The table of figures itself."""

from __future__ import annotations

import pytest

from tests.faults.figures import Line, percentile, table

pytestmark = pytest.mark.every_run
LINES = [
    Line(27, "unlocking", own="p95 0.5 s", target="p95 < 1 s"),
    Line(1, "kill -9 | lost", tried=9_460, bad=0, told="500 kills"),
    Line(9, "crashes: lost", tried=10, bad=2),
]


def test_lines_stand_in_their_groups_by_number() -> None:
    rows = table(LINES)
    assert [row.split()[0] for row in rows] == ["no.", "DURABILITY", "1", "9", "ACCESS", "27"]
    assert "0 of 9,460" in rows[2]
    assert "2 of 10" in rows[3]


def test_for_the_readme_every_row_has_all_cells() -> None:
    rows = table(LINES, markdown=True)
    assert {row.replace("\\|", "").count("|") for row in rows} == {6}
    assert rows[1].startswith("| --: |")


def test_percentiles_are_taken_from_the_values() -> None:
    assert percentile(range(1, 101), 95) == 96
    assert percentile([3.0], 99) == 3.0
