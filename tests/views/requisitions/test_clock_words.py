"""For how long a requisition has been open, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.views.requisitions.requisition_facts import clock_words
from tests.views.forms.sample import REQUISITION


@pytest.mark.parametrize(
    ("status", "counted", "rested", "resting", "said"),
    [
        ("open", 18, 5, 0, "Open for 23 days, 5 of them on hold"), ("open", 23, 0, 0, "Open for 23 days"),
        ("open", 2, 1, 0, "Open for 3 days, one of them on hold"), ("open", 0, 0, 0, "Opened today"),
        ("open", 1, 0, 0, "Open for one day"), ("on_hold", 18, 7, 5, "On hold for 5 days, open for 18 days before"),
        ("on_hold", 1, 0, 0, "On hold since today, open for one day before"), ("on_hold", 0, 1, 1, "On hold for one day"),
        ("filled", 18, 5, 0, "Was open for 23 days, 5 of them on hold"), ("cancelled", 0, 0, 0, "Opened and ended on one day"),
        ("draft", None, 0, 0, ""),
    ],
)  # fmt: skip
def test_the_clock_in_words(status: str, counted: int | None, rested: int, resting: int, said: str) -> None:
    record = replace(REQUISITION, status=status, days_open=counted, days_rested=rested, days_resting=resting)
    assert clock_words(record) == said
