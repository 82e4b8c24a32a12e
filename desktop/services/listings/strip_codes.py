"""The decision strip as text: what ``strips`` writes into a row, and what it means on a day. Plain Python, for services and views alike."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from desktop.words import DecisionKind

KINDS = tuple(DecisionKind)
"""The five in their order."""
NOTHING = "-" * len(KINDS)
"""No decision was asked yet."""


def present(codes: str, today: date | None = None) -> str:
    """The five codes as they are on a day: of the open ones (``o``) those due by tomorrow are due soon (``s``), those due earlier overdue
    (``!``). The due dates stand behind the codes: ``yo---;2026-11-30``."""
    signs, *due = (codes or "").split(";")
    signs = signs.ljust(len(KINDS), "-")[: len(KINDS)]
    if not due:
        return signs
    now, soon = _now_and_soon(today or datetime.now().astimezone().date())
    dates = iter(due)
    return "".join(_waiting(next(dates, ""), now, soon) if code == "o" else code for code in signs)


@lru_cache(maxsize=8)
def _now_and_soon(day: date) -> tuple[str, str]:
    """Asked for every strip that is drawn, and the same all day."""
    return day.isoformat(), (day + timedelta(days=1)).isoformat()


def _waiting(due: str, now: str, soon: str) -> str:
    return "o" if not due or due > soon else "!" if due < now else "s"
