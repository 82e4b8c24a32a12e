"""A real workspace behind a page, everything done at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.services.candidates.commands import CreateCandidate
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import CreateRequisition, SetRequisitionStatus
from desktop.services.workspace.session import WorkSession, create_workspace
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.words import RequisitionStatus
from tests.views.fakes import FakePreferences


class Place:
    """The workspace, and what is in it: one person on an open requisition, and a colleague in HR."""

    def __init__(self, session: WorkSession) -> None:
        self.session = session
        self.opening: str = self.do(CreateRequisition({"title": "Analyst"}))
        self.do(SetRequisitionStatus(self.opening, 0, RequisitionStatus.OPEN))
        self.person: str = self.do(CreateCandidate({"name": "Jan Novák"}, self.opening))
        self.colleague: str = self.do(AddMember("Ola Berg", roles=("hr",)))

    def do(self, command: Any) -> Any:
        return self.session.door.carry_out(command).answer

    def ask(self, question: Any) -> Any:
        return self.session.door.ask(question)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    session = create_workspace(tmp_path / "a.desk", name="Acme", person="Béa Kaur", installation="0" * 32)
    yield Place(session)
    session.close()


@pytest.fixture
def bench(qtbot: Any, place: Place) -> Iterator[DeskWorkbench]:
    look = Look("light")
    made = DeskWorkbench(
        place.session.door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(place.session.door)
    )
    made.begin()
    yield made
    made.announcer.changed.disconnect()  # what listens was taken away with its test
    made.deleteLater()
