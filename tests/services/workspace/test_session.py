"""Making a workspace and opening it: who is there, what it holds, which one it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import AccessTrouble, NotAllowed, RuleBroken
from desktop.services.dispatch.messages import command_words
from desktop.services.history.messages import ReadUndoable
from desktop.services.people.questions import ReadTeam
from desktop.services.vocabulary.defaults import STAGES
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.workspace.messages import ReadWorkspace, SetUpWorkspace
from desktop.services.workspace.session import create_workspace
from desktop.words import Milestone, Role, VocabularyKind
from tests.services.desk import INSTALLATION, Desk


def test_a_new_workspace_has_its_words_and_its_person(tmp_path: Path) -> None:
    session = create_workspace(tmp_path / "a.desk", name=" Acme ", person="Béa Kaur", installation=INSTALLATION)
    book = session.door.ask(ReadVocabulary())
    stages = book.of(VocabularyKind.STAGE)
    assert [stage.code for stage in stages] == [stage["code"] for stage in STAGES]
    assert [stage.milestone for stage in stages] == sorted(
        (stage.milestone for stage in stages), key=list(Milestone).index
    )
    assert [(member.name, member.roles) for member in session.door.ask(ReadTeam()).members if member.active] == [
        ("Béa Kaur", (Role.ADMINISTRATOR,))
    ]
    assert session.door.ask(ReadWorkspace()).name == session.name == "Acme"
    assert session.door.actor.name == "Béa Kaur"
    assert session.door.ask(ReadUndoable()) == ()
    session.close()
    session.close()  # twice is once


def test_seeded_words_are_the_same_in_every_workspace(tmp_path: Path) -> None:
    books = []
    for name in "ab":
        session = create_workspace(tmp_path / f"{name}.desk", name=name, person="P", installation=INSTALLATION)
        books.append({word.id for word in session.door.ask(ReadVocabulary()).words})
        session.close()
    assert books[0] == books[1]


def test_what_was_saved_is_there_when_opened_again(desk: Desk) -> None:
    person = desk.person("Jan Novák", desk.opening())
    again = desk.again()
    assert again.candidate(person).name == "Jan Novák"
    assert again.door.actor == desk.door.actor
    assert again.findings() == ()


def test_a_workspace_is_set_up_once(desk: Desk) -> None:
    before = desk.living()
    with pytest.raises(NotAllowed):
        desk.door_of(Role.HR).carry_out(SetUpWorkspace("B", "Eve"))
    with pytest.raises(RuleBroken, match="not_empty"):
        desk.do(SetUpWorkspace("B", "Eve"))
    assert desk.living() == before


def test_the_sample_goes_into_a_sample_workspace_once(tmp_path: Path, desk: Desk) -> None:
    fill = command_words()["workspace.sample"]
    with pytest.raises(RuleBroken, match="not_sample"):
        desk.do(fill())
    made = Desk(create_workspace(tmp_path / "s.desk", name="S", person="P", installation=INSTALLATION, sample=True))
    done = made.do(fill())
    assert done.answer > 20
    assert not done.undoable
    assert made.findings() == ()
    with pytest.raises(RuleBroken, match="not_empty"):
        made.do(fill())
    with pytest.raises(NotAllowed):
        made.door_of(Role.RECRUITER).carry_out(fill())
    made.session.close()


def test_what_was_closed_answers_nobody(desk: Desk) -> None:
    """Somebody who still holds the door of a locked workspace gets no new connection through it."""
    person = desk.person()
    desk.session.close()
    with pytest.raises(AccessTrouble, match="locked"):
        desk.candidate(person)
    with pytest.raises(AccessTrouble, match="locked"):
        desk.person()
