"""A view as data: round trip, forgiving reading, nothing personal in preferences."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import Filter, Sort
from desktop.views.tables.view_settings import (
    BUILT_IN,
    OPERATIONS,
    ColumnState,
    TableSettings,
    default_settings,
    for_preferences,
    from_json,
    from_plain,
    hinted,
    to_json,
)

KINDS = st.sampled_from(list(ListKind))


@st.composite
def settings_of(draw):
    kind = draw(KINDS)
    codes = [column.code for column in COLUMNS[kind]]
    filters = draw(
        st.lists(
            st.builds(
                Filter, st.sampled_from(codes), st.sampled_from(OPERATIONS), st.lists(st.text(), max_size=3).map(tuple)
            ),
            max_size=4,
        )
    )
    sort = draw(st.builds(Sort, st.sampled_from([c.code for c in COLUMNS[kind] if c.sortable]), st.booleans()))
    order = draw(st.permutations(codes))
    columns = tuple(
        ColumnState(code, float(draw(st.integers(4, 120))), place == 0 or draw(st.booleans()))
        for place, code in enumerate(order)
    )
    return kind, TableSettings(tuple(filters), draw(st.text()).strip(), sort, columns)


@given(settings_of())
def test_round_trip(made):
    kind, settings = made
    assert from_json(kind, to_json(settings)) == settings


@given(settings_of())
def test_preferences_keep_nothing_typed(made):
    kind, settings = made
    kept = from_plain(kind, for_preferences(settings))
    assert kept.search == ""
    assert all(found.op != "has" for found in kept.filters)
    assert kept.columns == settings.columns


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '"x"', '{"filters": 3, "columns": [["nope", 1, true], ["name"]], "sort": ["strip", true]}']
)
def test_foreign_settings_are_read_kindly(text):
    kind = ListKind.APPLICATIONS
    assert from_json(kind, text).as_view(kind) == default_settings(kind).as_view(kind)


def test_a_column_of_a_later_version_joins_hidden_and_one_always_stays():
    kept = json.loads(to_json(default_settings(ListKind.CANDIDATES)))
    kept["columns"] = [["email", 20, True]]
    read = from_plain(ListKind.CANDIDATES, kept)
    assert [state.code for state in read.columns if state.shown] == ["email"]
    assert len(read.columns) == len(COLUMNS[ListKind.CANDIDATES])
    kept["columns"] = [["email", 20, False]]
    assert any(state.shown for state in from_plain(ListKind.CANDIDATES, kept).columns)


def test_hints_become_filters():
    hints = {
        "stage": "a,b",
        "last_touch": "older:14",
        "hold_until": "filled:",
        "search": "nov",
        "sort": "-last_touch",
        "x": "y",
    }
    filters, search, sort = hinted(ListKind.APPLICATIONS, hints)
    assert filters == (
        Filter("stage", "is", ("a", "b")), Filter("last_touch", "older", ("14",)), Filter("hold_until", "filled"),
    )  # fmt: skip
    assert (search, sort) == ("nov", Sort("last_touch", True))


@pytest.mark.parametrize("kind", list(ListKind))
def test_built_in_views_name_known_columns(kind):
    codes = {column.code for column in COLUMNS[kind]}
    for view in BUILT_IN[kind]:
        assert {found.column for found in view.filters} <= codes
        assert from_json(kind, to_json(view.settings(kind))) == view.settings(kind)
        assert view.text()
    assert not replace(BUILT_IN[kind][0].settings(kind)).narrowed
