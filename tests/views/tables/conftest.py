from __future__ import annotations

import pytest

from tests.views.fakes import FakeDoor, FakeWorkbench
from tests.views.tables.sample import SyntheticList


class Desk:
    """A synthetic list behind a fake workbench."""

    def __init__(self, size: int) -> None:
        self.list = SyntheticList(size)
        self.door = FakeDoor(self.list.answers())
        self.workbench = FakeWorkbench(self.door)

    def asked(self, kind: type) -> list:
        return [question for question in self.door.asked if isinstance(question, kind)]


@pytest.fixture
def desk(qapp) -> Desk:
    return Desk(340)


@pytest.fixture
def make_desk(qapp):
    return Desk
