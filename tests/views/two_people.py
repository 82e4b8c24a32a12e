"""Two people at one workspace: a workbench where everything happens at once, and a colleague with a session of her own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from shiboken6 import delete

from desktop.services.access.actor import Actor
from desktop.services.people.commands import AddMember
from desktop.services.workspace.session import create_workspace, open_workspace
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.words import Role
from tests.services.desk import INSTALLATION, Desk
from tests.views.fakes import FakePreferences


class TwoPeople:
    """``bench`` and ``desk`` are ours, ``anna`` is the door of a colleague who sits elsewhere."""

    def __init__(self, path: Path) -> None:
        self.desk = Desk(create_workspace(path, name="Acme", person="Béa Kaur", installation=INSTALLATION))
        self.anna_id: str = self.desk.get(AddMember("Anna Berg", "", (Role.RECRUITER.value,)))
        self.elsewhere = open_workspace(path, installation="elsewhere")
        self.anna: Any = self.elsewhere.as_actor(Actor(self.anna_id, "Anna Berg", frozenset({Role.RECRUITER})))
        look = Look("light")
        door = self.desk.door
        self.bench = DeskWorkbench(door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(door))
        self.bench.begin()

    def hear(self) -> None:
        """As if the second were over."""
        self.bench.news.look()


@contextmanager
def two_people(folder: Path) -> Iterator[TwoPeople]:
    """Both at work; the sessions end with the block."""
    both = TwoPeople(folder / "both.desk")
    try:
        yield both
    finally:
        delete(both.bench)  # with its timers, before what they ask is closed
        both.elsewhere.close()
        both.desk.session.close()
