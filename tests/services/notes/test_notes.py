"""Notes: on a person, about an application, of any text."""

from __future__ import annotations

import pytest

from desktop.errors import FieldErrors, RuleBroken
from desktop.services.candidates.questions import ReadTimeline
from desktop.services.notes.commands import AddNote
from tests.services.desk import Desk


@pytest.mark.parametrize("text", ["", "  \n", "\0"])
def test_an_empty_note_is_none(desk: Desk, text: str) -> None:
    with pytest.raises(RuleBroken, match=r"note\.empty"):
        desk.do(AddNote(desk.person(), text))


def test_a_note_has_its_limit(desk: Desk) -> None:
    person = desk.person()
    desk.do(AddNote(person, "é" * 50_000))
    with pytest.raises(FieldErrors):
        desk.do(AddNote(person, "x" * 50_001))


def test_a_note_touches_its_application_and_no_other(desk: Desk) -> None:
    opening = desk.opening()
    person, other = desk.person("A", opening), desk.person("B", opening)
    before = desk.application(person).last_touch
    desk.do(AddNote(person, "called", desk.application(person).id))
    assert desk.application(person).last_touch >= before
    with pytest.raises(RuleBroken, match="other_person"):
        desk.do(AddNote(person, "called", desk.application(other).id))


def test_the_timeline_is_newest_first_and_limited(desk: Desk) -> None:
    person = desk.person()
    for number in range(5):
        desk.do(AddNote(person, f"note {number}"))
    events = desk.ask(ReadTimeline(person))
    assert [event.text for event in events if event.kind == "note"] == [f"note {number}" for number in (4, 3, 2, 1, 0)]
    assert len(desk.ask(ReadTimeline(person, limit=2))) == 2
    assert desk.ask(ReadTimeline(person, limit=-1)) == ()
