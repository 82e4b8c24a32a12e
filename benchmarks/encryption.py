"""What encryption costs: unlocking, and the same pages and commits on the same workspace once open and once encrypted, in turns."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from benchmarks.figures import Figure
from desktop.models import Candidate
from desktop.services.access.keys.credential import Credential
from desktop.services.access.keys.passwords import Stretching
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView, ReadRows
from desktop.services.notes.commands import AddNote
from desktop.services.storage.connection import APPLICATION_ID, connect
from desktop.services.storage.workspace_file import open_file
from desktop.services.workspace.session import create_workspace, open_workspace, session_of

PASSWORD = "three quiet words"
UNLOCKED, PAGES, NOTES = 20, 300, 60


def run(workspace: Path, pages: str = str(PAGES)) -> list[Figure]:
    """Both workspaces are open at the same time and asked in turns, so that the machine's moods meet both."""
    key = secrets.token_bytes(32)
    twin = encrypted(workspace, key)
    both = [session_of(open_file(path, "bench", one), None, "") for path, one in ((workspace, None), (twin, key))]
    random = Random(7)
    count = both[0].door.ask(CountRows(ListView(ListKind.CANDIDATES))).all
    with both[0].file.reader.begin() as connection:
        people = list(connection.execute(select(Candidate.id).limit(NOTES)).scalars())

    def page() -> Callable[[Any], object]:
        question = ReadRows(ListView(ListKind.CANDIDATES), random.randrange(max(1, count - 100)), 100)
        return lambda door: door.ask(question)

    def note(person: str) -> Callable[[Any], object]:
        return lambda door: door.carry_out(AddNote(person, "Called back; wants to hear more on Thursday."))

    pages_open, pages_sealed = in_turns(both, [page() for _ in range(int(pages))])
    notes_open, notes_sealed = in_turns(both, [note(person) for person in people])
    for session in both:
        session.close()
    return [
        unlocking(workspace.parent / "locked.desk"),
        Figure("encrypted: a page of 100 rows anywhere in a list", pages_sealed, floor=pages_open, floor_is="unencrypted",
               of="ratio", most=1.1, wanted="1.0 ×"),
        Figure("encrypted: a note, committed", notes_sealed, floor=notes_open, floor_is="unencrypted", of="ratio", most=1.6,
               wanted="≤ 1.6 ×"),
    ]  # fmt: skip


def in_turns(both: list[Any], acts: list[Callable[[Any], object]]) -> tuple[list[float], list[float]]:
    """Each act on the one and on the other, milliseconds each."""
    took: tuple[list[float], list[float]] = ([], [])
    for number, act in enumerate(acts):
        for which in (0, 1) if number % 2 else (1, 0):
            began = time.perf_counter()
            act(both[which].door)
            took[which].append((time.perf_counter() - began) * 1000)
    return took


def unlocking(path: Path) -> Figure:
    """Open the same small workspace many times, beside the stretching of the password alone."""
    create_workspace(path, name="Locked", person="Bench", installation="bench", password=PASSWORD).close()
    opened, stretched = [], []
    for _ in range(UNLOCKED):
        began = time.perf_counter()
        Stretching.fresh().key(PASSWORD)
        stretched.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        open_workspace(path, installation="bench", credential=Credential("", PASSWORD)).close()
        opened.append((time.perf_counter() - began) * 1000)
    return Figure("unlock: from the password to the open workspace", opened, floor=stretched, floor_is="Argon2id alone",
                  most=1000, wanted="p95 < 1 s")  # fmt: skip


def encrypted(workspace: Path, key: bytes) -> Path:
    """The same content in an encrypted file."""
    twin = workspace.with_name("encrypted.desk")
    connect(twin, key=key, existing=False).close()
    raw = connect(workspace)
    raw.execute(f"ATTACH DATABASE ? AS twin KEY \"x'{key.hex()}'\"", (str(twin),))
    raw.execute("SELECT sqlcipher_export('twin')").fetchall()
    raw.execute(f"PRAGMA twin.application_id={APPLICATION_ID}").fetchall()
    raw.execute("DETACH DATABASE twin")
    raw.close()
    return twin
