"""Work of the GUI thread in small pieces: what fits into a few milliseconds, then keys, clicks and paints have their turn.

Qt gives out everything that was posted in one go, so three answers that arrive together hold the window up for as long as all
three take. Here each waits in line, and so do the steps of what is too long for one piece: the building of a page, a long
timeline.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from weakref import ref

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

A_TURN = 0.008
"""Seconds after which nothing more is begun within a turn: half a frame, the other half is for laying out and painting."""


class Turns(QObject):
    """A line of things to do on the GUI thread, first come, first served."""

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__(parent)
        self._clock = clock
        self._line: deque[Callable[[], object]] = deque()
        self._walking: dict[tuple[int, str], Iterator[object]] = {}
        # single shot: one that repeats is not told again while what it told about runs a dialog of its own
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._turn)

    @property
    def idle(self) -> bool:
        """Whether nothing waits."""
        return not self._line

    def soon(self, act: Callable[[], object]) -> None:
        """Do this when its turn comes."""
        self._line.append(act)
        if not self._timer.isActive():
            self._timer.start()

    def walk(self, steps: Iterator[object], *, owner: QObject, channel: str) -> None:
        """Take one step after the other; a newer walk of the same owner and channel ends this one, and so does the owner's end."""
        key = (id(owner), channel)
        self._walking[key] = steps
        self.soon(partial(self._step, key, ref(owner), steps))

    def _step(self, key: tuple[int, str], owner: ref[QObject], steps: Iterator[object]) -> None:
        if self._walking.get(key) is not steps:
            return
        whose = owner()
        if whose is None or not isValid(whose):
            del self._walking[key]
            return
        try:
            next(steps)
        except StopIteration:
            if self._walking.get(key) is steps:
                del self._walking[key]
        except BaseException:
            self._walking.pop(key, None)
            raise
        else:
            self.soon(partial(self._step, key, owner, steps))

    def _turn(self) -> None:
        ends = self._clock() + A_TURN
        while self._line:
            act = self._line.popleft()
            if self._line and not self._timer.isActive():
                self._timer.start()  # first: the act may fail, or wait in a dialog while others go on
            act()
            if self._clock() >= ends:
                break
