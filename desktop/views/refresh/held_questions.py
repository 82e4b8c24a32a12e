"""Questions that a lost server could not answer: they wait, and are asked again when it is there.

So a page keeps what it shows while nothing can be read, and need not know of servers; its answer only comes later.
"""

from __future__ import annotations

from collections.abc import Callable
from weakref import ref

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.errors import ServerTrouble

Again = Callable[[], object]


def is_lost(error: Exception) -> bool:
    """Whether an error says no more than that the server is away."""
    return isinstance(error, ServerTrouble) and error.code == "lost"


class HeldQuestions:
    """Of one channel of one owner only the newest question waits, as the courier has it. ``began`` is called for each that has to."""

    def __init__(self) -> None:
        self.began: Callable[[], None] | None = None
        """Set by whoever knows when the server is back; without it nothing waits, because nobody would ask again."""
        self._held: dict[tuple[int, str], tuple[ref[QObject], Again]] = {}
        self._count = 0

    def hold(self, owner: QObject, channel: str, again: Again) -> bool:
        """Keep a question; False where nobody would ever ask it again."""
        if self.began is None:
            return False
        self._count += 1
        self._held[id(owner), channel or f"#{self._count}"] = (ref(owner), again)
        self.began()
        return True

    def drop(self, owner: QObject, channel: str) -> None:
        """A newer question of that channel is asked: the held one must not come after it."""
        if channel:
            self._held.pop((id(owner), channel), None)

    def ask_again(self) -> None:
        """The server is there: ask all of them, but those whose owners are gone."""
        held, self._held = self._held, {}
        for owner, again in held.values():
            present = owner()
            if present is not None and isValid(present):
                again()
