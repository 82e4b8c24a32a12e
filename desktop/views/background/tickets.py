"""Tickets: what the GUI thread keeps about a message that is under way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from weakref import ref

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.services.dispatch.messages import Done, Progress

REPORTS_EVERY = 0.1
"""Seconds between two reports of progress: ten a second are smooth, more only cost."""


class CarriedProgress(Progress):
    """A ``Progress`` whose ``on_report`` is called on the GUI thread, at most ten times a second.

    Callers may set ``on_report`` on what ``carry_out`` returned.
    """

    __slots__ = ("_last", "_tell")

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell
        self._last = 0.0

    def report(self, done: int, of: int, what: str = "") -> None:
        """Called by the work, on its own thread."""
        self.done, self.of = done, of
        self.what = what or self.what
        now = time.monotonic()
        if now - self._last >= REPORTS_EVERY:
            self._last = now
            self._tell()
        self.check()


@dataclass(eq=False, slots=True)
class Ticket:
    """Who asked and what to call. ``owner`` is a weak reference: a page that is gone is not kept alive for an answer."""

    id: int
    owner: ref[QObject]
    key: tuple[int, str] | None
    answer: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None

    def wanted(self) -> bool:
        """Whether the owner still exists."""
        owner = self.owner()
        return owner is not None and isValid(owner)


@dataclass(eq=False, slots=True)
class Work:
    """A command under way, as the strip at the foot of the window shows it."""

    id: int
    label: str
    progress: Progress
    since: float = field(default_factory=time.monotonic)

    def seconds_left(self) -> float | None:
        """How much longer it takes at the pace so far; None while nobody can know."""
        done, of = self.progress.done, self.progress.of
        passed = time.monotonic() - self.since
        if of <= 0 or done <= 0 or passed < 1.0:
            return None
        return passed * (of - done) / done


Answered = Callable[[Any], None]
Carried = Callable[[Done], None]
Failed = Callable[[Exception], None]
