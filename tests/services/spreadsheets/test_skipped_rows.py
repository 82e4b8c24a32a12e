"""Rows that a person left out of an import leave the rest as it is."""

from __future__ import annotations

import csv
from pathlib import Path

from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import ReadSpreadsheets
from desktop.services.workspace.session import create_workspace


def _write(path: Path, rows: list[tuple[str, ...]]) -> str:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return str(path)


def test_a_skipped_person_does_not_take_other_requisitions_along(tmp_path: Path) -> None:
    jobs = _write(tmp_path / "jobs.csv", [("job_id", "job_title", "department", "open_date"), ("1", "Baker", "Kitchen", "2026-01-05"),
                                          ("2", "Driver", "Transport", "2026-02-05")])  # fmt: skip
    people = _write(
        tmp_path / "applications.csv",
        [("application_id", "name", "email", "job_id", "status"), ("1", "Zoe Angstrom", "zoe@example.com", "1", "Applied"),
         ("2", "Ida Berg", "ida@example.com", "1", "Applied")],
    )  # fmt: skip
    session = create_workspace(tmp_path / "team.desk", name="Team", person="Ada", installation="test")
    try:
        draft = session.door.ask(ReadSpreadsheets((jobs, people)))
        assert (len(draft.people), len(draft.requisitions)) == (2, 2)
        row = next(one for one in draft.people if one.full_name == "Ida Berg").rows[0]
        session.door.carry_out(ImportSpreadsheets(draft, "two files", skip=frozenset({row})))
        counts = {kind: session.door.ask(CountRows(ListView(kind))).all for kind in ListKind}
    finally:
        session.close()
    assert counts == {ListKind.REQUISITIONS: 2, ListKind.CANDIDATES: 1, ListKind.APPLICATIONS: 1}
