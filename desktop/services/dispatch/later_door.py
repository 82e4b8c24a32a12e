"""A door that is known before it can be opened: what is at hand is answered at once, everything else waits for it.

So a window can be used while the workspace is still being opened behind it, and nothing a person does meanwhile is lost.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any, TypeVar

from desktop.errors import Stopped
from desktop.services.access.actor import Actor
from desktop.services.dispatch.door import Door
from desktop.services.dispatch.messages import Command, Done, Progress, Question

A = TypeVar("A")


class LaterDoor:
    """Stands for the door until ``open`` gives it. ``open`` and ``give_up`` may be called on any thread."""

    def __init__(self, actor: Actor, at_hand: Mapping[Question[Any], Any]) -> None:
        self._actor = actor
        self._at_hand = at_hand
        self._door: Door | None = None
        self._settled = threading.Event()
        self._lock = threading.Lock()

    @property
    def actor(self) -> Actor:
        """Who is signed in: who is expected to be, until the door is open."""
        return self._door.actor if self._door is not None else self._actor

    @property
    def read_only(self) -> bool:
        """Never: one looks as somebody else only from an open workspace."""
        return False

    def at_hand(self, question: Question[Any]) -> Any:
        """The answer without waiting; None where there is none. Once the door is open it alone answers."""
        if self._settled.is_set() or not self._actor.may(question.permission):
            return None
        return self._at_hand.get(question)

    def open(self, door: Door) -> bool:
        """From now on everything passes this door, and what waits for it goes on; False after ``give_up``."""
        with self._lock:
            if self._settled.is_set():
                return False
            self._door = door
            self._settled.set()
            return True

    def give_up(self) -> None:
        """There will be no door: what waits for it ends with ``Stopped``. Nothing happens once it is open."""
        with self._lock:
            self._settled.set()

    def carry_out(self, command: Command[A], progress: Progress | None = None) -> Done:
        """Run a command once the door is open."""
        return self._opened(progress).carry_out(command, progress)

    def ask(self, question: Question[A], progress: Progress | None = None) -> A:
        """Answer a question once the door is open."""
        return self._opened(progress).ask(question, progress)

    def _opened(self, progress: Progress | None) -> Door:
        self._settled.wait()
        if self._door is None:
            raise Stopped
        if progress is not None:
            progress.check()
        return self._door
