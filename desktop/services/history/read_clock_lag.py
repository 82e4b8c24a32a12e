"""Whether this computer's clock stands behind what was already written: then dates written now would be wrong."""

from __future__ import annotations

import time

from sqlalchemy import func, select

from desktop.models import JournalOrigin
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.history.messages import ReadClockLag

_TOLERATED_SECONDS = 120
"""Clocks of two computers that are set by themselves differ by less."""


@answers(ReadClockLag)
def read_clock_lag(reader: Reader, _: ReadClockLag) -> int:
    """From the latest entry's hybrid clock, whose order does not suffer either way."""
    latest = reader.connection.execute(select(func.max(JournalOrigin.__table__.c.last_hlc))).scalar() or ""
    lag = int(latest[:13] or 0) // 1000 - int(time.time())
    return lag if lag > _TOLERATED_SECONDS else 0
