"""The hybrid logical clock: wall time where it runs forward, a counter where it does not.

Source: Kulkarni et al., "Logical Physical Clocks" (2014). Fixed-width text, so that text order is causal order.
"""

from __future__ import annotations

import time


def tick(last: str, now_ms: int | None = None) -> str:
    """The next clock value after ``last``: 13 digits of UTC milliseconds, a dash, 6 digits of a counter."""
    now = int(time.time() * 1000) if now_ms is None else now_ms
    last_ms, counter = (int(last[:13]), int(last[14:])) if last else (0, -1)
    if now > last_ms:
        return f"{now:013d}-000000"
    counter += 1
    if counter > 999_999:  # a million entries within one stalled millisecond: borrow the next one
        return f"{last_ms + 1:013d}-000000"
    return f"{last_ms:013d}-{counter:06d}"
