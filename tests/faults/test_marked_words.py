"""A working day in the window of an encrypted workspace, with words that are found nowhere else: none stands in a file the program wrote.

Looked through after every step, whatever is taken away as it goes, and in UTF-16 and any case. Exports and the sheet that was read lie aside.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop import bootstrap, logs, paths
from desktop.services.backup.messages import MakeBackup
from desktop.services.candidates.commands import CreateCandidate, EraseCandidates
from desktop.services.drafts.messages import ReadDrafts
from desktop.services.exports.from_command_line import export_from_command_line
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import ListView, ReadRows
from desktop.services.notes.commands import AddNote
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import ReadSpreadsheets
from desktop.views.forms.window import FormWindow
from desktop.views.mishaps.crash import CrashWatch, report
from tests.faults.figures import Line, note
from tests.faults.scanning import found_in
from tests.journeys.test_locked import PASSWORD, PATIENCE, Locked, locked  # noqa: F401 - the fixture

pytestmark = pytest.mark.every_run
WORDS = [f"Qzxv{one}" for one in ("name", "mail", "note", "draft", "sheet", "firm", "search", "crash", "gone")]


class Witness:
    """Looks through all folders after each step, and at every file that is about to be taken away or written over."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders, self.live = folders, True
        self.lines: list[str] = []
        self.files = self.steps = self.taken = 0
        sys.addaudithook(self._watch)

    def step(self) -> None:
        """Look through everything now."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.scanning", ",".join(WORDS), *map(str, self.folders)],
            cwd=bootstrap.ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        self.files, lines = json.loads(done.stdout)
        self.lines += lines
        self.steps += 1

    def _watch(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.live or event not in ("os.remove", "os.rename"):
            return
        name, folder = os.fsdecode(arguments[-2] if event == "os.remove" else arguments[0]), arguments[-1]
        if event == "os.remove" and isinstance(folder, int) and folder >= 0:
            name = os.path.join(os.readlink(f"/proc/self/fd/{folder}"), name)
        path = Path(name)
        if path.suffix == ".desk" or not any(one in path.parents for one in self.folders) or not path.is_file():
            return
        self.taken += 1
        self.lines += [f"{path}, on its way: {word}" for word in found_in(path.read_bytes(), WORDS)]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Before the window is made: everything this computer keeps lies below one folder."""
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "home"))
    (tmp_path / "temp").mkdir()
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / "temp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    logs.begin()
    yield
    logs.stop()


def a_sheet(folder: Path) -> Path:
    lines = ["Full name,Email,Employer,Job title applied for,Stage,Date applied"]
    lines += [f"Qzxvsheet{n} Person,qzxvmail{n}@x.example,Qzxvfirm,Analyst,Applied,2026-01-1{n}" for n in range(6)]
    lines.append(",,Qzxvfirm,,,no day at all")
    path = folder / "applicants.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_no_marked_word_in_any_file(
    locked: Locked,  # noqa: F811
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    home: Path,
) -> None:
    aside, desk, bench = tmp_path_factory.mktemp("aside"), locked.desk, locked.window.workbench
    assert desk.session is not None
    witness = Witness([tmp_path, home])
    witness.step()
    made: list[Any] = []
    for name in ("Qzxvname Markermann", "Qzxvgone Markermann"):
        bench.carry_out(
            CreateCandidate({"name": name, "emails": ("qzxvmail@x.example",)}, ""), made.append, owner=bench
        )
    locked.bot.waitUntil(lambda: len(made) == 2, timeout=PATIENCE)
    bench.carry_out(AddNote(made[0].answer, "QZXVNOTE speaks Czech."), made.append, owner=bench)
    locked.bot.waitUntil(lambda: len(made) == 3, timeout=PATIENCE)
    locked.window.go("candidate", made[0].answer)
    locked.settle()
    witness.step()

    bench.open("new_candidate")
    form: FormWindow = locked.dialog(FormWindow)
    name = form.panel.form.fields["name"]
    QTest.keyClicks(name.findChild(QLineEdit) or name, "Qzxvdraft Half")
    locked.lock()
    witness.step()
    locked.type_password("not Qzxvname either")
    locked.bot.waitUntil(lambda: locked.cover.sign_in.problem.isVisible(), timeout=PATIENCE)
    locked.cover.sign_in.password.clear()
    locked.type_password(PASSWORD)
    locked.bot.waitUntil(lambda: not desk.locking.locked, timeout=PATIENCE)  # type: ignore[union-attr]
    locked.settle()
    door = desk.session.door
    drafts = door.ask(ReadDrafts())
    assert any("Qzxvdraft" in draft.values for draft in drafts)
    witness.step()

    session = desk.session
    drafted = door.ask(ReadSpreadsheets((str(a_sheet(aside)),)))
    assert door.carry_out(ImportSpreadsheets(drafted, "applicants.csv")).entry_id
    locked.window.go("candidates")
    locked.settle()
    rows = door.ask(ReadRows(ListView(ListKind.CANDIDATES, search="qzxvsheet"), 0, 50)).rows
    assert len(rows) == 6
    for field in locked.window.stage.page.findChildren(QLineEdit):
        if field.isVisible():
            QTest.keyClicks(field, "Qzxvsearch")
    locked.settle()
    witness.step()
    export_from_command_line(session, "candidates", aside / "candidates.xlsx")
    door.ask(MakeBackup())
    witness.step()

    crash = CrashWatch()
    try:
        raise ValueError("Qzxvcrash Markermann")
    except ValueError as error:
        crash.take(error)
        told = report(error)
    (paths.made(paths.log_folder()) / "report.txt").write_text(told, encoding="utf-8")  # as somebody who sends it on
    door.carry_out(EraseCandidates((made[1].answer,)))
    form.panel.discard()
    locked.settle()
    witness.step()
    locked.window.close()
    desk.let_go()
    witness.step()
    witness.live = False
    line = Line(
        24, "a day in an encrypted workspace: marked words in files the program wrote", len(WORDS), len(witness.lines)
    )
    line.told = (
        f"{witness.files} files, looked through {witness.steps} times; {witness.taken} more as they were taken away"
    )
    note(line)
    assert witness.lines == []
    assert found_in((aside / "applicants.csv").read_bytes(), WORDS) != [], "the sheet itself shows that they are found"
    assert any(path.name == logs.FILE for path in tmp_path.rglob("*")), "there was a log"
    assert witness.files > 5
