"""Where the person has been: back and forward between places."""

from __future__ import annotations

from dataclasses import dataclass, field

_KEPT = 50


@dataclass(frozen=True, slots=True)
class Visit:
    """A place, and the record shown there."""

    place: str
    record_id: str = ""
    hints: tuple[tuple[str, str], ...] = field(default=())


class History:
    """A line of visits with the present one somewhere in it."""

    def __init__(self) -> None:
        self._line: list[Visit] = []
        self._at = -1

    @property
    def present(self) -> Visit | None:
        """Where one is."""
        return self._line[self._at] if self._at >= 0 else None

    def go(self, visit: Visit) -> None:
        """A new visit; what lay ahead is forgotten."""
        if self.present == visit:
            return
        self._line = [*self._line[: self._at + 1], visit][-_KEPT:]
        self._at = len(self._line) - 1

    def peek(self, step: int) -> Visit | None:
        """The visit ``step`` back (-1) or forward (+1), without going there."""
        at = self._at + step
        return self._line[at] if 0 <= at < len(self._line) else None

    def move(self, step: int) -> Visit | None:
        """Go back or forward."""
        visit = self.peek(step)
        if visit is not None:
            self._at += step
        return visit
