"""Growing delays after wrong passwords, kept on this computer so that starting again does not reset them.

Three tries are free; then each wrong one doubles the wait, from five seconds to fifteen minutes. This slows guessing at the keyboard;
somebody who took the files away is slowed by Argon2id alone.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from desktop.errors import AccessTrouble

FREE = 3
FIRST_SECONDS = 5
LONGEST_SECONDS = 900


class Delays:
    """How often somebody was wrong about one vault, and how long they must wait."""

    def __init__(self, file: Path, now: Callable[[], float] = time.time) -> None:
        self._file = file
        self._now = now

    def check(self, person_id: str) -> None:
        """Raise ``AccessTrouble`` ``wait`` with the seconds left while this person must wait."""
        left = self.seconds_left(person_id)
        if left > 0:
            raise AccessTrouble("wait", {"seconds": str(left)})

    def seconds_left(self, person_id: str) -> int:
        """Whole seconds until the next try; 0 when it may be now. A clock set back does not shorten the wait."""
        wrong, at = self._read().get(person_id, (0, 0.0))
        if wrong < FREE:
            return 0
        wait = min(FIRST_SECONDS << (wrong - FREE), LONGEST_SECONDS)
        gone = max(0.0, self._now() - at)
        return max(0, round(wait - gone + 0.4999))

    def wrong(self, person_id: str) -> None:
        """Note a wrong password."""
        known = self._read()
        known[person_id] = (min(known.get(person_id, (0, 0.0))[0] + 1, 100), self._now())
        self._write(known)

    def right(self, person_id: str) -> None:
        """Forget the wrong ones: the right one came."""
        known = self._read()
        if known.pop(person_id, None) is not None:
            self._write(known)

    def _read(self) -> dict[str, tuple[int, float]]:
        try:
            raw = json.loads(self._file.read_text(encoding="ascii"))
            return {str(key): (int(value[0]), float(value[1])) for key, value in raw.items()}
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return {}

    def _write(self, known: dict[str, tuple[int, float]]) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(known), encoding="ascii")
        except OSError:  # a folder that cannot be written must not keep the right person out
            pass
