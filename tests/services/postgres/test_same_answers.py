"""Search, sorts, filters, counts and boards answer the same on a file and on a server, question by question."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from desktop.services.applications.commands import CreateApplication
from desktop.services.applications.questions import ReadBoard
from desktop.services.candidates.checking import LONGEST
from desktop.services.candidates.commands import CreateCandidate, TagCandidates
from desktop.services.candidates.questions import FindCandidates
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import CountRows, Filter, JumpTo, ListView, PositionOf, ReadIds, ReadRows, Sort
from desktop.text import fold
from tests.services.desk import Desk
from tests.services.listings.test_search import PEOPLE, PHONES
from tests.services.server_desk import ServerDesk

pytestmark = pytest.mark.postgres
ODD = (
    "Ångström",
    "Zoë",
    "zoe",
    "ZOE",
    "éclair",
    "Öz",
    "_x",
    "a b",
    "a-b",
    "ab",
    "Ñandú",
    "ß",
    "Ł",
    "𝔘nicode",
    "10",
    "9",
    "I",
    "ı",
    "İ",
)
TYPED = (
    "n", "no", "novak", "jan nov", "NOVÁK", "lukasz", "strasse", "straße", "duc", "山", "田太", "민", "παπα", "иорг", "514 555",
    "+15145550142", "o'brien", "obrien", "%", "_", "'", "''", "\\", ":*", "& |", "zoe", "10", "1", "a-b", "kuber", "x" * 300, "",
)  # fmt: skip


def fill(desk: Desk) -> None:
    """The same commands in the same order."""
    chance = random.Random(7)
    openings = [desk.opening(title) for title in ("Analyst", "Ärztin", "data engineer")]
    names = [*PEOPLE, *ODD, *(f"Phone {number}" for number in range(len(PHONES)))]
    for number, name in enumerate(names):
        phones = (PHONES[number % len(PHONES)],) if name.startswith("Phone") else ()
        values = {"name": name, "location": chance.choice(ODD), "employer": chance.choice(["", *ODD]), "phones": phones}
        person = desk.get(CreateCandidate(values, ""))
        for opening in chance.sample(openings, chance.randrange(3)):
            application = desk.get(CreateApplication(person, opening))
            if chance.random() < 0.5:
                desk.move(application, chance.choice(["screen", "offer"]))
        if chance.random() < 0.3:
            desk.do(TagCandidates((person,), chance.choice(["Kubernetes", "SQL", "Ünïcode"])))


@pytest.fixture(scope="module")
def both(template: Any, server: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    from tests.services.desk import open_copy

    pair = open_copy(template, tmp_path_factory.mktemp("same")), ServerDesk(server, server.clone())
    for desk in pair:
        fill(desk)
    yield pair
    for desk in pair:
        desk.session.close()


def names(desk: Desk, view: ListView) -> list[Any]:
    """What a list shows, in its order, without what differs from one workspace to the next."""
    shown = [place for place, column in enumerate(COLUMNS[view.kind]) if column.type in ("text", "number", "flag")]
    return [tuple(row.values[place] for place in shown) for row in desk.ask(ReadRows(view, 0, 500)).rows]


def same(both: tuple[Desk, Desk], view: ListView) -> None:
    file, server = (names(desk, view) for desk in both)
    assert file == server
    counts = [desk.ask(CountRows(view)) for desk in both]
    assert counts[0] == counts[1]
    assert counts[0].matching == len(file)


@pytest.mark.parametrize("typed", TYPED)
def test_search(both: tuple[Desk, Desk], typed: str) -> None:
    for kind in ListKind:
        same(both, ListView(kind, search=typed))
    found = [
        [fold(choice.name) for choice in desk.ask(FindCandidates(typed))] for desk in both
    ]  # of one spelling, any order
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("kind", "column"), [(kind, column.code) for kind in ListKind for column in COLUMNS[kind] if column.sortable]
)
def test_sorts(both: tuple[Desk, Desk], kind: ListKind, column: str) -> None:
    if column in ("created_at", "changed_at", "last_touch", "in_stage_since"):
        pytest.skip("clocks differ")
    for down in (False, True):
        view = ListView(kind, sort=Sort(column, down))
        same(both, view)
        spots = []
        for desk in both:
            ids = desk.ask(ReadIds(view, 500))
            spots.append([desk.ask(PositionOf(view, one)) for one in ids])
        assert spots[0] == spots[1] == list(range(len(spots[0])))


@pytest.mark.parametrize("typed", ["z", "zo", "n", "é", "9", "~", "山", "_"])
def test_type_ahead(both: tuple[Desk, Desk], typed: str) -> None:
    for column in ("name", "location", "employer"):
        view = ListView(ListKind.CANDIDATES, sort=Sort(column))
        spots = [desk.ask(JumpTo(view, typed)) for desk in both]
        assert spots[0] == spots[1]


@pytest.mark.parametrize(
    "one",
    [
        Filter("location", "is", ("Zoë",)), Filter("location", "not", ("zoe",)), Filter("employer", "empty", ()),
        Filter("employer", "filled", ()), Filter("name", "has", ("an",)), Filter("name", "has", ("%",)),
        Filter("name", "has", ("_",)), Filter("active", "from", ("1",)), Filter("applications", "is", ("2",)),
        Filter("do_not_contact", "is", ("true",)), Filter("name", "from", ("m",)), Filter("name", "to", ("m",)),
    ],
)  # fmt: skip
def test_filters(both: tuple[Desk, Desk], one: Filter) -> None:
    same(both, ListView(ListKind.CANDIDATES, filters=(one,)))
    same(both, ListView(ListKind.CANDIDATES, filters=(one,), search="n"))


def test_boards_and_figures(both: tuple[Desk, Desk]) -> None:
    def boards(desk: Desk) -> list[Any]:
        found = []
        for one in desk.ask(ReadIds(ListView(ListKind.REQUISITIONS, sort=Sort("title")), 10)):
            board = desk.ask(ReadBoard(one))
            found.append(
                [
                    (column.stage_id, column.count, sorted(card.name for card in column.cards))
                    for column in board.columns
                ]
            )
        return found

    file, server = (boards(desk) for desk in both)
    assert file == server
    assert [desk.findings() for desk in both] == [(), ()]


def test_a_novel_for_a_name(desk: Desk) -> None:
    """Longer than an index takes: kept whole, found by its beginning."""
    chance = random.Random(3)
    novel = "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(LONGEST))
    person = desk.person(novel, location=novel)
    assert desk.candidate(person).name == novel
    assert names(desk, ListView(ListKind.CANDIDATES, search=novel[:5]))
    assert desk.findings() == ()
