"""The program in the hands of each role, on a server that lets them do no more than that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.errors import NotAllowed, NotFound, ServerTrouble
from desktop.services.applications.questions import ReadApplication, ReadBoard
from desktop.services.candidates.questions import ReadCandidate, ReadTimeline
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.notes.commands import AddNote
from desktop.services.requisitions.commands import SetHiringTeam
from desktop.services.restricted.messages import ReadRestricted
from desktop.services.workspace.on_server import open_on_server
from desktop.words import Role
from tests.services.desk import INSTALLATION, Desk
from tests.services.postgres.team import STRANGER, Team

pytestmark = pytest.mark.postgres


@pytest.fixture
def manager(team: Team) -> Iterator[Desk]:
    made = team.desk_of(Role.HIRING_MANAGER)
    yield made
    made.session.close()


@pytest.mark.parametrize("role", list(Role))
def test_everybody_opens_as_who_the_server_says(team: Team, role: Role) -> None:
    desk = team.desk_of(role)
    assert (desk.door.actor.id, desk.door.actor.roles) == (team.people[role], frozenset({role}))
    for kind in ListKind:
        desk.ask(CountRows(ListView(kind)))
    desk.session.close()


def test_a_manager_works_on_their_own_requisition(team: Team, manager: Desk) -> None:
    application, person = team.applications["own1"], team.candidates["own1"]
    assert manager.ask(ReadApplication(application)).candidate_id == person
    moved = manager.move(application, "screen")
    manager.do(AddNote(person, "I like her."))
    assert manager.ask(ReadBoard(team.own)).columns
    assert manager.ask(ReadTimeline(person))
    manager.undo(moved)
    assert team.desk.findings() == ()


def test_a_manager_finds_nothing_of_others(team: Team, manager: Desk) -> None:
    for question in (
        ReadCandidate(team.candidates["other0"]), ReadApplication(team.applications["secret0"]), ReadBoard(team.other),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            manager.ask(question)
    with pytest.raises(NotFound):
        manager.move(team.applications["other0"], "screen")
    with pytest.raises(NotAllowed):
        manager.ask(ReadRestricted(team.candidates["own0"]))


def test_an_interviewer_on_a_team_works_without_knowing_the_pay(team: Team) -> None:
    interviewer = team.people[Role.INTERVIEWER]
    team.desk.do(SetHiringTeam(team.own, 0, ((interviewer, "interviewer"),)))
    desk = team.desk_of(Role.INTERVIEWER)
    assert desk.requisition(team.own).pay_min == ""
    desk.do(AddNote(team.candidates["own0"], "A good talk.", team.applications["own0"]))
    desk.do(AddNote(team.candidates["own1"], "Another."))
    desk.session.close()


def test_pay_is_read_by_whoever_may(team: Team) -> None:
    recruiter = team.desk_of(Role.RECRUITER)
    values = recruiter.ask(ReadRestricted(team.candidates["own0"]))
    assert "75 000" in [value.text for value in values]
    recruiter.session.close()


def test_a_stranger_gets_no_further_than_the_door(team: Team) -> None:
    with pytest.raises(ServerTrouble) as caught:
        open_on_server(team.address.as_login(STRANGER), "", INSTALLATION)
    assert caught.value.code == "login_refused"


def test_somebody_who_left_is_not_let_in(team: Team) -> None:
    team.server.run(
        f"UPDATE person SET inactive = true WHERE id = '{team.people[Role.APPROVER]}'", database=team.address.database
    )
    with pytest.raises(ServerTrouble) as caught:
        team.desk_of(Role.APPROVER)
    assert caught.value.code == "not_a_member"
    team.server.run(
        f"UPDATE person SET inactive = false WHERE id = '{team.people[Role.APPROVER]}'", database=team.address.database
    )
