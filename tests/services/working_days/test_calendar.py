"""Working days: counted one by one beside what is computed, in places with holidays, with none, and in weeks that have no working day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.working_days.calendar import WorkingDays, working_days

ONTARIO = working_days("CA", "ON")
PLACES = (ONTARIO, working_days("CA", "QC"), working_days("DE", "BY"), working_days("IL", ""), WorkingDays())
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_christmas_in_ontario() -> None:
    # Friday 25 and, moved from Saturday, Monday 28 are holidays in 2026
    assert ONTARIO.due("2026-12-23", 1) == "2026-12-24"
    assert ONTARIO.due("2026-12-24", 1) == "2026-12-29"
    assert ONTARIO.due("2026-12-24T22:10:00.000Z", 3) == "2026-12-31"


def test_provinces_differ() -> None:
    assert not working_days("CA", "QC").is_working(date(2026, 6, 24))
    assert ONTARIO.is_working(date(2026, 6, 24))


@pytest.mark.parametrize("country", ["", "XX", "not a country"])
def test_an_unknown_place_has_weekends(country: str) -> None:
    here = WorkingDays(country, "ON")
    assert here.is_working(date(2026, 12, 25))
    assert not here.is_working(date(2026, 12, 26))


def test_an_unknown_region_keeps_the_holidays_of_its_country() -> None:
    assert not WorkingDays("CA", "nowhere").is_working(date(2026, 12, 25))


def test_a_week_of_holidays_is_passed_over() -> None:
    # Golden week in Japan: 29 April to 6 May 2026 has two working days
    japan = working_days("JP", "")
    assert japan.due("2026-05-01", 1) == "2026-05-07"


@given(st.sampled_from(PLACES), DAYS, st.integers(0, 30))
def test_a_due_date_is_a_working_day_with_as_many_between(place: WorkingDays, day: date, count: int) -> None:
    due = place.after(day, count)
    assert place.is_working(due)
    counted = [one for number in range((due - day).days) if place.is_working(one := day + timedelta(days=number + 1))]
    assert len(counted) == count or (count == 0 and len(counted) == (due > day))
    assert place.between(day, due) == len(counted)


@given(st.sampled_from(PLACES), DAYS, DAYS)
def test_between_turns_round(place: WorkingDays, first: date, last: date) -> None:
    assert place.between(first, last) == -place.between(last, first)
