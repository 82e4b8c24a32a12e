"""Damaged and malicious files: refused with a reason or read with every row accounted for; never a fault of ours."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import WorkbookTrouble
from desktop.services.spreadsheets.answers import Answers
from desktop.services.spreadsheets.drafting.records import ImportDraft
from desktop.services.spreadsheets.engine import draft_readings, read_files
from desktop.services.spreadsheets.reading.child_process import read_one
from desktop.services.spreadsheets.reading.limits import Limits
from desktop.services.spreadsheets.summary import summarise
from tests.services.spreadsheets.made_up_files import text_file, workbook

TEXT = (
    b"Name,Email,Phone,Job,Stage,Applied on,Interview date,Notes\n"
    b'Ann Lee,ann@x.example,514-555-1234,"Chef, night",Interview,2026-01-02,2026-01-09,"said ""yes""\ntwice"\n'
    b"Bo Ray,bo@x.example,,Cook; Chef,3 - Offer,03/04/2026,,\n,,,,,,,\nChef\nCy Fox,,,Cook,Rejected - no show,soon,,ok\nTotal,3\n"
)


def outcome(path: Path) -> ImportDraft | None:
    try:
        reading = read_one(path, Limits())
    except WorkbookTrouble:
        return None
    made = draft_readings([reading], Answers())
    summarise(made)
    return made


def accounted_for(made: ImportDraft) -> None:
    """Every row of a table that is imported has a verdict, or stands among the lines named as left out."""
    seen = {(one.table, one.row) for one in made.verdicts}
    assert len(seen) == len(made.verdicts)
    for at, table in enumerate(made.tables):
        if not table.holds_no_people:
            assert sum(place == at for place, _ in seen) == table.rows
    for one in made.verdicts:
        assert one.verdict != "refused" or one.problems
        assert one.person < len(made.people)
    assert len(made.refused_rows) == sum(one.verdict == "refused" for one in made.verdicts)


_CUT = st.tuples(st.just("cut"), st.floats(0, 1), st.integers(1, 300))
_PUT = st.tuples(
    st.just("put"),
    st.floats(0, 1),
    st.one_of(
        st.binary(min_size=1, max_size=40),
        st.sampled_from(
            [b'"', b"\0", b"\r", b"\n\n", b";;;", b",,,,", b"\xff\xfe", b"=1+1", b"\t" * 9, b"\xe9", b"x" * 40_000]
        ),
    ),
)
_END = st.tuples(st.just("end"), st.floats(0, 1), st.just(0))


def damage(content: bytes, steps: list[tuple[str, float, int | bytes]]) -> bytes:
    for what, where, much in steps:
        at = int(where * len(content))
        if what == "cut" and isinstance(much, int):
            content = content[:at] + content[at + much :]
        elif what == "put" and isinstance(much, bytes):
            content = content[:at] + much + content[at:]
        elif what == "end":
            content = content[:at]
    return content


@given(steps=st.lists(st.one_of(_CUT, _PUT, _END), min_size=1, max_size=6))
def test_damaged_text(tmp_path: Path, steps: list[tuple[str, float, int | bytes]]) -> None:
    path = tmp_path / "damaged.csv"
    path.write_bytes(damage(TEXT, steps))
    made = outcome(path)
    if made is not None:
        accounted_for(made)


@given(steps=st.lists(st.one_of(_CUT, _PUT, _END), min_size=1, max_size=3))
def test_damaged_workbooks(tmp_path: Path, steps: list[tuple[str, float, int | bytes]]) -> None:
    whole = workbook(tmp_path, "whole.xlsx", {"S": [line.split(",") for line in TEXT.decode().splitlines()]})
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(damage(whole.read_bytes(), steps))
    made = outcome(path)
    if made is not None:
        accounted_for(made)


_CELL = st.one_of(
    st.just(""), st.text(max_size=20), st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates().map(str), st.sampled_from(["Ann Lee", "ann@x.example", "514-555-1234", "Interview", "yes", "x", "Total", "#REF!", "Chef", "n/a", "✓"]),
)  # fmt: skip
_HEADS = st.lists(
    st.sampled_from(
        ["Name", "Email", "Phone", "Job", "Stage", "Status", "Applied", "Offer", "Hired", "Date", "Result", "Source", "ID", "Notes", "From", "To",
         "Zorp", ""]
    ),
    min_size=1, max_size=9,
)  # fmt: skip


@given(heads=_HEADS, rows=st.lists(st.lists(_CELL, max_size=10), max_size=15), sign=st.sampled_from(",;\t"))
def test_any_cells_under_any_headers(tmp_path: Path, heads: list[str], rows: list[list[object]], sign: str) -> None:
    lines = [sign.join(heads), *(sign.join(str(cell).replace("\n", " ") for cell in row) for row in rows)]
    made = outcome(text_file(tmp_path, "any.csv", "\n".join(lines), "utf-8"))
    if made is not None:
        accounted_for(made)


def _zip(entries: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("truncated", b"PK\x03\x04" + b"\0" * 40),
        ("no sheets", _zip({"xl/workbook.xml": b"<workbook/>"})),
        ("another archive", _zip({"a.txt": b"hello"})),
        ("a bomb", _zip({"xl/workbook.xml": b"\0" * 30_000_000})),
        ("broken xml", _zip({"xl/workbook.xml": b"<a", "[Content_Types].xml": b"<b"})),
        ("ole stump", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600),
        ("only NULs", b"\0" * 5_000),
        ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("a PDF", b"%PDF-1.7\n1 0 obj\n"),
        ("a page", b"<!DOCTYPE html><table><tr><td>Ann</td></tr></table>"),
        ("only blanks", b" \r\n\t\r\n"),
    ],
)
def test_what_is_no_table_is_refused_by_the_process_apart(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    good = text_file(tmp_path, "good.csv", "Name,Email,Job,Stage\nAnn Lee,a@x.example,Chef,Offer\n")
    made = read_files([path, good])
    assert [one.file for one in made.refused_files] == ["file.xlsx"], name
    assert len(made.people) == 1  # the next file is read all the same


def test_a_huge_cell_is_cut_and_said(tmp_path: Path) -> None:
    made = read_files(
        [
            text_file(
                tmp_path, "huge.csv", f"Name,Email,Job,Stage,Notes\nAnn Lee,a@x.example,Chef,Offer,{'x' * 100_000}\n"
            )
        ]
    )
    assert len(made.applications[0].notes[0]) == Limits().cell_length
    assert [one.code for one in made.tables[0].notices] == ["cell_cut"]


def test_more_rows_or_columns_than_the_limits_are_refused(tmp_path: Path) -> None:
    limits = Limits(rows=50, columns=20)
    long = text_file(tmp_path, "long.csv", "Name,Email\n" + "Ann,a@x.example\n" * 60)
    wide = text_file(tmp_path, "wide.csv", ",".join(f"H{n}" for n in range(30)) + "\n" + ",".join("1" * 30) + "\n")
    made = read_files([long, wide], limits=limits)
    assert {one.file: one.code for one in made.refused_files} == {"long.csv": "too_large", "wide.csv": "too_large"}


def test_very_many_sections_are_gone_through_once(tmp_path: Path) -> None:
    lines = "".join(f"Chef {n}\n\nAnn{n} Lee,a{n}@x.example,Offer\n" for n in range(6_000))
    made = outcome(text_file(tmp_path, "sections.csv", "Name,Email,Stage\n" + lines))
    assert made is not None
    assert len(made.applications) == 6_000
