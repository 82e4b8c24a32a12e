"""Values in words: short on screen, exact in tooltips and copies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop import words
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import ListRow
from desktop.views import labels
from desktop.views.tables.formatting import CellFormatter, money_text, relative
from tests.views.tables.sample import book, team, values

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def cell(kind: ListKind, code: str, **changed):
    formatter = CellFormatter(kind, book(), team(), now=lambda: NOW)
    found = values(kind, 0) | changed
    row = ListRow("x", 1, tuple(found[column.code] for column in COLUMNS[kind]))
    place = next(place for place, column in enumerate(COLUMNS[kind]) if column.code == code)
    return formatter, place, row


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(minutes=12), "12 min"),
        (timedelta(hours=5), "5 h"),
        (timedelta(days=3, hours=2), "3 d"),
        (timedelta(days=200), "04/05/2026"),
        (timedelta(days=-2, hours=-1), "in 2 d"),
    ],
)
def test_moments_are_relative(gap, text):
    assert relative(NOW - gap, NOW) == text


@pytest.mark.parametrize(
    ("code", "value", "text", "exact"),
    [
        ("last_touch", "2026-11-17T11:00:00.000Z", "3 d", "2026-11-17 11:00"),
        ("applied_on", "2026-11-01", "01/11/2026", "2026-11-01"),
        ("status", "withdrawn", "Withdrawn", "Withdrawn"),
        ("stage", "stage-3", "First interview", "First interview"),
        ("owner", "member-0", "Bao Kaur", "Bao Kaur"),
        ("owner", None, "", ""),
        ("stage", "an-id-nobody-knows", "Unknown", "Unknown"),
        ("strip", "yo!n~", "yo!n~", "✓ ○ ! ✕ ~"),
        ("name", "=1+1", "=1+1", "=1+1"),
    ],
)
def test_each_type_in_short_and_exact(code, value, text, exact):
    formatter, place, row = cell(ListKind.APPLICATIONS, code, **{code: value})
    assert formatter.text(place, row) == text
    assert formatter.exact(place, row) == exact


@pytest.mark.parametrize(
    ("days", "status", "tone"), [(6, "active", ""), (7, "active", "warn"), (14, "active", "bad"), (30, "hired", "")]
)
def test_stale_after_7_and_14_days_and_only_while_running(days, status, tone):
    touched = (NOW - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    formatter, place, row = cell(ListKind.APPLICATIONS, "last_touch", last_touch=touched, status=status)
    assert formatter.tones(place, (row,)) == [tone]
    assert ("stale" in formatter.spoken(place, row)) == bool(tone)


def test_tooltips_are_exact_and_define():
    formatter, place, row = cell(ListKind.APPLICATIONS, "applied_on", applied_on="2026-11-01")
    assert formatter.tooltip(place, row) == "2026-11-01"
    formatter, place, row = cell(ListKind.APPLICATIONS, "stage", stage="stage-0")
    assert formatter.tooltip(place, row) == "What applied means here"
    formatter, place, row = cell(ListKind.APPLICATIONS, "strip", strip="y!---")
    assert formatter.tooltip(place, row).splitlines()[1] == "Candidate qualified? overdue"


def test_numbers_and_money():
    formatter, place, row = cell(ListKind.CANDIDATES, "applications", applications=12345)
    assert formatter.text(place, row) == "12,345"
    assert formatter.exact(place, row) == "12345"
    assert money_text("74500.00", "CAD") == "74,500 CAD"
    assert money_text("31.5", "CAD") == "31.50 CAD"


ENUMS = [
    found
    for found in vars(words).values()
    if isinstance(found, type) and issubclass(found, words.StrEnum) and found is not words.StrEnum
]


@pytest.mark.parametrize("enum", ENUMS)
def test_every_enum_has_labels(enum):
    named = labels.labels(enum.__name__)
    assert set(named) == {str(member) for member in enum}
    assert all(named.values())
    assert all(labels.label(member) == named[str(member)] for member in enum)
