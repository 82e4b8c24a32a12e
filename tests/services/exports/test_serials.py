"""Days and moments are true dates, in the zone of the computer, on days when clocks change as well."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import from_excel

from desktop.models.base import moment
from desktop.services.spreadsheets.writing.serials import Serials

NEAR = timedelta(milliseconds=1)


@pytest.fixture
def toronto() -> Iterator[None]:
    if sys.platform == "win32":
        pytest.skip("the zone of a process cannot be set here")
    before = os.environ["TZ"]
    os.environ["TZ"] = "America/Toronto"
    time.tzset()
    yield
    os.environ["TZ"] = before
    time.tzset()


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)))
def test_days(day: date) -> None:
    assert from_excel(Serials().day(day.isoformat())).date() == day


@pytest.mark.parametrize("text", ["1900-02-28", "0001-01-01", "soon", "", "2026-02-30"])
def test_what_is_no_day_for_excel(text: str) -> None:
    assert Serials().day(text) is None
    assert Serials().moment(text) is None


@given(st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)))
def test_moments(at: datetime) -> None:
    found = from_excel(Serials().moment(moment(at)))
    assert abs(found - at.astimezone().replace(tzinfo=None)) <= 2 * NEAR


@pytest.mark.parametrize(
    "at", [datetime(2026, 3, 8, 6, 59, 59, tzinfo=UTC), datetime(2026, 3, 8, 7, 0, tzinfo=UTC), datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
           datetime(2026, 11, 1, 6, 30, tzinfo=UTC), datetime(2026, 7, 1, 3, 0, tzinfo=UTC), datetime(2026, 1, 1, 3, 0, tzinfo=UTC)],
)  # fmt: skip
def test_moments_around_the_change_of_clocks(toronto: None, at: datetime) -> None:
    found = from_excel(Serials().moment(moment(at)))
    assert abs(found - at.astimezone().replace(tzinfo=None)) <= NEAR
