"""Progress of long work in several parts: each part counts in its own measure, the whole counts to a hundred."""

from __future__ import annotations

from desktop.services.dispatch.messages import Progress


class Span(Progress):
    """The part of a whole between two hundredths; stopping the whole stops the part."""

    __slots__ = ("_first", "_last", "_name", "_whole")

    def __init__(self, whole: Progress, first: int, last: int, name: str = "") -> None:
        super().__init__()
        self._whole = whole
        self._first = first
        self._last = last
        self._name = name

    def report(self, done: int, of: int, what: str = "") -> None:
        """Say how far the part is."""
        share = min(done / of, 1.0) if of else 0.0
        self._whole.report(self._first + int((self._last - self._first) * share), 100, self._name)

    def check(self) -> None:
        """Raise ``Stopped`` when the person asked to stop."""
        self._whole.check()
