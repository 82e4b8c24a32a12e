"""A courier without threads, for tests and the tour: everything is answered before the call returns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.services.dispatch.door import Door
from desktop.services.dispatch.messages import Command, Progress, Question
from desktop.views.background.tickets import Answered, Carried, Failed, Work


class InlineCourier(QObject):
    """The interface of ``Courier``, on the spot."""

    work_began = Signal(object)
    work_moved = Signal(object)
    work_ended = Signal(object)
    reading_changed = Signal(int)
    rested = Signal()

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self.works: tuple[Work, ...] = ()

    @property
    def idle(self) -> bool:
        """Always: everything has happened when a call comes back."""
        return True

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
        """Ask and answer at once."""
        try:
            value = self._door.ask(question)
        except Exception as error:  # noqa: BLE001 - as the courier does
            if failed is not None:
                failed(error)
            return None
        answer(value)
        return None

    def carry_out(
        self, command: Command[Any], done: Carried | None = None, *, owner: QObject, failed: Failed | None = None
    ) -> Progress:
        """Carry out at once; the Progress answered is already at its end."""
        progress = Progress()
        work = Work(0, command.label(), progress)
        self.work_began.emit(work)
        try:
            result = self._door.carry_out(command, progress)
        except Exception as error:  # noqa: BLE001 - as the courier does
            self.work_ended.emit(work)
            if failed is not None:
                failed(error)
            return progress
        self.work_ended.emit(work)
        if done is not None:
            done(result)
        return progress

    @property
    def resting(self) -> bool:
        """Never."""
        return False

    def rest(self) -> None:
        """Nothing is ever under way."""
        self.rested.emit()

    def resume(self, door: Door) -> None:
        """Go on through another door."""
        self._door = door

    def in_turns(self, steps: Iterator[object], *, owner: QObject, channel: str) -> None:
        """All steps at once."""
        for _ in steps:
            pass

    def shutdown(self, seconds: float = 60.0) -> bool:
        """Nothing waits here."""
        return True
