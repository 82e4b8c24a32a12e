"""The courier: one writer thread, two readers, one for patient questions and one for long ones; every answer comes back on the
GUI thread.

Rules it keeps: within one channel of one owner only the newest question is answered, and older ones that have not begun are
never asked; nothing arrives after the owner is destroyed; commands are carried out one after the other, in order, and none
that was taken is dropped, not even by ``shutdown``. Answers that arrive together are given out over several turns of the
event loop (``Turns``).
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from functools import partial
from queue import SimpleQueue
from typing import Any
from weakref import ref

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.services.dispatch.door import Door
from desktop.services.dispatch.messages import Command, Progress, Question
from desktop.views.background.tickets import Answered, Carried, CarriedProgress, Failed, Ticket, Work
from desktop.views.background.turns import Turns

READERS = 2


class _Rest:
    """In a queue: be quiet until the gate opens."""


class Courier(QObject):
    """Takes messages to the door on threads of its own. To be made and called on the GUI thread only."""

    work_began = Signal(object)
    work_moved = Signal(object)
    work_ended = Signal(object)
    """A ``Work``: a command was handed in, got on, came back."""
    reading_changed = Signal(int)
    """How many questions are under way."""
    rested = Signal()
    """After ``rest``: every thread is quiet, and nothing reaches the door until ``resume``."""
    _quiet = Signal()
    _came_back = Signal(int, object, object)
    _moved = Signal(int)

    def __init__(
        self, door: Door, parent: QObject | None = None, *, at_hand: Callable[[Question[Any]], Any] | None = None
    ) -> None:
        """``at_hand`` may know an answer without reading (None: it does not); it too comes back by way of the event loop."""
        super().__init__(parent)
        self._door = door
        self._at_hand = at_hand
        self._numbers = itertools.count(1)
        self._tickets: dict[int, Ticket] = {}
        self._newest: dict[tuple[int, str], int] = {}
        self._works: dict[int, Work] = {}
        self._closed = False
        self._questions: SimpleQueue[tuple[int, Question[Any]] | _Rest | None] = SimpleQueue()
        self._patient_questions: SimpleQueue[tuple[int, Question[Any]] | _Rest | None] = SimpleQueue()
        self._commands: SimpleQueue[tuple[int, Command[Any], Progress] | _Rest | None] = SimpleQueue()
        self._long_questions: SimpleQueue[tuple[int, Question[Any], Progress] | _Rest | None] = SimpleQueue()
        self._long_reader: threading.Thread | None = None  # begun with the first long question
        self._stoppable: set[int] = set()
        self._gate = threading.Event()
        self._gate.set()  # open, until somebody locks
        self._awake = 0
        self._turns = Turns(self)
        self._quiet.connect(self._one_is_quiet, Qt.ConnectionType.QueuedConnection)
        self._came_back.connect(self._take_in, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)
        self._writer = threading.Thread(target=self._write, name="writer", daemon=True)
        lines = [*([self._questions] * READERS), self._patient_questions]
        self._readers = [
            threading.Thread(target=self._read, args=(line,), name=f"reader-{n}", daemon=True)
            for n, line in enumerate(lines)
        ]
        for thread in (self._writer, *self._readers):
            thread.start()

    # --- on the GUI thread ---------------------------------------------------------------------------------------------

    @property
    def works(self) -> tuple[Work, ...]:
        """The commands and long questions under way, oldest first."""
        return tuple(self._works.values())

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._tickets and not self._works and self._turns.idle

    def ask(
        self,
        question: Question[Any],
        answer: Answered,
        *,
        owner: QObject,
        channel: str = "",
        failed: Failed | None = None,
        label: str = "",
    ) -> Progress | None:
        """Ask on a reader thread. An empty ``channel`` is none: all such questions are answered.

        With a ``label`` it is long: it has a thread of its own, shows its progress as a command does, and can be stopped.
        """
        if self._closed:
            return None
        ticket = self._ticket(owner, channel, answer, failed)
        if label:
            return self._ask_long(ticket.id, question, label)
        if ticket.key is not None:
            older = self._newest.get(ticket.key)
            if older is not None:
                self._tickets.pop(older, None)
            self._newest[ticket.key] = ticket.id
        known = self._at_hand(question) if self._at_hand is not None else None
        if known is not None:
            self._came_back.emit(ticket.id, known, None)
        else:
            (self._patient_questions if type(question).patient else self._questions).put((ticket.id, question))
        self.reading_changed.emit(self._reading())
        return None

    def _ask_long(self, number: int, question: Question[Any], label: str) -> Progress:
        if self._long_reader is None:
            self._long_reader = threading.Thread(target=self._read_long, name="long-reader", daemon=True)
            self._long_reader.start()
        progress = CarriedProgress(lambda: self._moved.emit(number))
        work = self._works[number] = Work(number, label, progress)
        self._stoppable.add(number)
        self._long_questions.put((number, question, progress))
        self.work_began.emit(work)
        return progress

    def carry_out(
        self, command: Command[Any], done: Carried | None = None, *, owner: QObject, failed: Failed | None = None
    ) -> Progress:
        """Command on the writer thread. Both callbacks are left out when the owner is gone by then."""
        if self._closed:
            raise RuntimeError("the courier has been shut down")
        ticket = self._ticket(owner, "", done, failed)
        number = ticket.id
        progress = CarriedProgress(lambda: self._moved.emit(number))
        work = Work(number, command.label(), progress)
        self._works[number] = work
        self._commands.put((number, command, progress))
        self.work_began.emit(work)
        return progress

    def rest(self) -> None:
        """Carry out every command taken so far, stop long questions, then keep all threads from the door; ``rested`` tells.

        What is asked or commanded meanwhile waits for ``resume``: nothing is lost by locking.
        """
        self._gate.clear()
        for number in self._stoppable & self._works.keys():
            self._works[number].progress.stop()
        self._commands.put(_Rest())
        for _ in range(READERS):
            self._questions.put(_Rest())
        self._patient_questions.put(_Rest())
        self._awake = 1 + len(self._readers)
        if self._long_reader is not None:
            self._long_questions.put(_Rest())
            self._awake += 1

    @property
    def resting(self) -> bool:
        """Whether what is asked now waits for ``resume``: whoever only looks from time to time need not ask."""
        return not self._gate.is_set()

    def resume(self, door: Door) -> None:
        """Go on, through the door of whoever signed in again."""
        self._door = door
        self._gate.set()

    @Slot()
    def _one_is_quiet(self) -> None:
        self._awake -= 1
        if self._awake == 0:
            self.rested.emit()

    def in_turns(self, steps: Iterator[object], *, owner: QObject, channel: str) -> None:
        """Take the steps on the GUI thread, over several turns of the event loop; newer ones of a channel end older ones."""
        if not self._closed:
            self._turns.walk(steps, owner=owner, channel=channel)

    def shutdown(self, seconds: float = 60.0) -> bool:
        """Take nothing more, forget open questions, stop long ones, wait for commands; False if they did not end in time."""
        self._closed = True
        self._gate.set()
        for number in self._stoppable & self._works.keys():
            self._works[number].progress.stop()
        self._long_questions.put(None)
        self._tickets.clear()
        self._commands.put(None)
        for line in (*([self._questions] * READERS), self._patient_questions):
            line.put(None)
        self._writer.join(seconds)
        for thread in self._readers:
            thread.join(min(seconds, 5.0))
        threads = [self._writer, *self._readers]
        if self._long_reader is not None:
            self._long_reader.join(min(seconds, 5.0))
            threads.append(self._long_reader)
        return not any(thread.is_alive() for thread in threads)

    def _ticket(self, owner: QObject, channel: str, answer: Answered | None, failed: Failed | None) -> Ticket:
        key = (id(owner), channel) if channel else None
        ticket = Ticket(next(self._numbers), ref(owner), key, answer, failed)
        self._tickets[ticket.id] = ticket
        return ticket

    def _reading(self) -> int:
        return len(self._tickets) - len(self._works)

    @Slot(int, object, object)
    def _take_in(self, number: int, value: object, error: object) -> None:
        self._turns.soon(partial(self._deliver, number, value, error))

    def _deliver(self, number: int, value: object, error: object) -> None:
        ticket = self._tickets.pop(number, None)
        work = self._works.pop(number, None)
        self._stoppable.discard(number)
        if ticket is not None and ticket.key is not None and self._newest.get(ticket.key) == number:
            del self._newest[ticket.key]
        if work is not None:
            self.work_ended.emit(work)
        else:
            self.reading_changed.emit(max(0, self._reading()))
        if ticket is None or not ticket.wanted():
            return
        if isinstance(error, Exception):
            if ticket.failed is not None:
                ticket.failed(error)
        elif ticket.answer is not None:
            ticket.answer(value)

    @Slot(int)
    def _tell_progress(self, number: int) -> None:
        work = self._works.get(number)
        if work is None:
            return
        self.work_moved.emit(work)
        ticket = self._tickets.get(number)
        progress = work.progress
        if progress.on_report is not None and ticket is not None and ticket.wanted():
            progress.on_report(progress.done, progress.of, progress.what)

    # --- on the other threads: nothing here touches a ticket's callbacks or its owner ----------------------------------

    def _read(self, line: SimpleQueue[tuple[int, Question[Any]] | _Rest | None]) -> None:
        while (item := line.get()) is not None:
            if isinstance(item, _Rest):
                self._quiet.emit()
                self._gate.wait()
                continue
            number, question = item
            if number not in self._tickets:  # a newer question of the same channel made it worthless
                continue
            try:
                value = self._door.ask(question)
            except Exception as error:  # noqa: BLE001 - every error goes home to be worded or reported
                self._came_back.emit(number, None, error)
            else:
                self._came_back.emit(number, value, None)
            del item, question

    def _read_long(self) -> None:
        while (item := self._long_questions.get()) is not None:
            if isinstance(item, _Rest):
                self._quiet.emit()
                self._gate.wait()
                continue
            number, question, progress = item
            try:
                progress.check()
                value = self._door.ask(question, progress)
            except Exception as error:  # noqa: BLE001 - every error goes home to be worded or reported
                self._came_back.emit(number, None, error)
            else:
                self._came_back.emit(number, value, None)
            del item, question, progress

    def _write(self) -> None:
        while (item := self._commands.get()) is not None:
            if isinstance(item, _Rest):
                self._quiet.emit()
                self._gate.wait()
                continue
            number, command, progress = item
            try:
                progress.check()
                done = self._door.carry_out(command, progress)
            except Exception as error:  # noqa: BLE001 - every error goes home to be worded or reported
                self._came_back.emit(number, None, error)
            else:
                self._came_back.emit(number, done, None)
            del item, command, progress
