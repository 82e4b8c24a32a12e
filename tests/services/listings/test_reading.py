"""Windows of a list against plain Python over all rows: every strategy, any filter, any order."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.errors import RuleBroken
from desktop.models.base import moment
from desktop.models.listing import key_column
from desktop.services.applications.commands import CreateApplication, HoldApplications
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.listings import planning
from desktop.services.listings.columns import COLUMNS, ColumnType, ListKind
from desktop.services.listings.conditions import TABLES
from desktop.services.listings.labels import ENUM_KEYS
from desktop.services.listings.questions import (
    CountRows,
    Filter,
    JumpTo,
    ListView,
    PositionOf,
    ReadColumnValues,
    ReadIds,
    ReadMarks,
    ReadRows,
    Sort,
)  # fmt: skip
from desktop.services.listings.search_text import search_words, sort_key
from desktop.services.people.commands import AddMember
from desktop.services.vocabulary.commands import AddWord
from desktop.words import VocabularyKind
from tests.services.desk import Desk, open_copy
from tests.services.examples import TOMORROW

NOW = datetime.now(UTC)
NAMES = ("Ada", "Łukasz", "Søren", "Zoë", "ada", "Öz", "Bea", "Cyn")


@pytest.fixture(scope="module")
def full(template, tmp_path_factory):
    """Lists with equal, empty and odd values in every column; some hundred changes, made once."""
    desk = open_copy(template, tmp_path_factory.mktemp("full"))
    luck = random.Random(7)
    sources = [desk.get(AddWord(VocabularyKind.SOURCE, name)) for name in ("Zebra", "álamo", "Indeed")]
    owners = [desk.get(AddMember(name)) for name in ("Ola", "ben")]
    places = ["", "Brno", "brno", "Ústí", "Praha"]
    openings = [desk.opening(title, seats=30) for title in ("Analyst", "écrivain", "Baker")]
    people = []
    for number in range(48):
        values = {
            "name": f"{luck.choice(NAMES)} {luck.choice(NAMES)}", "location": luck.choice(places), "title": luck.choice(places),
            "employer": luck.choice(["", "Acme"]), "language": luck.choice(["", "en", "fr"]), "do_not_contact": luck.random() < 0.3,
            "source_id": luck.choice(["", *sources]), "emails": luck.choice([(), (f"x{number % 9}@x.example",)]),
            "phones": luck.choice([(), ("514 555 0142",)]), "tags": luck.choice([(), ("sql",)]),
        }  # fmt: skip
        people.append(desk.get(CreateCandidate(values)))
    for person in luck.sample(people, 40):
        made = desk.get(CreateApplication(person, luck.choice(openings), owner_id=luck.choice(["", *owners])))
        act = luck.random()
        if act < 0.3:
            desk.move(made, luck.choice(["screen", "offer", "hired"]))
        elif act < 0.5:
            desk.reject(made)
        elif act < 0.6:
            desk.do(HoldApplications((made,), (0,), TOMORROW))
    yield desk
    desk.session.close()


def every_row(desk: Desk, kind: ListKind) -> list[dict[str, Any]]:
    with desk.session.file.reader.begin() as connection:
        return [dict(row) for row in connection.execute(select(TABLES[kind].__table__)).mappings()]


def meets(kind: ListKind, row: dict[str, Any], one: Filter) -> bool:
    """The filter's own words in plain Python."""
    described = next(column for column in COLUMNS[kind] if column.code == one.column)
    value, key = row[one.column], row.get(f"{one.column}_key", row[one.column])
    match one.op:
        case "empty":
            return value is None
        case "filled":
            return value is not None
        case "is" | "not":
            if described.type is ColumnType.FLAG:
                same = bool(value) == ("yes" in one.values)
            elif described.type in (ColumnType.CHOICE, ColumnType.PERSON):
                same = value in one.values
            elif described.type is ColumnType.NUMBER:
                same = str(value) in one.values
            elif f"{one.column}_key" in row:
                same = key is not None and key in {sort_key(text) for text in one.values}
            else:
                same = value in one.values
            return same is (one.op == "is")
        case "has":
            return key is not None and (sort_key(one.values[0]) or "") in str(key)
        case "from":
            return value is not None and value >= (int(one.values[0]) if isinstance(value, int) else one.values[0])
        case "to":
            end = "T23:59:59.999Z" if described.type is ColumnType.MOMENT else ""
            return value is not None and value <= (
                int(one.values[0]) if isinstance(value, int) else one.values[0] + end
            )
        case "within" | "older":
            at = NOW - timedelta(days=float(one.values[0]))
            edge = at.date().isoformat() if described.type is ColumnType.DATE else moment(at)
            return value is not None and (value >= edge) is (one.op == "within")
    raise AssertionError(one.op)


