"""Exports that archive people keep their last stage: the reason beside it says that, and how, it ended."""

from __future__ import annotations

import csv
from pathlib import Path

from desktop.services.spreadsheets.engine import read_files
from desktop.services.spreadsheets.summary import summarise

HEADER = ("Full-Name", "Email", "Date-Added", "Stage", "Archive-Reason", "Archive-Date", "Sources", "Posting-Title")


def _read(tmp_path: Path, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER):  # type: ignore[no-untyped-def]
    path = tmp_path / "archive.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    return read_files([path])


def test_an_archived_person_is_ended_at_the_last_stage(tmp_path: Path) -> None:
    draft = _read(
        tmp_path,
        ("Ana Diaz", "ana@x.example", "2025-01-05", "Phone screen", "", "", "LinkedIn", "Engineer"),
        (
            "Kofi Mensah",
            "kofi@x.example",
            "2025-01-08",
            "On-site interview",
            "Underqualified",
            "2025-02-01",
            "Referral",
            "Engineer",
        ),
        ("Ida Berg", "ida@x.example", "2025-01-10", "Offer", "Hired", "2025-02-10", "Indeed", "Engineer"),
        (
            "Tom Wu",
            "tom@x.example",
            "2025-01-12",
            "New applicant",
            "Withdrew",
            "2025-01-20",
            "Careers page",
            "Designer",
        ),
    )
    assert summarise(draft)["by_stage"] == {"hired": 1, "rejected": 1, "screen": 1, "withdrawn": 1}
    rejected = next(one for one in draft.applications if one.status == "rejected")
    assert (rejected.stage, rejected.raw_reason) == ("interview_1", "Underqualified")
    assert str(rejected.ended_on) == "2025-02-01"
    assert draft.open_words == () or all(word.word != "Withdrew" for word in draft.open_words)


def test_a_status_that_says_it_runs_is_believed(tmp_path: Path) -> None:
    header = ("Name", "Email", "Job", "Stage", "Status", "Rejection reason")
    draft = _read(
        tmp_path,
        ("Ana Diaz", "ana@x.example", "Engineer", "Phone screen", "Active", "Skills gap"),
        ("Ida Berg", "ida@x.example", "Engineer", "Phone screen", "Rejected", "Skills gap"),
        header=header,
    )
    assert summarise(draft)["by_stage"] == {"rejected": 1, "screen": 1}
