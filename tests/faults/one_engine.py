"""A process of its own that works on a workspace with everything the program has loaded, and looks who touches the file.

``python -m tests.faults.one_engine FOLDER`` prints findings as JSON. A second SQLite library in the process, or one plain ``open`` of the live
file, lets go of the engine's locks as it closes: that is how files are lost.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
LIVE = {str(FOLDER / f"acme.desk{part}") for part in ("", "-wal", "-shm")}
opened: list[str] = []
open_now = False


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Python says when anything in it opens a file; the engine opens its own without it."""
    if event in ("open", "shutil.copyfile") and open_now and isinstance(arguments[0], (str, bytes, os.PathLike)):
        path = os.path.abspath(os.fsdecode(arguments[0]))
        if path in LIVE:
            opened.append(path)


def descriptors() -> int:
    """How many descriptors of this process are of the live file."""
    found = 0
    for name in os.listdir("/proc/self/fd"):
        try:
            found += os.readlink(f"/proc/self/fd/{name}") in LIVE
        except OSError:
            continue  # the one this very listing uses
    return found


def libraries() -> list[str]:
    """Compiled files in this process that are or hold an SQLite, by what they are called."""
    paths = {
        line.split(maxsplit=5)[-1].strip() for line in Path("/proc/self/maps").read_text().splitlines() if "/" in line
    }
    return sorted(path for path in paths if "sqlite" in path.lower())


def main() -> None:
    """A working day in short."""
    global open_now
    sys.addaudithook(watch)
    import desktop.desk.run  # all of the window
    import desktop.desk.tending  # noqa: F401 - and what works by itself
    from desktop.services.backup.messages import MakeBackup
    from desktop.services.exports.from_command_line import export_from_command_line
    from desktop.services.spreadsheets.commands import ImportSpreadsheets
    from desktop.services.spreadsheets.questions import ReadSpreadsheets
    from desktop.services.storage.workspace_file import check_integrity
    from tests.faults.saving import sheet
    from tests.services.accounts.secured import make_secured

    office = make_secured(FOLDER)
    open_now = True
    office.person("Jan Novák", office.opening())
    draft = office.ask(ReadSpreadsheets((str(sheet(FOLDER, 40)),)))
    office.do(ImportSpreadsheets(draft, "applicants.csv"))
    during = descriptors()
    office.ask(MakeBackup())
    export_from_command_line(office.session, "candidates", FOLDER / "out.xlsx")
    office.session.store.pulse()
    check_integrity(office.path, office.session.file.key)
    office.colleague()
    office.end("Ben Ito")  # gives the file another key
    office = office.again()
    findings = office.findings()
    office.session.close()
    print(
        json.dumps(
            {
                "opened": opened, "during": during, "after": descriptors(), "libraries": libraries(), "findings": findings,
                "other": sorted({"sqlite3", "_sqlite3", "apsw", "pysqlite3"} & sys.modules.keys()),
            }
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
