"""The courier keeps its promises: threads, newest wins, nothing after the owner, progress, order, shutdown."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QObject

from desktop.errors import RuleBroken, Stopped
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command, Done, Question
from desktop.views.background.courier import Courier
from tests.views.fakes import RECRUITER


@dataclass(frozen=True, slots=True)
class AskTest(Question[str]):
    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    what: str


@dataclass(frozen=True, slots=True)
class CountTest(AskTest):
    patient: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class DoTest(Command[str]):
    permission: ClassVar[Permission] = Permission.CANDIDATE_WRITE
    word: ClassVar[str] = "test.courier"
    sentence: ClassVar[str] = "Test {what}"
    what: str


class SlowDoor:
    """Answers when it is let."""

    actor = RECRUITER

    def __init__(self) -> None:
        self.let = threading.Event()
        self.started = threading.Semaphore(0)
        self.asked: list[str] = []
        self.carried: list[str] = []
        self.threads: set[str] = set()
        self.error: Exception | None = None

    def ask(self, question: Any) -> str:
        self.threads.add(threading.current_thread().name)
        self.asked.append(question.what)
        self.started.release()
        if question.what.startswith("slow"):
            assert self.let.wait(5)
        if self.error:
            raise self.error
        return question.what.upper()

    def carry_out(self, command: Any, progress: Any = None) -> Done:
        self.threads.add(threading.current_thread().name)
        self.started.release()
        if command.what.startswith("slow"):
            assert self.let.wait(5)
        for at in range(1000 if command.what == "counting" else 0):
            progress.report(at, 1000, "Counting")
        progress.check()
        self.carried.append(command.what)
        return Done(command.what, "entry", command.label())


@pytest.fixture
def door():
    return SlowDoor()


@pytest.fixture
def courier(qapp, door):
    courier = Courier(door)
    yield courier
    door.let.set()
    assert courier.shutdown(10)


def test_answers_come_home_to_the_gui_thread(qtbot, courier, door):
    owner = QObject()
    seen: list[tuple[str, str]] = []
    courier.ask(AskTest("a"), lambda value: seen.append((value, threading.current_thread().name)), owner=owner)
    courier.carry_out(DoTest("b"), lambda done: seen.append((done.label, threading.current_thread().name)), owner=owner)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert sorted(seen) == [("A", "MainThread"), ("Test b", "MainThread")]
    assert "writer" in door.threads
    assert any(name.startswith("reader") for name in door.threads)


def test_newest_of_a_channel_wins_and_waiting_ones_are_skipped(qtbot, courier, door):
    owner, other = QObject(), QObject()
    seen: list[str] = []
    courier.ask(AskTest("slow 1"), seen.append, owner=other)
    courier.ask(AskTest("slow 2"), seen.append, owner=owner, channel="rows")  # begun, then made worthless
    assert door.started.acquire(timeout=5)
    assert door.started.acquire(timeout=5)
    courier.ask(AskTest("three"), seen.append, owner=owner, channel="rows")  # never begun
    courier.ask(AskTest("four"), seen.append, owner=owner, channel="rows")
    courier.ask(AskTest("other channel"), seen.append, owner=owner, channel="count")
    courier.ask(AskTest("same channel, other owner"), seen.append, owner=other, channel="rows")
    courier.ask(AskTest("no channel"), seen.append, owner=owner)
    courier.ask(AskTest("no channel either"), seen.append, owner=owner)
    door.let.set()
    wanted = {"SLOW 1", "FOUR", "OTHER CHANNEL", "SAME CHANNEL, OTHER OWNER", "NO CHANNEL", "NO CHANNEL EITHER"}
    qtbot.waitUntil(lambda: set(seen) == wanted)
    qtbot.wait(20)
    assert len(seen) == len(wanted)
    assert "three" not in door.asked


def test_patient_questions_never_keep_others_waiting(qtbot, courier, door):
    owner = QObject()
    seen: list[str] = []
    for number in range(4):  # more than there are readers
        courier.ask(CountTest(f"slow {number}"), seen.append, owner=owner)
    courier.ask(AskTest("rows"), seen.append, owner=owner)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["ROWS"]
    door.let.set()
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert seen[1:] == ["SLOW 0", "SLOW 1", "SLOW 2", "SLOW 3"]


def test_nothing_arrives_after_the_owner_is_gone(qtbot, courier, door):
    owner, witness = QObject(), QObject()
    seen: list[Any] = []
    courier.ask(AskTest("slow"), seen.append, owner=owner, failed=seen.append)
    courier.carry_out(DoTest("slow"), seen.append, owner=owner, failed=seen.append)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not _alive(owner))
    door.let.set()
    last: list[Any] = []
    courier.carry_out(DoTest("last"), last.append, owner=witness)
    qtbot.waitUntil(lambda: bool(last))
    assert seen == []
    assert door.carried == ["slow", "last"]  # it was carried out all the same


def _alive(owner: QObject) -> bool:
    from shiboken6 import isValid

    return isValid(owner)


def test_errors_come_home(qtbot, courier, door):
    owner = QObject()
    seen: list[Exception] = []
    door.error = RuleBroken("application.ended")
    courier.ask(AskTest("a"), lambda value: None, owner=owner, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], RuleBroken)


def test_commands_keep_their_order(qtbot, courier, door):
    owner = QObject()
    seen: list[str] = []
    for at in range(20):
        courier.carry_out(DoTest(str(at)), lambda done: seen.append(done.answer), owner=owner)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == [str(at) for at in range(20)]


def test_progress_is_told_on_the_gui_thread_and_seldom(qtbot, courier, door):
    owner = QObject()
    told: list[tuple[int, str]] = []
    done: list[Any] = []
    progress = courier.carry_out(DoTest("counting"), done.append, owner=owner)
    progress.on_report = lambda at, of, what: told.append((at, threading.current_thread().name))
    qtbot.waitUntil(lambda: bool(done))
    assert len(told) <= 20  # a thousand were made
    assert {name for _, name in told} <= {"MainThread"}
    assert (progress.done, progress.of, progress.what) == (999, 1000, "Counting")


def test_stop_reaches_waiting_and_running_commands(qtbot, courier, door):
    owner = QObject()
    failures: list[Exception] = []
    first = courier.carry_out(DoTest("slow"), owner=owner, failed=failures.append)
    second = courier.carry_out(DoTest("next"), owner=owner, failed=failures.append)
    assert door.started.acquire(timeout=5)
    first.stop()
    second.stop()
    door.let.set()
    qtbot.waitUntil(lambda: len(failures) == 2)
    assert all(isinstance(error, Stopped) for error in failures)
    assert door.carried == []


def test_shutdown_waits_for_commands(qapp, door):
    courier = Courier(door)
    owner = QObject()
    courier.carry_out(DoTest("slow"), owner=owner)
    courier.carry_out(DoTest("after"), owner=owner)
    threading.Timer(0.05, door.let.set).start()
    assert courier.shutdown(10)
    assert door.carried == ["slow", "after"]
    courier.ask(AskTest("late"), lambda value: None, owner=owner)
    assert "late" not in door.asked
    with pytest.raises(RuntimeError):
        courier.carry_out(DoTest("late"), owner=owner)
