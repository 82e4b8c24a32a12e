"""Who is editing: told for a minute at a time, seen with the record only, and never in anybody's way."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.errors import NotAllowed, NotFound
from desktop.services.candidates.commands import ChangeCandidate, DeleteCandidates
from desktop.services.presence import tell_editing
from desktop.services.presence.messages import Editing, ReadEditing, TellEditing
from desktop.words import Role
from tests.services.desk import Desk

SEAT, OTHER_SEAT = "a" * 32, "b" * 32


@pytest.fixture
def anna(desk: Desk) -> Any:
    return desk.colleague("Anna Berg", Role.RECRUITER)


def editors(desk: Any, record: str, entity: str = "candidate") -> list[str]:
    found: tuple[Editing, ...] = desk.ask(ReadEditing(entity, record))
    return [one.name for one in found]


def at(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("desktop.services.storage.unit_of_work.moment", lambda *_: text)
    real = tell_editing.moment
    monkeypatch.setattr(tell_editing, "moment", lambda value=None: real(value) if value else text)


def test_others_see_who_is_editing_until_it_is_over(desk: Desk, anna: Any) -> None:
    person, another = desk.person(), desk.person("Mia")
    anna.carry_out(TellEditing(SEAT, "candidate", person))
    assert editors(desk, person) == ["Anna Berg"]
    assert editors(desk, another) == []
    assert editors(desk, person, "requisition") == []
    assert editors(anna, person) == [], "one's own form is no news"
    anna.carry_out(TellEditing(SEAT, "candidate", person, over=True))
    assert editors(desk, person) == []
    assert desk.count("presence") == 0


def test_two_windows_of_one_person_are_one_person(desk: Desk, anna: Any) -> None:
    person = desk.person()
    anna.carry_out(TellEditing(SEAT, "candidate", person))
    anna.carry_out(TellEditing(OTHER_SEAT, "candidate", person))
    assert editors(desk, person) == ["Anna Berg"]
    anna.carry_out(TellEditing(SEAT, "candidate", person, over=True))
    assert editors(desk, person) == ["Anna Berg"]


def test_a_form_that_is_not_heard_of_any_more_fades(desk: Desk, anna: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    person = desk.person()
    at(monkeypatch, "2026-11-26T10:00:00.000Z")
    anna.carry_out(TellEditing(SEAT, "candidate", person))
    at(monkeypatch, "2026-11-26T10:00:50.000Z")
    anna.carry_out(TellEditing(SEAT, "candidate", person))  # still there
    at(monkeypatch, "2026-11-26T10:01:40.000Z")
    assert [one.since for one in desk.ask(ReadEditing("candidate", person))] == ["2026-11-26T10:00:00.000Z"]
    at(monkeypatch, "2026-11-26T10:01:51.000Z")
    assert editors(desk, person) == []
    assert desk.count("presence") == 1
    desk.do(TellEditing(OTHER_SEAT, "candidate", desk.person("Mia")))  # whoever tells next sweeps
    assert desk.count("presence") == 1


def test_a_clock_that_ran_ahead_leaves_nothing_behind(desk: Desk, anna: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    person = desk.person()
    with monkeypatch.context() as wrong:
        at(wrong, "2031-01-01T10:00:00.000Z")
        anna.carry_out(TellEditing(SEAT, "candidate", person))
    desk.do(TellEditing(OTHER_SEAT, "candidate", person))
    assert editors(desk, person) == []


def test_it_blocks_nobody_and_leaves_no_trace(desk: Desk, anna: Any) -> None:
    person = desk.person()
    entries = desk.count("journal_entry")
    anna.carry_out(TellEditing(SEAT, "candidate", person))
    assert desk.count("journal_entry") == entries
    desk.do(ChangeCandidate(person, 1, {"location": "Brno"}))
    assert desk.candidate(person).location == "Brno"
    assert desk.findings() == ()


def test_nobody_else_ends_it(desk: Desk, anna: Any) -> None:
    person = desk.person()
    anna.carry_out(TellEditing(SEAT, "candidate", person))
    desk.do(TellEditing(SEAT, "candidate", person, over=True))
    assert editors(desk, person) == ["Anna Berg"]


def test_what_is_not_there_or_not_seen_cannot_be_told_of(desk: Desk, anna: Any) -> None:
    person, secret = desk.person(), desk.opening("Secret", confidential=True)
    desk.do(DeleteCandidates((person,)))
    for entity, record in (("candidate", person), ("journal_entry", person), ("nothing", ""), ("requisition", "x")):
        with pytest.raises(NotFound):
            anna.carry_out(TellEditing(SEAT, entity, record))
    with pytest.raises((NotAllowed, NotFound)):
        anna.carry_out(TellEditing(SEAT, "requisition", secret))
    assert desk.count("presence") == 0


def test_a_record_out_of_sight_tells_nothing(desk: Desk, anna: Any) -> None:
    secret = desk.opening("Secret", confidential=True)
    bo = desk.colleague("Bo", Role.HR)
    bo.carry_out(TellEditing(SEAT, "requisition", secret))
    assert editors(desk, secret, "requisition") == ["Bo"]
    assert editors(anna, secret, "requisition") == []
