"""The docket at first glance: the answer of its reader on any day, nothing of anybody in what is kept, and no answer where anything changed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from desktop.bootstrap import ROOT
from desktop.models.base import calendar_day
from desktop.services.accounts.messages import EndAccess, ReadAccounts, SetRoles
from desktop.services.approvals.commands import Delegate
from desktop.services.decisions.commands import AssignDecisions, PlanDecision, SnoozeDecisions
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.docket.questions import ReadDocket
from desktop.services.docket.records import Docket, Source
from desktop.services.people.commands import AddMember
from desktop.services.people.questions import ReadTeam
from desktop.services.storage.connection import connect
from desktop.services.tasks.commands import AddTask, FinishTasks, SnoozeTasks
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.workspace.glance import Glance, look
from desktop.services.workspace.remembering import remember
from desktop.services.workspace.session import open_workspace
from desktop.services.workspace.start_docket import StartDocket
from desktop.services.workspace.start_list import StartList
from desktop.words import Role
from tests.services.approvals.team import Team
from tests.services.desk import Desk
from tests.services.workspace.test_glance import START

PAGE = StartDocket()
TODAY = date.fromisoformat(calendar_day())
NAMES = ("Łukasz Wójcik", "Amara Okafor", "Đức Nguyễn", "Béa Kaur", "Søren Kierkegaard")


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


@pytest.fixture
def team(file_desk: Desk) -> Team:
    """In a file: nothing is glanced at on a server."""
    return Team(file_desk)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def glance(team: Team, kept: Path, ahead: int = 0) -> Glance | None:
    return look(kept, PAGE, day(ahead), lambda: connect(team.desk.path, read_only=True, untouched=True))


def seen(team: Team, kept: Path, ahead: int = 0) -> Docket:
    """What a glance shows, which is what the readers show, types and all."""
    found = glance(team, kept, ahead)
    assert found is not None
    me = team.desk.door.actor  # an administrator, who may do everything whatever else they are on a team
    assert (found.name, found.actor.id, found.actor.name, found.actor.roles) == (
        team.desk.session.name,
        me.id,
        me.name,
        me.roles,
    )
    assert set(found.answers) == {ReadDocket(day(ahead)), ReadVocabulary(), ReadTeam()}
    for question, answer in found.answers.items():
        assert repr(answer) == repr(team.desk.ask(question))
    shown: Docket = found.answers[ReadDocket(day(ahead))]
    return shown


def stand_in(team: Team, person: str, first: int, last: int) -> None:
    """I stand in for somebody between two days."""
    team.door(person).carry_out(Delegate(team.ids[person], team.me, day(first), day(last)))


def busy(team: Team, seed: int = 0) -> str:
    """Openings, applications, decisions, approvals and tasks of everybody, in every state that a docket knows; answers an opening."""
    desk, random = team.desk, Random(seed)
    sees_all = [team.me, team.ids["hal"], team.ids["ian"]]
    openings = [desk.opening(f"Opening {one}", recruiter_id=random.choice(sees_all)) for one in range(3)]
    team.chain(
        {"name": "Finance", "people": ["fia", "me"], "need": "all"}, {"name": "HR", "roles": ["hr"], "need": "any"}
    )
    _, hals = (team.submitted(by=by, title=f"{by} wants") for by in ("me", "hal"))
    if random.random() < 0.5:
        team.answer(hals, "fia")
    cases = [desk.applied(random.choice(openings), name) for name in NAMES]
    for application in cases:
        if random.random() < 0.5:
            desk.move(application, "interview_1")
        for one in desk.ask(ReadDecisions(application_id=application)):
            if one.application_id and one.open:
                desk.do(PlanDecision(one.id, 0, day(random.randrange(0, 5))))
                if random.random() < 0.5:
                    desk.do(AssignDecisions((one.id,), (), random.choice(sees_all)))
                if random.random() < 0.4:
                    desk.do(SnoozeDecisions((one.id,), day(random.randrange(1, 5))))
    for number in range(6):
        more = {"application_id": random.choice(cases)} if number % 2 else {}
        due = day(random.randrange(0, 5)) if random.random() < 0.8 else ""
        made = desk.get(AddTask(f"Call {number}", "", due_on=due, owner_id=random.choice(sees_all), **more))
        if number == 4:
            desk.do(SnoozeTasks((made,), day(2)))
        if number == 5:
            desk.do(FinishTasks((made,)))
    if random.random() < 0.5:
        desk.do(EndAccess(team.ids["fia"], 1))
    return openings[0]


@pytest.mark.parametrize("seed", range(6))
def test_it_shows_what_the_readers_show_on_any_day(team: Team, kept: Path, seed: int) -> None:
    opening = busy(team, seed)
    if seed % 2:
        stand_in(team, "hal", 0, 30)
    assert remember(team.desk.session, PAGE, kept)
    before = len(seen(team, kept).lines)
    team.desk.do(AddTask("After closing", "", due_on=day(0), owner_id=team.me))  # rows are read now, not remembered
    team.desk.applied(opening, "Someone New")
    found = seen(team, kept)
    assert len(found.lines) > before
    assert {line.source for line in found.lines} == set(Source)
    assert (found.covers == (team.ids["hal"],)) == bool(seed % 2)
    for ahead in (1, 2, 30):
        assert seen(team, kept, ahead).lines


def test_an_approval_submitted_after_closing_is_told(team: Team, kept: Path) -> None:
    """What is around somebody is found by one statement, whatever another one found at the last closing."""
    team.chain({"name": "Finance", "people": ["fia"], "need": "all"})
    assert remember(team.desk.session, PAGE, kept)
    assert seen(team, kept).lines == ()
    made = team.submitted()
    assert [(line.requisition_id, line.steps, line.others) for line in seen(team, kept).lines] == [(made, 1, True)]


def test_it_is_given_up_where_one_stands_in_for_others_by_now(team: Team, kept: Path) -> None:
    busy(team)
    assert remember(team.desk.session, PAGE, kept)
    stand_in(team, "hal", 2, 3)
    assert glance(team, kept) is not None
    assert glance(team, kept, 2) is None, "from that day on"
    assert glance(team, kept, 4) is not None
    stand_in(team, "mia", 0, 1)
    assert glance(team, kept) is None
    assert remember(team.desk.session, PAGE, kept)
    assert seen(team, kept).covers == (team.ids["mia"],)
    assert glance(team, kept, 2) is None


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMINISTRATOR, Role.HR)])
def test_nothing_is_kept_by_who_does_not_see_everything(team: Team, kept: Path, role: Role) -> None:
    assert remember(team.desk.session, PAGE, kept)
    team.desk.session.door = team.desk.door_of(role)
    team.desk.session.door.ask(ReadTeam())
    assert not remember(team.desk.session, PAGE, kept)
    assert not kept.exists(), "nor is what was kept before by somebody else"


def test_nothing_of_anybody_is_kept(team: Team, kept: Path) -> None:
    busy(team)
    stand_in(team, "hal", 0, 1)
    assert remember(team.desk.session, PAGE, kept)
    text = kept.read_text(encoding="utf-8").casefold()
    members = [member.name for member in team.desk.ask(ReadTeam()).members]
    typed = [
        *NAMES,
        *(part for name in NAMES for part in name.split()),
        "Call ",
        "wants",
        "Opening 1",
        team.desk.session.name,
    ]
    typed += [f'"{word}"' for word in (*members, *(word.label for word in team.desk.ask(ReadVocabulary()).words))]
    typed += [json.dumps(one)[1:-1] for one in typed]
    assert [one for one in typed if one.casefold() in text] == []


def _changed(**fields: Any) -> Callable[[dict[str, Any]], None]:
    return lambda plain: plain.update(fields)


def _statement(name: str, sql: str) -> Callable[[dict[str, Any]], None]:
    return lambda plain: plain["statements"][name].__setitem__(0, sql)


@pytest.mark.parametrize(
    "change",
    [
        _changed(program="0.0.1"),
        _changed(schema="0000"),
        _changed(workspace="0" * 32),
        _changed(person="0" * 32),
        _changed(roles=["viewer"]),
        _changed(covers=["0" * 32]),
        _changed(statements={}),
        _changed(page=START.plain()),
        _changed(page=None),
        lambda plain: plain["statements"].pop("around"),
        _statement("tasks", "SELECT nothing FROM nowhere"),
        _statement("tasks", "SELECT 1"),
        _statement("decisions", "DELETE FROM decision"),
        _statement("covers", "ATTACH ':memory:' AS other"),
    ],
)
def test_it_is_not_used_where_anything_changed(
    team: Team, kept: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    busy(team)
    before = team.desk.ask(ReadDocket(day(0)))
    assert remember(team.desk.session, PAGE, kept)
    assert glance(team, kept) is not None
    plain = json.loads(kept.read_text(encoding="utf-8"))
    change(plain)
    kept.write_text(json.dumps(plain), encoding="utf-8")
    assert glance(team, kept) is None
    assert team.desk.ask(ReadDocket(day(0))) == before


def test_it_is_not_used_by_who_has_other_roles_by_now(team: Team, kept: Path) -> None:
    team.desk.do(AddMember("Ola", roles=(Role.ADMINISTRATOR,)))
    assert remember(team.desk.session, PAGE, kept)
    assert glance(team, kept) is not None
    me = next(one for one in team.desk.ask(ReadAccounts()) if one.id == team.me)
    other = Desk(open_workspace(team.desk.path, installation="other"))
    other.do(SetRoles(me.id, me.version, (Role.ADMINISTRATOR, Role.RECRUITER)))
    other.session.close()
    assert glance(team, kept) is None


def test_it_is_not_used_for_another_page(team: Team, kept: Path) -> None:
    def connected() -> Any:
        return connect(team.desk.path, read_only=True, untouched=True)

    assert remember(team.desk.session, PAGE, kept)
    assert look(kept, START, day(0), connected) is None
    assert remember(team.desk.session, StartList(START.view), kept)
    assert look(kept, PAGE, day(0), connected) is None


def test_it_needs_no_database_library() -> None:
    """Which takes ten times as long to load as all the rest."""
    said = "import sys, desktop.services.workspace.glance; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
