"""The story of two people who work in one workspace at the same time, with the time from a commit to the other's screen measured.

    python3 -m tests.journeys.two_people OUT

plays it with a server of its own, leaves pictures in a folder, and prints the figures. Under a virtual display where there is one.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.server_address import ServerAddress
from desktop.services.workspace.messages import FillWithSample
from desktop.services.workspace.on_server import open_on_server
from desktop.services.workspace.team_members import administering
from desktop.words import Role
from tests.postgres_server import TestServer
from tests.sample_on_server import PASSWORD, sample_workspace

ROOT = Path(__file__).parents[3]
TIMES = 8
DATABASE = "acme"


@dataclass(slots=True)
class Figures:
    """Seconds from a commit, and from the moment the command was given, until the other's window had painted it."""

    since_commit: list[float] = field(default_factory=list)
    since_given: list[float] = field(default_factory=list)

    def add(self, given: float, committed: float, seen: float) -> None:
        self.since_commit.append(seen - committed)
        self.since_given.append(seen - given)

    def __str__(self) -> str:
        return "; ".join(
            f"from {what} {statistics.median(values) * 1000:.0f} ms in the middle, {max(values) * 1000:.0f} ms at most"
            for what, values in (("commit", self.since_commit), ("command", self.since_given))
        )


class Person:
    """Somebody at a program of their own."""

    def __init__(self, name: str, address: ServerAddress, folder: Path, display: dict[str, str]) -> None:
        self.name = name
        home = folder / name
        environment = {**os.environ, **display, "HIRING_DESK_HOME": str(home), "HIRING_DESK_BOOTSTRAP": "off"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.two_people.instance", str(address), str(folder / f"{name}.ini")],
            cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def do(self, verb: str, **more: Any) -> Any:
        """Tell the program something and wait for its answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": verb, **more}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer = json.loads(line) if line else {"error": "the program ended"}
        if "error" in answer:
            raise AssertionError(f"{self.name}, {verb}: {answer['error']}")
        return answer["answer"]

    def close(self) -> None:
        """Let it end by itself; one that does not is ended."""
        with contextlib.suppress(AssertionError, OSError):
            self.do("quit")
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(20)
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


def play(server: TestServer, out: Path, times: int = TIMES) -> dict[str, Figures]:
    """Play the story; raises where it cannot go on, answers what was measured."""
    out.mkdir(parents=True, exist_ok=True)
    bea, marc = _team(server)
    with _display() as display:
        people = [Person("bea", bea, out, display), Person("marc", marc, out, display)]
        try:
            return _story(*people, out, times)
        finally:
            for one in people:
                one.close()


def _story(bea: Person, marc: Person, out: Path, times: int) -> dict[str, Figures]:
    for one in (bea, marc):
        one.do("sign_in", password=PASSWORD)
        one.do("go", place="candidates")
    figures = {"a new row in a list": Figures(), "a card on the board": Figures()}
    for number in range(times):  # in turns: what one adds the other sees
        who, other = (bea, marc) if number % 2 == 0 else (marc, bea)
        name = f"Aaron Number {number}"
        other.do("watch_row", name=name)
        given, committed = who.do("add", name=name)
        figures["a new row in a list"].add(given, committed, other.do("seen"))
    for one in (bea, marc):
        one.do("go", place="pipeline", name="senior analyst")
    marc.do("shoot", file=str(out / "board-before.png"))
    name = "Łukasz Wójcik"
    for number in range(times):  # to and fro
        who, other, by = (bea, marc, 1) if number % 2 == 0 else (marc, bea, -1)
        to = who.do("column_of", requisition="senior analyst", name=name) + by
        other.do("watch_card", name=name, column=to)
        moved = who.do("move", requisition="senior analyst", name=name, by=by)
        figures["a card on the board"].add(moved["given"], moved["committed"], other.do("seen"))
    bea.do("shoot", file=str(out / "board-bea.png"))
    marc.do("look", mode="dark")
    marc.do("shoot", file=str(out / "board-marc-dark.png"))
    marc.do("look", mode="light")
    _differ(bea, marc, out)
    return figures


def _differ(bea: Person, marc: Person, out: Path) -> None:
    """Both change the same field of the same record; the second is asked, and decides."""
    for one, title in ((bea, "Senior analyst, treasury"), (marc, "Lead analyst")):
        one.do("go", place="candidate", name="okafor")
        one.do("edit", name="okafor", title=title)
    assert bea.do("save") == "saved"
    assert marc.do("save") == "conflict", "nothing may be overwritten without a word"
    marc.do("shoot", file=str(out / "conflict.png"))
    marc.do("look", mode="dark")
    marc.do("shoot", file=str(out / "conflict-dark.png"))
    marc.do("look", mode="light")
    assert marc.do("settle_conflict", field="title", side="mine") == "saved"
    assert bea.do("title_of", name="okafor") == "Lead analyst"
    bea.do("shoot", file=str(out / "after-the-conflict.png"))
    bea.do("lock")
    bea.do("shoot", file=str(out / "locked.png"))


def _team(server: TestServer) -> tuple[ServerAddress, ServerAddress]:
    """A workspace with the sample team, an administrator and a recruiter, each let in by password."""
    bea = sample_workspace(server, DATABASE, "bea_kaur")
    session = open_on_server(bea, PASSWORD, "setting up")
    session.door.carry_out(FillWithSample())
    session.close()
    with administering(server.address(DATABASE), "", "setting up") as team:
        team.let_in("Marc Tremblay", "marc_tremblay", PASSWORD, frozenset({Role.RECRUITER}))
    marc = bea.as_login("marc_tremblay")
    server.ask_password(marc, PASSWORD)
    return bea, marc


@contextlib.contextmanager
def _display() -> Iterator[dict[str, str]]:
    """A virtual display where Xvfb is installed; else none at all."""
    program = shutil.which("Xvfb")
    if program is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    number, told = os.pipe()
    process = subprocess.Popen(
        [program, "-displayfd", str(told), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[told], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(told)
    with os.fdopen(number) as line:
        display = line.readline().strip()
    try:
        yield {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        process.terminate()
        process.wait()
