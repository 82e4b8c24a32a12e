"""Asks every second whether somebody else wrote to the workspace; the asking itself is done by a reader, never on the GUI thread."""

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
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Take the present position and look from now on."""
        if not self._workbench.may(ReadNews):
            self.look()
            self._timer.start()

    def look(self) -> None:
        """Ask now; while an answer is due nothing more is asked, so that nothing piles up behind a lock."""
        if self._waiting or self._workbench.resting:
            return
        self._waiting = True
        question = ReadNews(self._last.position, self._last.pulse)
        self._workbench.ask(question, self._answered, owner=self, channel="news", failed=self._failed)

    def _answered(self, news: News) -> None:
        self._waiting = False
        self._last = news
        if news.topics:
            self.heard.emit(news)

    def _failed(self, _error: Exception) -> None:
        self._waiting = False  # told where somebody wants something; in a second it is tried again
