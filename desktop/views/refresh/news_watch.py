"""Asks whether somebody else wrote to the workspace: every second, or where there is a bell, when it rings.

The asking itself is done by a reader, never on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.history.messages import News, ReadNews

EVERY_MS = 1_000


class Asks(Protocol):
    """The part of the workbench that is needed here."""

    @property
    def resting(self) -> bool:
        """Whether the window is locked."""

    def ask(
        self,
        question: ReadNews,
        answer: Callable[[News], None],
        *,
        owner: QObject,
        channel: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> object:
        """Ask off the GUI thread."""

    def may(self, message: type[ReadNews]) -> str:
        """Empty when the actor may."""


class NewsWatch(QObject):
    """Remembers where the journal stood; ``heard`` carries a ``News`` when others wrote."""

    heard = Signal(object)

    def __init__(self, workbench: Asks, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._last = News()
        self._waiting = False
        self._again = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Take the present position and look from now on."""
        if not self._workbench.may(ReadNews):
            self.look()
            self._timer.start()

    def by_bell(self) -> None:
        """From now on somebody tells when to look."""
        self._timer.stop()

    def look(self) -> None:
        """Ask now; while an answer is due, once more after it, so that no ring is lost; nothing piles up behind a lock."""
        if self._workbench.resting:
            return
        if self._waiting:
            self._again = True
            return
        self._waiting = True
        question = ReadNews(self._last.position, self._last.pulse)
        self._workbench.ask(question, self._answered, owner=self, channel="news", failed=self._failed)

    def _tick(self) -> None:
        if not self._waiting:
            self.look()

    def _answered(self, news: News) -> None:
        self._waiting = False
        self._last = news
        if news.topics:
            self.heard.emit(news)
        self._perhaps_again()

    def _failed(self, _error: Exception) -> None:
        self._waiting = False  # told where somebody wants something; in a second, or when it rings, it is tried again
        self._again = False

    def _perhaps_again(self) -> None:
        if self._again:  # it rang while the answer was being made, perhaps too late to be in it
            self._again = False
            self.look()
