"""What a lost server could not answer waits, once for each channel, and is asked again only for those who still want it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import delete

from desktop.errors import ServerTrouble, StorageTrouble
from desktop.views.refresh.held_questions import HeldQuestions, is_lost


def held() -> HeldQuestions:
    made = HeldQuestions()
    made.began = lambda: None
    return made


def test_without_somebody_who_knows_when_it_is_back_nothing_waits(qapp: object) -> None:
    assert not HeldQuestions().hold(QObject(), "rows", lambda: None)


def test_the_newest_of_a_channel_is_asked_and_all_without_one(qapp: object) -> None:
    asked: list[str] = []
    owner, questions = QObject(), held()
    for name, channel in (("old rows", "rows"), ("rows", "rows"), ("count", "count"), ("one", ""), ("two", "")):
        assert questions.hold(owner, channel, lambda name=name: asked.append(name))  # type: ignore[misc]
    questions.ask_again()
    assert asked == ["rows", "count", "one", "two"]
    questions.ask_again()
    assert len(asked) == 4


def test_a_newer_question_makes_the_held_one_worthless(qapp: object) -> None:
    asked: list[str] = []
    owner, questions = QObject(), held()
    questions.hold(owner, "rows", lambda: asked.append("rows"))
    questions.drop(owner, "rows")
    questions.ask_again()
    assert asked == []


def test_nobody_asks_for_those_who_are_gone(qapp: object) -> None:
    asked: list[str] = []
    gone, questions = QObject(), held()
    questions.hold(gone, "rows", lambda: asked.append("rows"))
    delete(gone)
    questions.ask_again()
    assert asked == []


def test_what_fails_again_while_asking_waits_for_the_next_time(qapp: object) -> None:
    asked: list[int] = []
    owner, questions = QObject(), held()

    def again() -> None:
        asked.append(1)
        questions.hold(owner, "rows", again)

    questions.hold(owner, "rows", again)
    questions.ask_again()
    assert len(asked) == 1
    questions.ask_again()
    assert len(asked) == 2


def test_only_a_lost_line_is_worth_waiting_for() -> None:
    assert is_lost(ServerTrouble("lost", "db"))
    assert not is_lost(ServerTrouble("too_slow", "db"))
    assert not is_lost(StorageTrouble("io", Path("x")))