def naive(desk: Desk, view: ListView) -> list[str]:
    sort = view.sort or planning.DEFAULT_SORT[view.kind.value]
    rows = [row for row in every_row(desk, view.kind) if all(meets(view.kind, row, one) for one in view.filters)]
    for word in search_words(view.search):
        rows = [row for row in rows if f" {word}" in row["search"]]
    if view.search.strip() and not search_words(view.search):
        rows = []
    code = key_column(TABLES[view.kind], sort.column).name
    filled = sorted(
        (row for row in rows if row[code] is not None), key=lambda row: (row[code], row["row"]), reverse=sort.descending
    )
    empty = sorted((row for row in rows if row[code] is None), key=lambda row: row["row"], reverse=sort.descending)
    return [row["id"] for row in filled + empty]


def some_filter(kind: ListKind) -> st.SearchStrategy[Filter]:
    def of(column: Any) -> st.SearchStrategy[Filter]:
        code = column.code
        plain = st.sampled_from([Filter(code, "empty"), Filter(code, "filled")])
        if column.type is ColumnType.FLAG:
            return st.builds(
                Filter, st.just(code), st.sampled_from(["is", "not"]), st.sampled_from([("yes",), ("no",)])
            )
        if column.type is ColumnType.NUMBER:
            return plain | st.builds(
                Filter,
                st.just(code),
                st.sampled_from(["is", "not", "from", "to"]),
                st.sampled_from([("0",), ("1",), ("-1",)]),
            )
        if column.type in (ColumnType.DATE, ColumnType.MOMENT):
            day = NOW.date().isoformat()
            return (
                plain
                | st.builds(
                    Filter, st.just(code), st.sampled_from(["from", "to"]), st.sampled_from([(day,), ("2020-01-01",)])
                )
                | st.builds(
                    Filter, st.just(code), st.sampled_from(["within", "older"]), st.sampled_from([("1",), ("400",)])
                )
            )
        if column.type in (ColumnType.CHOICE, ColumnType.PERSON):
            chosen = st.lists(st.integers(0, 5), max_size=3).map(lambda places: tuple(f"#{place}" for place in places))
            return plain | st.builds(Filter, st.just(code), st.sampled_from(["is", "not"]), chosen)
        words = st.sampled_from([("ada",), ("BRNO",), ("ú",), ("x1@x.example",), ("acme",), ("zz",)])
        return plain | st.builds(Filter, st.just(code), st.sampled_from(["is", "not", "has"]), words)

    return st.one_of([of(column) for column in COLUMNS[kind] if column.filterable])


@st.composite
def some_view(draw: Any) -> ListView:
    kind = draw(st.sampled_from(list(ListKind)))
    sortable = [column.code for column in COLUMNS[kind] if column.sortable]
    return ListView(
        kind,
        tuple(draw(st.lists(some_filter(kind), max_size=2))),
        draw(st.sampled_from(["", "", "", "ada", "lu", "so z", "514", "sql", "acme", "??"])),
        draw(st.none() | st.builds(Sort, st.sampled_from(sortable), st.booleans())),
    )


