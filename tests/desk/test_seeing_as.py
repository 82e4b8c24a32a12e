"""The window that shows the workspace as somebody else sees it: their rows, no changes, a way back."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.desk.pages import pages
from desktop.desk.seeing_as import see_as, seeing_act
from desktop.errors import NotAllowed
from desktop.services.accounts.messages import ReadAccounts, SetRoles
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.candidates.questions import FindCandidates
from desktop.services.people.commands import AddMember
from desktop.services.workspace.session import WorkSession, create_workspace
from desktop.views.forms.notices import Notice
from desktop.views.look.theme import Look
from desktop.views.main_window import MainWindow
from desktop.words import Role
from tests.views.fakes import FakePreferences


@pytest.fixture
def session(tmp_path: Path) -> Iterator[WorkSession]:
    made = create_workspace(tmp_path / "a.desk", name="Acme", person="Béa", installation="tests")
    yield made
    made.close()


def test_a_second_window_with_a_banner(session: WorkSession, qtbot) -> None:
    mia = session.door.carry_out(AddMember("Mia", roles=(Role.RECRUITER,))).answer
    preferences = FakePreferences()
    window = see_as(session, mia, Look("light"), preferences)
    window.show()
    bench = window.workbench
    assert bench is not None
    qtbot.waitUntil(lambda: window.here() != "")
    (banner,) = [one for one in window.findChildren(Notice) if "Mia" in one.text.text()]
    assert banner.isVisible()
    assert bench.actor.name == "Mia"
    assert "somebody else" in bench.may(CreateCandidate)
    assert bench.may(FindCandidates) == ""
    banner.button.click()
    assert not window.isVisible()
    assert preferences.kept == {}, "one's own desk stays as it was"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def own(session: WorkSession, qtbot) -> Iterator[MainWindow]:
    """One's own window, on the workspace, with other eyes at hand."""
    window = MainWindow(Look("light"), FakePreferences(), pages(), "Acme", furnished=False)
    window.furnish(pages(), None, {"see_as": seeing_act(window, lambda: session)})
    qtbot.addWidget(window)
    window.attach(session.door)
    window.show()
    qtbot.waitUntil(lambda: window.at_rest)
    yield window
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def windows() -> set[QWidget]:
    return {one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)}


@pytest.mark.parametrize("end", ["locked", "closed", "returned"])
def test_it_is_opened_from_a_window_and_never_outlives_its_session(
    session: WorkSession, own: MainWindow, qtbot, end: str
) -> None:
    mia = session.door.carry_out(AddMember("Mia", roles=(Role.RECRUITER,))).answer
    bench = own.workbench
    assert bench is not None
    before = windows()
    bench.open("see_as", mia)
    (other,) = windows() - before
    assert isinstance(other, MainWindow)
    qtbot.waitUntil(lambda: other.at_rest)
    gc.collect()
    assert other.isVisible()
    assert other.workbench is not None
    assert other.workbench.actor.name == "Mia"
    if end == "locked":
        bench.courier.rest()
    elif end == "closed":
        own.close()
    else:
        other.close()
    qtbot.waitUntil(lambda: windows() <= before)
    bench.courier.resume(session.door)


def test_not_for_everybody(session: WorkSession) -> None:
    session.door.carry_out(AddMember("Ola", roles=(Role.ADMINISTRATOR,)))
    me = next(one for one in session.door.ask(ReadAccounts()) if one.name == "Béa")
    session.door.carry_out(SetRoles(me.id, me.version, (Role.RECRUITER,)))
    with pytest.raises(NotAllowed):
        see_as(session, me.id, Look("light"), FakePreferences())
