"""When a task comes again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.tasks.repeating import next_due
from desktop.services.working_days.calendar import WorkingDays

CALENDAR = WorkingDays()
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2032, 12, 31))


@pytest.mark.parametrize(
    ("repeat", "due", "today", "expected"),
    [
        ("daily", "2026-11-26", "2026-11-26", "2026-11-27"),
        ("daily", "2026-11-27", "2026-11-27", "2026-11-30"),  # Friday: the next working day
        ("daily", "2026-11-20", "2026-11-26", "2026-11-26"),  # late: not in the past
        ("daily", "2026-11-20", "2026-11-28", "2026-11-30"),  # late, done on a Saturday
        ("weekly", "2026-11-26", "2026-11-26", "2026-12-03"),
        ("weekly", "2026-11-26", "2026-11-24", "2026-12-03"),  # done early: from its due date
        ("weekly", "2026-11-05", "2026-11-26", "2026-11-26"),
        ("weekly", "2026-11-05", "2026-11-27", "2026-12-03"),
        ("monthly", "2026-01-31", "2026-01-31", "2026-02-28"),
        ("monthly", "2026-12-31", "2026-12-31", "2027-01-31"),
        ("monthly", "2026-09-26", "2026-11-27", "2026-12-26"),
        ("monthly", "", "2026-11-26", "2026-12-26"),
    ],
)
def test_examples(repeat: str, due: str, today: str, expected: str) -> None:
    assert next_due(repeat, due, today, CALENDAR) == expected


@given(st.sampled_from(["daily", "weekly", "monthly"]), DAYS, DAYS)
def test_it_is_later_and_never_in_the_past(repeat: str, due: object, today: object) -> None:
    found = next_due(repeat, str(due), str(today), CALENDAR)
    assert found > str(due)
    assert found >= str(today)
