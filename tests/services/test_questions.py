"""What holds for every question there is, derived from one example of each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.errors import NotAllowed
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.dispatch.messages import declared_questions
from desktop.services.dispatch.registry import question_handler
from desktop.services.drafts.messages import KeepDraft
from desktop.services.notes.commands import AddNote
from desktop.services.people.commands import AddMember
from desktop.services.saved_views.messages import SaveView
from desktop.services.vocabulary.commands import AddWord
from desktop.words import VocabularyKind
from tests.services.desk import Desk, open_copy
from tests.services.examples import QUESTIONS

FEW, MANY = 3, 24


def peopled(desk: Desk, number: int) -> list[str]:
    """So many people with an application, a note, and words that nobody else uses."""
    opening = desk.opening("Analyst", seats=number)
    people = []
    for one in range(number):
        source = desk.get(AddWord(VocabularyKind.SOURCE, f"Board {one}"))
        desk.get(AddMember(f"Member {one}"))
        values = {"name": f"Per Person {one}", "emails": (f"p{one}@x.example",), "phones": (f"+1 514 555 01{one:02d}",),
                  "tags": (f"tag {one}", f"other {one}"), "source_id": source}  # fmt: skip
        people.append(desk.get(CreateCandidate(values, opening)))
        desk.do(AddNote(people[0], f"note {one}"))
        desk.do(SaveView("candidates", f"view {one}", "{}"))
        desk.do(KeepDraft(f"candidate:{one}", "{}"))
        desk.move(desk.application(people[one]).id, ("screen", "assessment", "offer")[one % 3])
    return people


@pytest.fixture(scope="module")
def desks(template, tmp_path_factory) -> Iterator[list[tuple[Desk, list[str]]]]:
    made = []
    for number in (FEW, MANY):
        desk = open_copy(template, tmp_path_factory.mktemp("peopled"))
        made.append((desk, peopled(desk, number)))
    yield made
    for desk, _ in made:
        desk.session.close()


def test_every_question_has_an_example_and_a_handler() -> None:
    ours = {question for question in declared_questions() if question.__module__.startswith("desktop.services")}
    elsewhere = {
        question for question in ours if ".spreadsheets." in question.__module__ or ".exports." in question.__module__
    }
    assert ours - elsewhere == set(QUESTIONS)
    assert all(question_handler(question) for question in ours)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
def test_statements_do_not_grow_with_the_rows(desks, question) -> None:
    counts = []
    for desk, people in desks:
        message = QUESTIONS[question](desk, people)
        with desk.statements() as seen:
            desk.ask(message)
        counts.append(len(seen))
        assert all(statement.lstrip().upper().startswith(("SELECT", "BEGIN", "WITH")) for statement in seen)
    assert counts[0] == counts[1]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
def test_nobody_asks_without_the_permission(desks, question) -> None:
    desk, people = desks[0]
    with pytest.raises(NotAllowed):
        desk.door_of().ask(QUESTIONS[question](desk, people))


def test_readers_cannot_write(desk: Desk) -> None:
    with desk.session.store.reader.begin() as connection, pytest.raises(Exception, match=r"read-?only"):
        connection.exec_driver_sql("DELETE FROM draft")
