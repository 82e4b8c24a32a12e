"""What the killed children do: small commands without end, or one large import."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from desktop import paths
from desktop.services.applications.commands import CreateApplication
from desktop.services.notes.commands import AddNote
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import ReadSpreadsheets
from desktop.services.workspace.session import open_workspace
from tests.faults.killing import Act, Figures, Tell, killed, look
from tests.services.desk import INSTALLATION, Desk, open_copy


def saving(path: Path, seed: int) -> Act:
    """Saves one command after the other and tells each entry once it is acknowledged."""

    def act(tell: Tell) -> None:
        luck = Random(seed)
        desk = Desk(open_workspace(path, installation=INSTALLATION))
        tell("open")
        opening = desk.opening(f"Opening {seed}", seats=3)
        for number in _forever():
            person = desk.person(f"Person {seed} {number}", emails=(f"p{number}@x.example",), tags=("sql", "python"))
            made = desk.do(CreateApplication(person, opening))
            tell(made.entry_id)
            tell(desk.do(AddNote(person, "x" * luck.randrange(1, 30_000))).entry_id)
            tell(desk.move(made.answer, "screen").entry_id)
            tell(desk.reject(made.answer).entry_id)

    return act


def _forever() -> Iterator[int]:
    number = 0
    while True:
        yield number
        number += 1


def kill_savers(template: Path, folder: Path, kills: int) -> Figures:
    """Kill children that save, at random moments, one after the other on the same file."""
    figures, luck, began = Figures("small commands"), Random(20), time.monotonic()
    desk = open_copy(template, folder)
    path = desk.path
    desk.session.close()
    known = 0
    for number in range(kills):
        lines = killed(saving(path, number), after_lines=luck.randrange(0, 9), then_seconds=luck.random() * 0.03)
        entries = [line for line in lines if line != "open"]
        figures.kills += 1
        figures.acknowledged += len(entries)
        desk = look(path, entries, figures)
        [(total,)] = desk.sql(
            "SELECT count(*) FROM journal_entry WHERE command LIKE 'application.%' OR command = 'note.add'"
        )
        figures.unacknowledged_kept += total - known - len(entries)
        known = total
        desk.session.close()
    figures.seconds = time.monotonic() - began
    return figures


PEOPLE = 5_000


def sheet(folder: Path, rows: int = PEOPLE) -> Path:
    """A foreign sheet with people, addresses and where they stand."""
    path = folder / "applicants.csv"
    lines = ["Full name,Email,Phone,Job title applied for,Stage,Source,Date applied"]
    stages, jobs = ("Applied", "Screening", "Offer", "Rejected"), ("Analyst", "Baker", "Driver")
    for number in range(rows):
        lines.append(
            f"Per{number} Son{number},p{number}@x.example,+1 514 555 {number:04d},{jobs[number % 3]},{stages[number % 4]},Indeed,"
            f"2026-0{number % 9 + 1}-1{number % 9}"
        )
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def kill_importers(template: Path, folder: Path, kills: int, rows: int = PEOPLE) -> Figures:
    """Kill children in the middle of one large import; each begins with an empty workspace."""
    figures, luck, began = Figures(f"import of {rows} people"), Random(21), time.monotonic()
    desk = open_copy(template, folder)
    draft = desk.ask(ReadSpreadsheets((str(sheet(folder, rows)),)))
    desk.session.close()
    path = desk.path

    def act(tell: Tell) -> None:
        session = open_workspace(path, installation=INSTALLATION)
        tell("open")
        tell(session.door.carry_out(ImportSpreadsheets(draft, "applicants.csv")).entry_id)

    def fresh() -> None:
        shutil.rmtree(paths.data_folder() / "anchors", ignore_errors=True)  # an older copy is not what is tried here
        for part in ("", "-wal", "-shm"):
            Path(f"{path}{part}").unlink(missing_ok=True)
        shutil.copyfile(template, path)

    fresh()
    at = time.monotonic()
    whole = killed(act, after_lines=2, then_seconds=0)
    takes = time.monotonic() - at
    imported = _people(path)
    assert len(whole) == 2
    assert imported > rows * 0.9
    for _ in range(kills):
        fresh()
        lines = killed(act, after_lines=1, then_seconds=luck.random() * takes * 1.1)
        entries = [line for line in lines if line != "open"]
        figures.kills += 1
        figures.acknowledged += len(entries)
        desk = look(path, entries, figures)
        found = desk.count("candidate")
        figures.partial += found not in (0, imported)
        figures.unacknowledged_kept += bool(found) - bool(entries)
        desk.session.close()
    figures.seconds = time.monotonic() - began
    return figures


def _people(path: Path) -> int:
    desk = Desk(open_workspace(path, installation=INSTALLATION))
    number = desk.count("candidate")
    desk.session.close()
    return number
