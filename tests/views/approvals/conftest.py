"""A team that approves, over a real workspace, and windows on it for each of its people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from shiboken6 import delete, isValid

from desktop.views.background.inline_courier import InlineCourier
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.forms.window import open_forms
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from tests.views.approvals.case import Case
from tests.views.fakes import FakePreferences


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = Case(tmp_path / "case.desk")
    yield made
    made.close()


@pytest.fixture
def bench_of(qtbot: Any, case: Case) -> Iterator[Callable[[Any], DeskWorkbench]]:
    """The workbench of whoever's door is given."""
    look, benches = Look("light", native=False), []

    def make(door: Any) -> DeskWorkbench:
        bench = DeskWorkbench(door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(door))
        bench.begin()
        benches.append(bench)
        return bench

    yield make
    for form in open_forms():
        if isValid(form):
            form._leaving = True
            form.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for bench in benches:
        delete(bench)
