"""Every command and every question as every role, held against the written matrix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desktop.errors import NotAllowed, NotFound
from desktop.services.access.actor import Actor
from desktop.services.candidates.questions import FindDuplicates
from desktop.services.dispatch.dispatcher import Dispatcher
from desktop.services.dispatch.messages import Command, command_words, declared_questions
from desktop.services.listings.questions import ListCount
from desktop.services.people.commands import AddMember
from desktop.services.requisitions.commands import SetHiringTeam
from desktop.services.storage.visibility.standing import Standing, actor_of
from desktop.words import Role
from tests.services import examples
from tests.services.access.matrix import COMMANDS, QUESTIONS, ROLES, says
from tests.services.desk import Desk, open_copy
from tests.services.test_questions import peopled

OURS = {word: command for word, command in command_words().items() if command.__module__.startswith("desktop.")}
ASKED = {question.__name__: question for question in declared_questions() if question.__module__.startswith("desktop.")}
TEAM = {Role.HIRING_MANAGER: Role.HIRING_MANAGER, Role.INTERVIEWER: Role.INTERVIEWER, Role.APPROVER: Role.APPROVER}


class Enough(Exception):
    """The command would have been carried out; nothing is kept."""


def enough(_: Any) -> None:
    raise Enough


def tried(desk: Desk, actor: Actor, command: Command[Any]) -> str:
    """``done``, or why not."""
    try:
        Dispatcher(Standing(actor), desk.session.file, keepers=(enough,)).carry_out(command)
    except Enough:
        return "done"
    except NotAllowed as refused:
        return refused.why or "refused"
    return "done"


@pytest.fixture
def desk(file_desk: Desk) -> Desk:
    """A file: on a server nobody can act as another, see tests/services/postgres."""
    return file_desk


def on_every_team(desk: Desk, role: Role) -> Actor:
    """A new colleague with this role who is on every hiring team as it."""
    person = desk.get(AddMember(f"On teams {role}"))
    for requisition in desk.everything()["requisition"]:
        record = desk.requisition(requisition)
        desk.do(SetHiringTeam(requisition, record.version, (*record.positions, (person, TEAM[role]))))
    with desk.session.file.reader.begin() as connection:
        found = actor_of(connection, person)
    assert found is not None
    return Actor(person, found.name, frozenset({role}), found.scoped, found.positions)


pytestmark = pytest.mark.figure(22, "every command and question as every role: deviations from the written matrix")


def test_every_use_case_stands_in_the_matrix() -> None:
    assert set(COMMANDS) == set(OURS)
    assert set(QUESTIONS) == set(ASKED)


@pytest.mark.parametrize("role", ROLES)
def test_buttons_are_on_for_whom_the_matrix_says(role: Role) -> None:
    actor = Actor("1" * 32, "A", frozenset({role}))
    lines = {
        **{OURS[word]: line for word, line in COMMANDS.items()},
        **{ASKED[name]: line for name, line in QUESTIONS.items()},
    }
    assert {message for message in lines if actor.may(message.permission)} == {
        message for message, line in lines.items() if says(line)[role] != "."
    }


@pytest.mark.parametrize("word", sorted(set(COMMANDS) - set(examples.ELSEWHERE)))
def test_every_command_as_every_role(desk: Desk, word: str) -> None:
    command = examples.COMMANDS[word](desk)
    for role, letter in says(COMMANDS[word]).items():
        me = desk.door.actor.id if word in ("view.delete", "requisition.create") else desk.get(AddMember(f"A {role}"))
        found = tried(desk, Actor(me, "A", frozenset({role})), command)
        assert found == ("refused" if letter == "." else "outside" if letter.islower() else "done"), role
    for role, letter in says(COMMANDS[word]).items():
        if letter.islower():
            assert tried(desk, on_every_team(desk, role), command) == "done", f"{role} on the team"


@pytest.fixture(scope="module")
def asked(
    template: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Desk, list[str], dict[Role, Actor]]]:
    desk = open_copy(template, tmp_path_factory.mktemp("asked"))
    people = peopled(desk, 2)
    yield desk, people, {role: on_every_team(desk, role) for role in TEAM}
    desk.session.close()


@pytest.mark.parametrize("question", examples.QUESTIONS, ids=lambda question: question.__name__)
def test_every_question_as_every_role(asked: Any, question: Any) -> None:
    desk, people, on_teams = asked
    message = examples.QUESTIONS[question](desk, people)
    whole = desk.ask(message)
    for role, letter in says(QUESTIONS[question.__name__]).items():
        door = desk.session.as_actor(Actor("1" * 32, "A", frozenset({role})))
        if letter == ".":
            with pytest.raises(NotAllowed):
                door.ask(message)
        elif letter.islower():
            assert nothing(door, message), f"{role} on no team"
            if question.__name__ != "ReadTimeline":  # own notes and views aside, it is the same
                assert desk.session.as_actor(on_teams[role]).ask(message) == whole
        else:
            door.ask(message)


def nothing(door: Dispatcher, message: Any) -> bool:
    try:
        answer = door.ask(message)
    except NotFound:
        return True
    if isinstance(message, FindDuplicates):
        return all(not one.id and not one.name for one in answer)
    rows = getattr(answer, "rows", getattr(answer, "values", answer))
    return not rows or rows == ListCount(0, 0)
