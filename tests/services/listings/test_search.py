"""What quick search finds: names by plain letters, phones by their digits, scripts without blanks from inside."""

from __future__ import annotations

import pytest

from desktop.services.applications.commands import CreateApplication
from desktop.services.candidates.commands import TagCandidates
from desktop.services.candidates.questions import FindCandidates
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView, ReadRows
from tests.services.desk import Desk, open_copy

PEOPLE = {
    "Jan Novák": ("novak", "NOVÁK", "nov jan", "jan nov", "Novák, Jan", "nova"),
    "Łukasz Wiśniewski": ("lukasz", "wisn luk", "Łukasz"),
    "Søren Kjær": ("soren", "kjaer", "sør"),
    "Işıl Yılmaz": ("isil", "yilmaz", "ISIL"),
    "Hans Straße": ("strasse", "straße", "hans str"),
    "Đức Nguyễn": ("duc", "nguyen", "đức"),
    "Zoë O'Brien-Smith": ("zoe", "brien", "smith", "obrien-smith"[1:], "o'brien"),
    "山田太郎": ("山田", "太郎", "田太"),
    "김민수": ("김민", "민수", "수"),
    "Ιωάννης Παπαδόπουλος": ("ιωαννης", "παπα"),
    "Анна Йорг": ("анна", "иорг", "Йорг"),
}
PHONES = ("+1 514 555 0142", "514-555-0142", "(514) 555-0142", "514.555.0142", "5145550142", "1-514-555-0142 ext. 7")


@pytest.fixture(scope="module")
def people(template, tmp_path_factory):
    desk = open_copy(template, tmp_path_factory.mktemp("people"))
    opening = desk.opening("Data engineer")
    for name in PEOPLE:
        desk.get(CreateApplication(desk.person(name), opening))
    for number, phone in enumerate(PHONES):
        desk.person(f"Phone {number}", phones=(phone,))
    desk.person("London", phones=("+44 20 7946 0958",))
    yield desk
    desk.session.close()


def found(desk: Desk, typed: str, kind: ListKind = ListKind.CANDIDATES) -> list[str]:
    place = 0
    return [row.values[place] for row in desk.ask(ReadRows(ListView(kind, search=typed))).rows]


@pytest.mark.parametrize(
    ("name", "typed"), [(name, typed) for name, spellings in PEOPLE.items() for typed in spellings]
)
def test_people_are_found_however_they_are_spelled(people: Desk, name: str, typed: str) -> None:
    assert name in found(people, typed)
    assert name in found(people, typed, ListKind.APPLICATIONS)
    assert name in [choice.name for choice in people.ask(FindCandidates(typed))]


@pytest.mark.parametrize("typed", [*PHONES, "+15145550142", "555 0142", "514 555", "(514)"])
def test_a_phone_is_found_in_any_spelling(people: Desk, typed: str) -> None:
    typed = typed.partition(" ext")[0]
    assert set(found(people, typed)) == {f"Phone {number}" for number in range(len(PHONES))}


@pytest.mark.parametrize("typed", ["+44 20 7946 0958", "020 7946 0958", "00442079460958"])
def test_trunk_and_country_codes_come_and_go(people: Desk, typed: str) -> None:
    assert found(people, typed) == ["London"]


@pytest.mark.parametrize("typed", ["nobody here", "%", "_", "*", '"', "' OR 1", "\\", "()", "jan -novak x"])
def test_signs_are_no_wildcards(people: Desk, typed: str) -> None:
    assert found(people, typed) == []
    assert people.ask(CountRows(ListView(ListKind.CANDIDATES, search=typed))).matching == 0


def test_nothing_typed_finds_all(people: Desk) -> None:
    assert len(found(people, "  ")) == len(PEOPLE) + len(PHONES) + 1


@pytest.mark.parametrize(
    "typed", ["x" * 100_000, "word " * 5_000, " ".join(map(str, range(3_000))), "jan\ud800", "ja\0n", "田" * 5_000]
)
def test_a_pasted_novel_is_no_fault(people: Desk, typed: str) -> None:
    for kind in ListKind:
        people.ask(ReadRows(ListView(kind, search=typed)))
        people.ask(CountRows(ListView(kind, search=typed)))
    people.ask(FindCandidates(typed))


def test_long_runs_of_signs_do_not_swell_the_index(desk: Desk) -> None:
    desk.person("田" * 3_000, title="中" * 3_000)
    assert desk.sql("SELECT length(search) FROM candidate_row")[0][0] < 200_000


def test_tags_are_found_at_once_in_both_lists(desk: Desk) -> None:
    person = desk.person("Jan", desk.opening())
    tagged = desk.do(TagCandidates((person,), "Kubernetes"))
    for kind in (ListKind.CANDIDATES, ListKind.APPLICATIONS):
        assert len(found(desk, "kuber", kind)) == 1
    desk.undo(tagged)
    for kind in (ListKind.CANDIDATES, ListKind.APPLICATIONS):
        assert found(desk, "kuber", kind) == []
    assert desk.findings() == ()
