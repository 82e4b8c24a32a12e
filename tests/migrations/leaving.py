"""Makes a workspace for ``left_behind``, to be run with the program as it is before the next migration: ``python -m tests.migrations.leaving``.

Each file there was made so by the program of its own day, with a journal of that day; nothing of today's can make one. It uses only what
every program since the first has known.
"""

from __future__ import annotations

import gzip
import sqlite3
import tempfile
from pathlib import Path

from desktop.models.migrations import HEAD
from desktop.services.candidates.commands import DeleteCandidates, MergeCandidates
from desktop.services.notes.commands import AddNote
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import CreateRequisition, SetRequisitionStatus
from desktop.services.workspace.session import create_workspace, open_workspace
from desktop.words import RequisitionStatus
from tests.services.desk import INSTALLATION, Desk

LEFT = Path(__file__).parent / "left_behind"


def leave(target: Path) -> None:
    """A small team's week, packed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.desk"
        create_workspace(path, name="Acme", person="Béa Kaur", installation=INSTALLATION).close()
        desk = Desk(open_workspace(path, installation=INSTALLATION))
        live(desk)
        desk.session.close()
        raw = sqlite3.connect(path)
        raw.execute("PRAGMA journal_mode=DELETE")
        raw.execute("VACUUM")
        raw.close()
        target.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def live(desk: Desk) -> None:
    """Something of everything: a hire, a rejection, an undo, a merge, the bin, a rest, a confidential draft."""
    mia = desk.get(AddMember("Mia Okafor"))
    first = desk.opening(
        "Analyst", seats=3, hiring_manager_id=mia, pay_min="60000", pay_max="80000", pay_currency="CAD"
    )
    second = desk.opening("Clerk")
    desk.do(CreateRequisition({"title": "Draft", "confidential": True}, 1))
    names = ("Jan Novák", "Łukasz Wójcik", "Đức Trần", "Işıl Çelik")
    people = [desk.person(name, first, emails=(f"p{at}@x.example",), tags=("sql",)) for at, name in enumerate(names)]
    applications = [desk.application(one).id for one in people]
    desk.move(applications[0], "screen")
    desk.move(applications[0], "interview_1")
    desk.move(applications[1], "hired")
    desk.reject(applications[2])
    desk.undo(desk.move(applications[3], "offer"))
    desk.do(AddNote(people[0], "A good talk."))
    other = desk.person("Jan Novak")
    desk.do(MergeCandidates(people[0], desk.candidate(people[0]).version, other, desk.candidate(other).version, {}))
    desk.do(DeleteCandidates((desk.person("Gone"),)))
    desk.do(SetRequisitionStatus(second, 0, RequisitionStatus.ON_HOLD, "budget"))


if __name__ == "__main__":
    leave(LEFT / f"{HEAD}.desk.gz")
