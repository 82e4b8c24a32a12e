"""Asking what is open for people who were in process before decisions were kept."""

from __future__ import annotations

import pytest

from desktop.errors import Stopped
from desktop.services.decisions import open_missing
from desktop.services.decisions.commands import OpenMissingDecisions
from desktop.services.decisions.questions import CountMissingDecisions, ReadDecisions
from desktop.services.dispatch.messages import Progress
from tests.services.desk import Desk
from tests.services.examples import forget_decisions


def kinds(desk: Desk, application_id: str) -> list[str]:
    return [one.kind for one in desk.ask(ReadDecisions(application_id=application_id)) if one.application_id]


def before(desk: Desk) -> dict[str, str]:
    """People in several stages, of whom nothing is asked; one whose questions are there already."""
    opening = desk.opening(seats=2)
    stages = {
        "Anna": "applied",
        "Ben": "interview_1",
        "Cleo": "offer",
        "Hana": "hired",
        "Rosa": "screen",
        "Kim": "screen",
    }
    found = {name: desk.applied(opening, name) for name in stages}
    for name, stage in stages.items():
        if stage != "applied":
            desk.move(found[name], stage)
    desk.reject(found["Rosa"])
    forget_decisions(desk, *(one for name, one in found.items() if name != "Kim"))
    return found


def test_each_stage_asks_what_it_asks_and_the_past_asks_nothing(desk: Desk) -> None:
    people = before(desk)
    assert desk.ask(CountMissingDecisions()) == 3
    entries = desk.count("journal_entry")
    done = desk.do(OpenMissingDecisions(3))
    assert done.answer == 6
    assert {name: kinds(desk, one) for name, one in people.items()} == {
        "Anna": ["qualified"], "Ben": ["qualified", "aligned"], "Cleo": ["qualified", "aligned", "viable"],
        "Hana": [], "Rosa": [], "Kim": ["qualified"],
    }  # fmt: skip
    assert desk.count("journal_entry") == entries + 1
    assert desk.ask(CountMissingDecisions()) == 0
    assert desk.findings() == ()


def test_given_again_it_does_nothing(desk: Desk) -> None:
    before(desk)
    desk.do(OpenMissingDecisions())
    entries = desk.count("journal_entry")
    assert desk.do(OpenMissingDecisions()).entry_id == ""
    assert desk.count("journal_entry") == entries


def test_one_undo_takes_all_back_and_it_can_be_asked_again(desk: Desk) -> None:
    before(desk)
    living = desk.living()
    done = desk.do(OpenMissingDecisions())
    desk.undo(done)
    assert desk.living() == living
    assert desk.ask(CountMissingDecisions()) == 3
    assert desk.get(OpenMissingDecisions()) == 6


def test_only_what_is_lacking_is_asked(desk: Desk) -> None:
    one = desk.applied(desk.opening())
    desk.move(one, "interview_1")
    aligned = next(found.id for found in desk.ask(ReadDecisions(application_id=one)) if found.kind == "aligned")
    forget_decisions(desk, one, but=aligned)
    assert desk.ask(CountMissingDecisions()) == 1
    assert desk.get(OpenMissingDecisions()) == 1
    assert kinds(desk, one) == ["qualified", "aligned"]


def test_stopped_half_way_nothing_was_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before(desk)
    monkeypatch.setattr(open_missing, "CHUNK", 1)
    living, told = desk.living(), []

    def stop(done: int, of: int, what: str) -> None:
        told.append((done, of))
        if done == 2:
            progress.stop()

    progress = Progress(stop)
    with pytest.raises(Stopped):
        desk.door.carry_out(OpenMissingDecisions(), progress)
    assert told == [(1, 3), (2, 3)]
    assert desk.living() == living
