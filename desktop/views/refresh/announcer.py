"""Gathers topics and announces them together, so that ten commands in a row reload a page once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.words import Topic


class Announcer(QObject):
    """``changed`` carries a frozenset of topics, at most once per turn of the event loop."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gathered: set[Topic] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._announce)

    def gather(self, topics: Iterable[Topic]) -> None:
        """Remember topics until the event loop comes round."""
        self._gathered.update(topics)
        if self._gathered and not self._timer.isActive():
            self._timer.start()

    def _announce(self) -> None:
        topics, self._gathered = frozenset(self._gathered), set()
        self.changed.emit(topics)
