"""A real workspace with a team and one case behind the pages, everything done at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from sqlalchemy import func, update

from desktop.models import ApplicationRow, Decision
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.decisions.commands import PlanDecision
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.decisions.records import DecisionRecord
from desktop.services.workspace.session import create_workspace
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.forms.window import FormWindow, open_forms
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.decisions_view import DecisionsView
from tests.services.approvals.team import Team
from tests.services.desk import Desk
from tests.views.fakes import FakePreferences


def day(ahead: int) -> str:
    return (date.today() + timedelta(days=ahead)).isoformat()


class Place:
    """Amara, on an opening that Béa recruits for and Mia manages, in her first interview: two decisions are open."""

    def __init__(self, team: Team) -> None:
        self.team, self.desk = team, team.desk
        self.opening: str = self.desk.opening("Analyst", recruiter_id=team.me, hiring_manager_id=team.ids["mia"])
        self.person: str = self.desk.get(CreateCandidate({"name": "Amara Okafor"}, self.opening))
        self.application = self.desk.application(self.person).id
        self.desk.move(self.application, "interview_1")
        self.plan("qualified", -2)
        self.plan("aligned", 5)

    def decisions(self, kind: str) -> list[DecisionRecord]:
        """Those of a kind, oldest first."""
        return [one for one in self.desk.ask(ReadDecisions(application_id=self.application)) if one.kind == kind]

    def newest(self, kind: str) -> DecisionRecord:
        return self.decisions(kind)[-1]

    def plan(self, kind: str, ahead: int) -> None:
        """Due so many days from now; days past are written behind the program's back, which would refuse them."""
        one = self.newest(kind)
        self.desk.do(PlanDecision(one.id, 0, day(max(ahead, 1))))
        if ahead < 1:
            listed = ApplicationRow.__table__
            with self.desk.session.store.writer.begin() as connection:
                connection.execute(update(Decision).where(Decision.id == one.id).values(due_on=day(ahead)))
                strip = func.replace(listed.c.strip, day(1), day(ahead))
                connection.execute(update(listed).where(listed.c.id == self.application).values(strip=strip))

    @property
    def case(self) -> Case:
        return Case(self.opening, self.application, self.person, "Amara Okafor → Analyst", "active")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    session = create_workspace(tmp_path / "a.desk", name="Acme", person="Béa Kaur", installation="0" * 32)
    yield Place(Team(Desk(session)))
    session.close()


@pytest.fixture
def benches(qtbot: Any, place: Place) -> Iterator[Callable[..., DeskWorkbench]]:
    made: list[DeskWorkbench] = []

    def bench_of(name: str = "me") -> DeskWorkbench:
        look, door = Look("light"), place.team.door(name)
        bench = DeskWorkbench(door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(door))
        bench.begin()
        made.append(bench)
        return bench

    yield bench_of
    for window in open_forms():
        if isValid(window):
            window._leaving = True
            window.close()
    for bench in made:
        bench.announcer.changed.disconnect()
        bench.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def bench(benches: Callable[..., DeskWorkbench]) -> DeskWorkbench:
    return benches()


@pytest.fixture
def show(qtbot: Any, place: Place) -> Callable[..., DecisionsView]:
    """The decisions of the case on a bare window."""
    windows: list[QWidget] = []

    def view_of(bench: Any, case: Case | None = None) -> DecisionsView:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        view = DecisionsView(bench, window)
        window.resize(760, 620)
        view.resize(740, 600)
        with qtbot.waitActive(window):
            window.show()
        view.show_case(case or place.case)
        return view

    return view_of


def only_form() -> FormWindow:
    """The one form that is open."""
    (form,) = open_forms()
    return form
