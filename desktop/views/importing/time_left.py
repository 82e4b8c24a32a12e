"""How much longer something takes, from how far it came; smoothed, and silent while nobody can know."""

from __future__ import annotations

import time

from desktop.views.importing.wording import tr
from desktop.wording import QT_TRANSLATE_NOOP

_SURE_AFTER = 1.0


class TimeLeft:
    """Told of every step; answers in words."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._done = self._of = 0

    def moved(self, done: int, of: int) -> None:
        """So far of so much."""
        if of != self._of or done < self._done:  # another step has begun
            self._since = time.monotonic()
        self._done, self._of = done, of

    def seconds(self) -> float | None:
        """None while nobody can know."""
        passed = time.monotonic() - self._since
        if self._of <= 0 or self._done <= 0 or passed < _SURE_AFTER:
            return None
        return passed * (self._of - self._done) / self._done

    def words(self) -> str:
        """``about 20 s left``; empty while nobody can know."""
        seconds = self.seconds()
        if seconds is None:
            return ""
        if seconds < 90:
            rounded = max(1, round(seconds)) if seconds < 10 else round(seconds / 5) * 5
            return tr(QT_TRANSLATE_NOOP("Importing", "about {n} s left")).format(n=rounded)
        return tr(QT_TRANSLATE_NOOP("Importing", "about {n} min left")).format(n=round(seconds / 60))