def real_words(desk: Desk, view: ListView) -> ListView:
    """Places in a choice (``#2``) become values that stand in the list."""
    rows = every_row(desk, view.kind)
    filters = []
    for one in view.filters:
        present = sorted({str(row[one.column]) for row in rows if row[one.column] is not None})
        values = tuple(
            (present[int(text[1:]) % len(present)] if present else "f" * 32) if text.startswith("#") else text
            for text in one.values
        )
        filters.append(Filter(one.column, one.op, values))
    return ListView(view.kind, tuple(filters), view.search, view.sort)


@settings(max_examples=60)
@given(
    view=some_view(),
    few=st.sampled_from([0, 1, 10, 5000]),
    offset=st.integers(-2, 60),
    limit=st.integers(-1, 60),
    data=st.data(),
)
def test_every_view_reads_like_plain_python(
    full: Desk, view: ListView, few: int, offset: int, limit: int, data: Any
) -> None:
    view = real_words(full, view)
    expected = naive(full, view)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "FEW", max(few, 1))  # how many rows count as few decides between fetching and walking
        window = full.ask(ReadRows(view, offset, limit))
        start = max(0, offset)
        assert [row.id for row in window.rows] == expected[start : start + max(0, limit)]
        assert full.ask(CountRows(view)).matching == len(expected)
        assert list(full.ask(ReadIds(view))) == expected
        if expected:
            place = data.draw(st.integers(0, len(expected) - 1))
            assert full.ask(PositionOf(view, expected[place])) == place
            every = data.draw(st.integers(1, 9))
            assert list(full.ask(ReadMarks(view, every))) == expected[::every]
            known = full.ask(ReadRows(view, place, limit, start=expected[place]))
            assert [row.id for row in known.rows] == expected[place : place + max(0, limit)]
        assert full.ask(PositionOf(view, "f" * 32)) is None


@settings(max_examples=40)
@given(
    sort=st.sampled_from(["name", "location", "email", "title"]),
    down=st.booleans(),
    typed=st.sampled_from(["a", "ADA", "ú", "p", "zz", "x1", ""]),
)
def test_typing_jumps_to_the_first_row_that_begins_so(full: Desk, sort: str, down: bool, typed: str) -> None:
    view = ListView(ListKind.CANDIDATES, sort=Sort(sort, down))
    rows = {row["id"]: row[f"{sort}_key"] for row in every_row(full, view.kind)}
    wanted = sort_key(typed)
    places = [n for n, one in enumerate(naive(full, view)) if wanted and (rows[one] or "").startswith(wanted)]
    assert full.ask(JumpTo(view, typed)) == (places[0] if places else None)


def test_the_far_end_is_read_backwards(full: Desk) -> None:
    for view in (ListView(ListKind.CANDIDATES, sort=Sort("location", down)) for down in (False, True)):
        everything = naive(full, view)
        for offset in range(len(everything) + 2):
            assert [row.id for row in full.ask(ReadRows(view, offset, 7)).rows] == everything[offset : offset + 7]


@pytest.mark.parametrize("kind", [ListKind.CANDIDATES, ListKind.APPLICATIONS])
@pytest.mark.parametrize("down", [False, True])
def test_sorted_columns_walk_their_index(full: Desk, kind: ListKind, down: bool) -> None:
    """A first page is found without sorting and without reading whole rows."""
    for column in COLUMNS[kind]:
        if not column.sortable:
            continue
        with full.statements() as seen:
            full.ask(ReadRows(ListView(kind, sort=Sort(column.code, down)), 0, 20))
        walk = next(statement for statement in seen if "ORDER BY" in statement)
        plan = " ".join(row[-1] for row in full.sql(f"EXPLAIN QUERY PLAN {walk}", 20, 0))
        assert "TEMP B-TREE" not in plan, (column.code, plan)
        assert "COVERING INDEX" in plan, (column.code, plan)


