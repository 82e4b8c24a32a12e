"""The window that shows the workspace as somebody else sees it: their rows, no changes, a way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.desk.seeing_as import see_as
from desktop.errors import NotAllowed
from desktop.services.accounts.messages import ReadAccounts, SetRoles
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.candidates.questions import FindCandidates
from desktop.services.people.commands import AddMember
from desktop.services.workspace.session import WorkSession, create_workspace
from desktop.views.forms.notices import Notice
from desktop.views.look.theme import Look
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


def test_not_for_everybody(session: WorkSession) -> None:
    session.door.carry_out(AddMember("Ola", roles=(Role.ADMINISTRATOR,)))
    me = next(one for one in session.door.ask(ReadAccounts()) if one.name == "Béa")
    session.door.carry_out(SetRoles(me.id, me.version, (Role.RECRUITER,)))
    with pytest.raises(NotAllowed):
        see_as(session, me.id, Look("light"), FakePreferences())
