"""Whether anything can be altered behind the journal's back, and how fast looking through it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from desktop.models import ENTITIES
from desktop.services.candidates.commands import ChangeCandidate
from desktop.services.dispatch.messages import Progress
from desktop.services.history.messages import VerifyJournal
from desktop.services.history.verify import verified
from desktop.services.notes.commands import AddNote
from desktop.services.storage.anchors import findings_of, read_anchors
from tests.faults.figures import Line, note
from tests.faults.tampering import tampered
from tests.services.accounts.secured import make_secured
from tests.services.desk import Desk, make_template, open_copy

pytestmark = pytest.mark.every_run


def test_whatever_is_altered_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, often: Callable[[int, int], int]
) -> None:
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "home"))
    office = make_secured(tmp_path)
    opening = office.opening("Analyst", seats=2)
    for number in range(4):
        person = office.person(f"Person {number}", opening, emails=(f"p{number}@x.example",), tags=("sql",))
        office.do(ChangeCandidate(person, 0, {"location": "Brno"}))
        office.do(AddNote(person, "Speaks Czech."))
        office.move(office.application(person).id, "screen")
    for number in range(4):  # at the end stands what nothing else refers to
        office.person(f"Late {number}")
    assert office.findings() == ()
    file, line = (
        office.session.file,
        Line(29, "random tampering, ends cut off with their heads repaired among it: undetected"),
    )
    anchors, tables, ends = read_anchors(file.workspace_id, file.path), list(ENTITIES), 0
    for number in range(often(100, 1_000)):
        with file.writer.connect() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            told = tampered(connection, Random(number), tables)
            found = [
                *verified(connection, Progress()).findings,
                *findings_of(connection, anchors.seen, {}, "this computer"),
            ]
            connection.rollback()
        ends += "cut off" in told
        line.tried += 1
        if not found:
            line.bad += 1
            line.findings.append(told)
    line.told = f"{ends} of them cut ends"
    note(line)
    assert office.findings() == (), "each was taken back"
    office.session.close()
    assert line.findings == [], "\n".join(sorted(line.findings))
    assert ends > 0


def test_how_fast_the_journal_is_verified(tmp_path: Path, often: Callable[[int, int], int]) -> None:
    plain, secured = tmp_path / "plain", tmp_path / "secured"
    plain.mkdir()
    secured.mkdir()
    entries = often(150, 1_500)
    for desk, target, what in (
        (open_copy(make_template(plain), plain), "> 10,000 /s", "without signatures"),
        (make_secured(secured), "> 2,000 /s", "with signatures"),
    ):
        rows, seconds = _verified(desk, entries)
        told = f"{rows:,} rows of the journal in {seconds:.2f} s"
        note(Line(31, f"verify, {what}: rows a second", own=f"{rows / seconds:,.0f} /s", target=target, told=told))
        desk.session.close()


def _verified(desk: Desk, entries: int) -> tuple[int, float]:
    person = desk.person()
    for number in range(entries):
        desk.do(AddNote(person, f"Called {number} times."))
    began = time.perf_counter()
    found = desk.ask(VerifyJournal())
    seconds = time.perf_counter() - began
    assert found.findings == ()
    assert found.entries > entries
    return found.entries + found.changes, seconds