def plans(full: Desk, view: ListView, few: int) -> str:
    """How the engine finds a first page of a view."""
    with pytest.MonkeyPatch.context() as patch, full.statements() as seen:
        patch.setattr(planning, "FEW", few)
        patch.setattr(planning, "MORE", few)
        patch.setattr(planning, "PAGE", 0)
        full.ask(ReadRows(view, 0, 20))
    walk = next(statement for statement in seen if "ORDER BY" in statement)
    return " | ".join(row[-1] for row in full.sql(f"EXPLAIN QUERY PLAN {walk}", *[None] * walk.count("?")))


def filters_of_every_column(desk: Desk, kind: ListKind) -> list[Filter]:
    made, rows = [], every_row(desk, kind)
    for column in COLUMNS[kind]:
        if not column.filterable or column.code == "tags":
            continue
        if column.type in (ColumnType.DATE, ColumnType.MOMENT):
            made += [Filter(column.code, op, (value,)) for op, value in (("from", "2026-01-01"), ("older", "5"))]
        elif column.type is ColumnType.FLAG:
            made.append(Filter(column.code, "is", ("yes",)))
        elif column.type is ColumnType.NUMBER:
            made += [Filter(column.code, op, ("1",)) for op in ("is", "from", "to")]
        else:
            value = next((str(row[column.code]) for row in rows if row[column.code] is not None), "")
            made += [Filter(column.code, "empty"), *([Filter(column.code, "is", (value,))] if value else [])]
    return made


@pytest.mark.parametrize("kind", [ListKind.CANDIDATES, ListKind.APPLICATIONS])
def test_few_rows_are_sought_in_the_index_of_any_column(full: Desk, kind: ListKind) -> None:
    """However it is sorted; and the statement stays as short as the question, however many rows are few."""
    for one in filters_of_every_column(full, kind):
        sort = Sort("email" if one.column == "name" else "name")
        plan = plans(full, ListView(kind, (one,), sort=sort), few=5000)
        assert f"SCAN {TABLES[kind].__tablename__}" not in plan, (one, plan)
        key = key_column(TABLES[kind], one.column).name
        assert f"USING COVERING INDEX ix_{TABLES[kind].__tablename__}_{key} (" in plan, (one, plan)


@pytest.mark.parametrize("kind", [ListKind.CANDIDATES, ListKind.APPLICATIONS])
@pytest.mark.parametrize("down", [False, True])
def test_a_filter_on_the_sorted_column_bounds_the_walk(full: Desk, kind: ListKind, down: bool) -> None:
    """However many rows fit: none is read that does not, none is sorted."""
    for one in filters_of_every_column(full, kind):
        if one.op != "empty" and not (one.op == "is" and one.column == "do_not_contact"):
            plan = plans(full, ListView(kind, (one,), sort=Sort(one.column, down)), few=1)
            assert "TEMP B-TREE" not in plan, (one, plan)
            assert f"SCAN {TABLES[kind].__tablename__}" not in plan, (one, plan)
            assert "SEARCH" in plan, (one, plan)


@pytest.mark.parametrize("down", [False, True])
def test_several_values_of_the_sorted_column_keep_the_order(full: Desk, down: bool) -> None:
    rows = every_row(full, ListKind.APPLICATIONS)
    for code in ("stage", "source", "status", "owner", "name"):
        values = tuple(sorted({str(row[code]) for row in rows if row[code] is not None}))
        for chosen in (values, values[1:], values[::2]):
            view = ListView(ListKind.APPLICATIONS, (Filter(code, "is", chosen),), sort=Sort(code, down))
            assert [row.id for row in full.ask(ReadRows(view)).rows] == naive(full, view)


def test_a_page_is_a_handful_of_statements(full: Desk) -> None:
    """Their number follows the filters, never the rows."""
    filters = (
        Filter("status", "is", ("active",)),
        Filter("created_at", "within", ("30",)),
        Filter("name", "has", ("a",)),
    )
    for count, most in ((0, 2), (1, 5), (2, 6), (3, 6)):
        with full.statements() as seen:
            full.ask(ReadRows(ListView(ListKind.APPLICATIONS, filters[:count])))
        asked = [
            one for one in seen if one.startswith("SELECT") and "journal_origin" not in one
        ]  # that: am I who I was?
        assert len(asked) <= most, seen
        assert max(map(len, seen)) < 3000


