"""In a long filtered list: which record each page begins with, asked once the list is at rest, so that jumps are quick.

Who jumps before they are known waits for them: it takes no longer than counting up to that one page, and serves the next jumps.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.listings.questions import ListCount, ListView, ReadMarks
from desktop.views.tables.row_pages import PAGE
from desktop.views.workbench import Workbench

_AT_REST_MS = 800
_DEEP = 5000
"""Up to so many rows a page is found by counting in no time."""


class PageMarks(QObject):
    """The marks of the view that is shown. ``known`` when those that pages wait for have come, or will never come."""

    known = Signal()

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._view: ListView | None = None
        """The view whose marks are still to come."""
        self._starts: tuple[str, ...] = ()
        self._at_rest = QTimer(self, singleShot=True, interval=_AT_REST_MS)
        self._at_rest.timeout.connect(self._ask)

    def start_of(self, page: int) -> str:
        """The record this page begins with; empty while not known."""
        return self._starts[page] if page < len(self._starts) else ""

    def awaited(self, page: int) -> bool:
        """Whether this page is worth waiting for its mark, which is asked for at once if it was not."""
        if self._view is None or page * PAGE <= _DEEP:
            return False
        if self._at_rest.isActive():
            self._at_rest.stop()
            self._ask()
        return self._view is not None

    def forget(self) -> None:
        """Another view, or the rows changed."""
        self._view = None
        self._starts = ()
        self._at_rest.stop()

    def counted(self, view: ListView, count: ListCount) -> None:
        """The view is shown and has so many rows: marks are asked for where they help, unless it changes again at once."""
        if _DEEP < count.matching < count.all:
            self._view = view
            self._at_rest.start()

    def _ask(self) -> None:
        view = self._view
        if view is not None:
            taken = partial(self._take, view)
            self._workbench.ask(
                ReadMarks(view, PAGE), taken, owner=self, channel="marks", failed=lambda _error: taken(())
            )

    def _take(self, view: ListView, starts: tuple[str, ...]) -> None:
        if self._view is view:
            self._view = None
            self._starts = starts
            self.known.emit()
