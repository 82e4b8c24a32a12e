"""Ids, moments, days and canonical text."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.base import canonical, fixed_id, from_moment, is_day, moment, new_id, stored_id

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_ids_sort_by_time_and_never_repeat() -> None:
    made = [new_id() for _ in range(5_000)]
    assert made == sorted(set(made))
    assert {len(one) for one in made} == {32}


def test_fixed_ids_are_the_same_everywhere() -> None:
    assert fixed_id("word", "stage", "applied") == fixed_id("word", "stage", "applied")
    assert fixed_id("ab", "c") != fixed_id("a", "bc")


@given(st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC)))
def test_moments_keep_their_order_as_text(value: datetime) -> None:
    text = moment(value)
    assert len(text) == 24
    assert timedelta() <= value - from_moment(text) < timedelta(milliseconds=1)
    assert moment(value + timedelta(milliseconds=1)) > text


def test_moments_are_in_utc() -> None:
    assert moment(datetime(2026, 3, 2, 1, tzinfo=timezone(timedelta(hours=2)))) == "2026-03-01T23:00:00.000Z"
    assert from_moment("2026-03-02") == datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "fits"),
    [("2026-02-28", True), ("2026-02-29", False), ("20260228", False), ("2026-W09-1", False), ("", False)],
)
def test_days(text: str, fits: bool) -> None:
    assert is_day(text) is fits


@given(JSON)
def test_canonical_text_is_one_only_form(value: object) -> None:
    text = canonical(value)
    assert canonical(json.loads(text)) == text


@pytest.mark.parametrize("text", ["zz", "nobody", "Ω" * 32, "0" * 31])
def test_text_that_is_no_id_is_stored_as_nothing_that_exists(text: str) -> None:
    assert len(stored_id(text) or b"") != 16