def test_a_mark_that_left_the_view_is_not_gone_by(full: Desk) -> None:
    view = ListView(ListKind.APPLICATIONS, (Filter("status", "is", ("active",)),))
    expected = naive(full, view)
    gone = next(row["id"] for row in every_row(full, view.kind) if row["status"] != "active")
    for start in (gone, "f" * 32):
        assert [row.id for row in full.ask(ReadRows(view, 2, 5, start=start)).rows] == expected[2:7]


@pytest.mark.parametrize("down", [False, True])
def test_a_page_from_a_mark_counts_nothing(full: Desk, down: bool) -> None:
    """It begins in the index where the mark stands, and leaves no row out on the way."""
    view = ListView(ListKind.CANDIDATES, (Filter("name", "has", ("a",)),), sort=Sort("name", down))
    fits = naive(full, view)
    with full.statements() as seen:
        full.ask(ReadRows(view, 9, 5, start=fits[9]))
    walks = [one for one in seen if "ORDER BY" in one]
    plan = " | ".join(row[-1] for row in full.sql(f"EXPLAIN QUERY PLAN {walks[0]}", *[None] * walks[0].count("?")))
    assert len(walks) == 1
    assert "INDEX ix_candidate_row_name_key (name_key" in plan
    assert "TEMP B-TREE" not in plan


def test_a_window_of_everything(full: Desk) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "FEW", 5)
        rows = full.ask(ReadRows(ListView(ListKind.CANDIDATES), 0, 1_000_000)).rows
    assert len(rows) == len(every_row(full, ListKind.CANDIDATES))


@pytest.mark.parametrize(
    "view",
    [
        ListView(ListKind.CANDIDATES, (Filter("salary", "is", ("1",)),)), ListView(ListKind.CANDIDATES, (Filter("name", "like", ("1",)),)),
        ListView(ListKind.CANDIDATES, (Filter("active", "from", ("many",)),)), ListView(ListKind.CANDIDATES, (Filter("active", "from"),)),
        ListView(ListKind.CANDIDATES, (Filter("active", "from", ("inf",)),)),
        ListView(ListKind.CANDIDATES, (Filter("last_touch", "within", ("nan",)),)),
        ListView(ListKind.CANDIDATES, (Filter("last_touch", "older", ("999999999999",)),)),
        ListView(ListKind.CANDIDATES, sort=Sort("salary")), ListView(ListKind.CANDIDATES, sort=Sort("row")),
        ListView(ListKind.APPLICATIONS, sort=Sort("strip")),
    ],
    ids=str,
)  # fmt: skip
def test_views_of_another_time_are_refused_in_words(full: Desk, view: ListView) -> None:
    for question in (ReadRows(view), CountRows(view), ReadIds(view), PositionOf(view, "f" * 32), JumpTo(view, "a")):
        with pytest.raises(RuleBroken, match=r"view\.unknown"):
            full.ask(question)


def test_ids_that_are_none_match_nothing(full: Desk) -> None:
    view = ListView(ListKind.CANDIDATES, (Filter("source", "is", ("junk", "")),))
    assert full.ask(CountRows(view)).matching == 0
    assert full.ask(PositionOf(ListView(ListKind.CANDIDATES), "junk")) is None
    assert full.ask(CountRows(ListView(ListKind.APPLICATIONS, requisition_id="junk"))).matching == 0


def test_values_of_a_column_are_counted(full: Desk) -> None:
    counted = dict(full.ask(ReadColumnValues(ListKind.APPLICATIONS, "status")).values)
    rows = every_row(full, ListKind.APPLICATIONS)
    assert counted == {
        status: n for status in ENUM_KEYS["status"] if (n := sum(row["status"] == status for row in rows))
    }
    with pytest.raises(RuleBroken):
        full.ask(ReadColumnValues(ListKind.APPLICATIONS, "salary"))
