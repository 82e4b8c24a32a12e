"""The workbench: fresh vocabulary, permissions in words, undo and redo, topics once a turn, errors in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject

from desktop.errors import RuleBroken
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command
from desktop.services.history.messages import ReadUndoable, UndoableEntry, UndoEntry
from desktop.services.people.questions import ReadTeam
from desktop.services.people.records import Member, Team
from desktop.services.vocabulary.commands import AddWord
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.vocabulary.records import VocabularyBook, Word
from desktop.views.background.inline_courier import InlineCourier
from desktop.views.desk_workbench import DeskWorkbench
from desktop.views.look.theme import Look
from desktop.views.mishaps.meeting import Mishaps
from desktop.words import Topic, VocabularyKind
from tests.views.fakes import VIEWER, FakeDoor, FakePreferences


@dataclass(frozen=True, slots=True)
class TouchTest(Command[None]):
    permission: ClassVar[Permission] = Permission.CANDIDATE_WRITE
    word: ClassVar[str] = "test.touch"
    sentence: ClassVar[str] = "Touch {what}"
    what: str = "it"


class Host(QObject):
    """Takes banners."""

    def __init__(self) -> None:
        super().__init__()
        self.banners: list[str] = []

    def show_banner(self, wording) -> None:
        self.banners.append(wording.text)


@pytest.fixture
def door():
    return FakeDoor({ReadUndoable: ()})


@pytest.fixture
def bench(qapp, door):
    look = Look("light")
    bench = DeskWorkbench(door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(door))
    yield bench
    bench.deleteLater()


def test_begin_reads_words_and_team(bench, door):
    door.answers[ReadVocabulary] = VocabularyBook((Word("w", VocabularyKind.STAGE, "offer", "Offer"),))
    door.answers[ReadTeam] = Team((Member("m", "Bao Kaur"),))
    ready = []
    bench.begin(lambda: ready.append(True))
    assert ready == [True]
    assert bench.book.label("w") == "Offer"
    assert bench.team.name("m") == "Bao Kaur"


def test_vocabulary_is_read_anew_when_it_changed(qtbot, bench, door):
    bench.begin()
    door.topics[AddWord] = frozenset({Topic.VOCABULARY})
    door.answers[ReadVocabulary] = VocabularyBook((Word("w", VocabularyKind.TAG, "a", "A"),))
    with qtbot.waitSignal(bench.book_changed):
        bench.carry_out(AddWord(VocabularyKind.TAG, "A"), owner=bench)
    assert bench.book.label("w") == "A"


def test_topics_are_announced_once_a_turn(qtbot, bench, door):
    door.topics[TouchTest] = frozenset({Topic.CANDIDATES})
    heard: list[frozenset[Topic]] = []
    bench.announcer.changed.connect(heard.append)
    for _ in range(5):
        bench.carry_out(TouchTest(), owner=bench)
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(5)
    assert heard == [frozenset({Topic.CANDIDATES})]


def test_may_answers_in_a_sentence(qapp):
    look = Look("light")
    door = FakeDoor({ReadUndoable: ()}, actor=VIEWER)
    bench = DeskWorkbench(door, look, FakePreferences(), Mishaps(look), courier=InlineCourier(door))
    assert bench.may(TouchTest) == "Your role does not allow you to change candidates."
    assert bench.may(ReadTeam) == ""


def test_toast_offers_undo_of_what_can_be_undone(bench):
    bench.carry_out(TouchTest("one"), owner=bench)
    bench.carry_out(TouchTest("two"), owner=bench, quiet=True)
    assert [(m.text, m.entry_id) for m in bench.messages.all] == [("Touch one", "entry-1")]


def test_undo_and_redo_take_turns(bench, door):
    def undoable(question) -> tuple[UndoableEntry, ...]:
        made = [f"entry-{at}" for at in range(1, len(door.carried) + 1)]
        return tuple(UndoableEntry(entry, f"Label {entry}", "", "") for entry in reversed(made))

    door.answers[ReadUndoable] = undoable
    bench.carry_out(TouchTest(), owner=bench)
    bench.begin()
    assert bench.why_not_undo() == ""
    assert bench.why_not_redo() == "There is nothing to redo."
    bench.undo()
    assert door.carried[-1] == UndoEntry("entry-1", "Label entry-1")
    assert bench.next_redo() == "Label entry-1"
    assert bench.next_undo().entry_id == "entry-1"  # the undo itself is not offered
    bench.redo()
    assert door.carried[-1] == UndoEntry("entry-2", "Label entry-1")
    assert bench.next_redo() == ""
    bench.undo("entry-1", "x")
    bench.carry_out(TouchTest(), owner=bench)
    assert bench.next_redo() == ""  # a new change forgets what could be done again


def test_errors_nobody_takes_become_banners(bench, door):
    host = Host()
    door.answers[TouchTest] = RuleBroken("application.ended")
    bench.carry_out(TouchTest(), owner=host, failed=lambda error: False)
    bench.carry_out(TouchTest(), owner=host, failed=lambda error: True)
    assert host.banners == ["This application has ended. Reopen it first, then try again."]


def test_faults_of_ours_are_reported_even_when_taken(bench, door):
    met: list[BaseException] = []

    class Crash:
        def take(self, error: BaseException) -> None:
            met.append(error)

    bench.mishaps._crash = Crash()
    door.answers[TouchTest] = ZeroDivisionError()
    bench.carry_out(TouchTest(), owner=bench, failed=lambda error: True)
    bench.carry_out(TouchTest(), owner=bench)
    assert [type(error) for error in met] == [ZeroDivisionError, ZeroDivisionError]
