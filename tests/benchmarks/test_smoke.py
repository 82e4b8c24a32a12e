"""Every part of the benchmarks runs on two hundred candidates and says something; figures are told as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.__main__ import PARTS
from benchmarks.figures import Figure, from_plain, table, to_plain
from benchmarks.generate import generate, size
from benchmarks.runner import part_apart
from benchmarks.workspaces import copy_of
from desktop.services.history.messages import VerifyJournal
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.workspace.session import open_workspace

SHORT = {"start": ("1",), "docket": ("60", "200"), "spreadsheets": ("200",), "memory": ("1",), "encryption": ("5",)}
"""What makes a part shorter than it is for a person."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("benchmarks") / "200.desk"
    generate(path, 200)
    return path


def test_sizes_are_said_as_people_say_them() -> None:
    assert [size(text) for text in ("200", "1k", "10K", "1M", "2.5k")] == [200, 1_000, 10_000, 1_000_000, 2_500]


def test_a_generated_workspace_is_listed_journalled_and_sound(workspace: Path) -> None:
    session = open_workspace(workspace, installation="test")
    try:
        assert session.door.ask(CountRows(ListView(ListKind.CANDIDATES))).all == 200
        assert session.door.ask(CountRows(ListView(ListKind.APPLICATIONS))).all >= 200
        found = session.door.ask(VerifyJournal())
        assert (found.findings, found.changes > 1000) == ((), True)
    finally:
        session.close()


def test_the_same_seed_makes_the_same_people(tmp_path: Path) -> None:
    names = []
    for number in (1, 2):
        path = tmp_path / f"{number}.desk"
        generate(path, 30, thin=True, journal=False)
        session = open_workspace(path, installation="test")
        with session.store.reader.begin() as connection:
            query = "SELECT name, employer, last_touch FROM candidate_row ORDER BY row"
            names.append(connection.exec_driver_sql(query).fetchall())
        session.close()
    assert names[0] == names[1]


def test_a_figure_says_whether_it_was_met() -> None:
    fast = Figure("sort", [10.0, 20.0, 60.0], floor=[10.0], floor_is="SQL", most=50, wanted="≤ 50 ms")
    start = Figure("start", [390.0], floor=[300.0], of="ratio", most=1.3, wanted="≤ 1.3 ×")
    rate = Figure("import", [6000.0], "rows/s", least=5000)
    assert [one.met for one in (fast, start, rate, Figure("only told", [1.0]))] == [False, True, True, None]
    assert fast.cells() == ("sort", "20.0 ms, 60.0", "10.0 ms SQL", "2.00", "≤ 50 ms", "**no**")
    assert from_plain(to_plain([fast, rate])) == [fast, rate]
    assert table([fast], markdown=True).splitlines()[1] == "|---|---|---|---|---|---|"


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_every_part_runs(part: str, workspace: Path, tmp_path: Path) -> None:
    figures = part_apart(part, copy_of(workspace, tmp_path), tmp_path, *SHORT.get(part, ()))
    assert figures
    assert all(one.values for one in figures)
