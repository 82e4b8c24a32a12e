"""In a long filtered list: which record each page begins with, asked once the list is at rest, so that jumps are quick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.services.listings.questions import ListCount, ListView, ReadMarks
from desktop.views.tables.row_pages import PAGE
from desktop.views.workbench import Workbench

_AT_REST_MS = 800
_DEEP = 5000
"""Up to so many rows a page is found by counting in no time."""


class PageMarks(QObject):
    """The marks of the view that is shown, as soon as they are known; without them everything works, only later."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._view: ListView | None = None
        self._starts: tuple[str, ...] = ()
        self._at_rest = QTimer(self, singleShot=True, interval=_AT_REST_MS)
        self._at_rest.timeout.connect(self._ask)

    def start_of(self, page: int) -> str:
        """The record this page begins with; empty while not known."""
        return self._starts[page] if page < len(self._starts) else ""

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
            self._workbench.ask(
                ReadMarks(view, PAGE), self._taker(view), owner=self, channel="marks", failed=lambda _error: None
            )

    def _taker(self, view: ListView) -> Callable[[tuple[str, ...]], None]:
        def take(starts: tuple[str, ...]) -> None:
            if self._view is view:
                self._starts = starts

        return take
