"""A process of its own in which the k-th call to the system fails; prints what came of every k as JSON.

``python -m tests.faults.failing_calls FOLDER WHAT MOST`` with the compiled ``failing_calls.c`` loaded before the C library. Each k is tried by
a forked child on a fresh copy; ``MOST`` chooses so many of them, spread over all.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from desktop.errors import DeskError
from desktop.models.migrations import KNOWN
from desktop.services.access.keys import passwords
from desktop.services.backup.messages import MakeBackup, ReadBackups, Standing
from desktop.services.candidates.commands import EraseCandidates
from desktop.services.notes.commands import AddNote
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import ReadSpreadsheets
from desktop.services.storage.content import contents
from desktop.services.storage.workspace_file import check_integrity, open_file
from desktop.services.workspace.session import open_workspace
from tests.faults.killing import Tell, finish, start
from tests.faults.older import older_file, rows_of
from tests.faults.saving import sheet
from tests.services.accounts.secured import make_secured
from tests.services.desk import INSTALLATION, Desk, make_template, open_copy

LOCAL = frozenset({"journal_origin", "presence"})
FAULTS = ((errno.EIO, False), (errno.ENOSPC, True))
"""One call that fails, and a disk that is full from some moment on."""

Prepared = Callable[[], object]


class Place:
    """A workspace in a folder, as it was before, and how it is opened."""

    def __init__(self, folder: Path, what: str) -> None:
        self.live, self.kept, self.what = folder / "live", folder / "kept", what
        self.desk: Desk | None = None
        self.live.mkdir()
        if what == "migrate":
            (folder / "template").mkdir()
            desk = open_copy(make_template(folder / "template"), folder)
            for number in range(5):
                desk.person(f"Person {number}")
            desk.session.close()
            older_file(self.live / "acme.desk", KNOWN[0], rows_of(desk.path))
        else:
            office = make_secured(self.live)
            for number in range(3):
                office.applied(office.opening(), f"Person {number}")
            self.people = [str(row[0]) for row in office.sql("SELECT lower(hex(id)) FROM candidate ORDER BY name")]
            if what == "backup":
                office.ask(MakeBackup())
            office.session.close()
        shutil.copytree(self.live, self.kept)

    def fresh(self) -> None:
        """Everything as before, what this computer remembers of later states too."""
        shutil.rmtree(self.live)
        shutil.copytree(self.kept, self.live)
        shutil.rmtree(Path(os.environ["HIRING_DESK_HOME"]) / "data" / "anchors", ignore_errors=True)

    def open(self) -> Desk:
        """With the password where there is one."""
        path = self.live / "acme.desk"
        if self.what == "migrate":
            return Desk(open_workspace(path, installation=INSTALLATION))
        from tests.faults.test_backups import opened

        return opened(path)

    def prepared(self, sheet_path: Path) -> Prepared:
        """What is tried, with everything before it done."""
        if self.what == "migrate":
            return lambda: open_file(self.live / "acme.desk", INSTALLATION).close()
        desk = self.desk = self.open()
        if self.what == "import":
            draft = desk.ask(ReadSpreadsheets((str(sheet_path),)))
            return lambda: desk.do(ImportSpreadsheets(draft, "applicants.csv"))
        if self.what == "backup":
            return lambda: desk.ask(MakeBackup())
        if self.what == "erase":
            return lambda: desk.do(EraseCandidates((self.people[0],)))
        return lambda: desk.do(AddNote(self.people[0], "x" * 9_000))

    def state(self) -> tuple[dict[str, str], dict[str, int], list[str]]:
        """Hashes, rows, and what is wrong."""
        desk = self.open()
        with desk.session.store.reader.begin() as connection:
            found = {name: one for name, one in contents(connection).items() if name not in LOCAL}
        wrong = [*desk.findings(), *check_integrity(desk.path, desk.session.file.key, thorough=True)]
        if self.what == "backup":
            standings = {Standing(one.standing).value for one in desk.ask(ReadBackups()).records}
            wrong += sorted(standings - {Standing.VERIFIED.value}) or ([] if standings else ["no copy"])
        desk.session.close()
        return {name: one.hash for name, one in found.items()}, {name: one.rows for name, one in found.items()}, wrong


def tried(
    place: Place, library: ctypes.CDLL, sheet_path: Path, at: int, fault: tuple[int, bool]
) -> tuple[bool, int, str]:
    """Let a child do it with a call that fails; answers whether it was done, how many calls it made, and what it said."""

    def act(tell: Tell) -> None:
        run = place.prepared(sheet_path)
        library.fault_arm(ctypes.c_long(at), fault[0], int(fault[1]))
        said = "done"
        try:
            run()
        except (DeskError, OSError) as error:
            said = f"{type(error).__name__} {getattr(error, 'code', '')}"
        made = library.fault_seen()
        tell(f"{made} {said}")

    with contextlib.suppress(OSError):
        place.fresh()
    lines = finish(*start(act))
    made, said = lines[0].split(" ", 1)
    return said == "done", int(made), said


def main(folder: Path, what: str, most: int) -> None:
    """Every k, or as many as are wanted, with both kinds of fault."""
    passwords.MEMORY_KIB, passwords.PASSES = 64, 1
    library = ctypes.CDLL(None)
    library.fault_seen.restype = ctypes.c_long
    place = Place(folder, what)
    sheet_path = sheet(folder, 12)
    place.prepared(sheet_path)()  # so that no child has to import anything
    if place.desk is not None:
        place.desk.session.close()
    library.fault_watch(str(place.live).encode())
    _, calls, said = tried(place, library, sheet_path, 0, FAULTS[0])
    assert said == "done", said
    new = place.state()
    place.fresh()
    if what == "migrate":
        old = new  # looked at, it has been upgraded: nothing but the schema may differ
    else:
        old = place.state()
    bad, runs, done_runs, says = [], 0, 0, set()
    wanted = min(most, calls)
    for fault in FAULTS:
        for at in sorted({1 + number * (calls - 1) // max(1, wanted - 1) for number in range(wanted)}):
            done, _, said = tried(place, library, sheet_path, at, fault)
            says.add(said)
            hashes, rows, wrong = place.state()
            is_old, is_new = hashes == old[0], rows == new[1]
            runs, done_runs = runs + 1, done_runs + done
            if wrong or not (is_new if done else is_old or is_new):
                bad.append(f"{errno.errorcode[fault[0]]} at call {at} of {calls}: {said}; {wrong or 'neither state'}")
    print(json.dumps({"calls": calls, "runs": runs, "done": done_runs, "says": sorted(says), "bad": bad}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
