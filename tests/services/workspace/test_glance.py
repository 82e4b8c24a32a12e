"""A first glance shows what the list would show, holds nothing of anybody, and is not used where anything changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.models.base import calendar_day
from desktop.services.accounts.messages import ReadAccounts, SetRoles
from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import CountRows, Filter, ListView, ListWindow, ReadRows, Sort
from desktop.services.people.commands import AddMember
from desktop.services.people.questions import ReadTeam
from desktop.services.saved_views.messages import ReadSavedViews, SaveView
from desktop.services.storage.connection import connect
from desktop.services.vocabulary.questions import ReadVocabulary
from desktop.services.workspace.glance import Glance, look
from desktop.services.workspace.remembering import remember
from desktop.services.workspace.session import create_workspace, open_workspace
from desktop.services.workspace.start_list import StartList
from desktop.services.workspace.start_page import StartPage
from desktop.words import Role, VocabularyKind
from tests.services.desk import INSTALLATION, Desk

PEOPLE = ("Łukasz Wójcik", "Amara Okafor", "Đức Nguyễn", "Béa Kaur")
ALL = ListView(ListKind.CANDIDATES, sort=Sort("name"))
START = StartList(ALL)
TODAY = calendar_day()


@pytest.fixture
def desk(file_desk: Desk) -> Desk:
    """A file: nothing is glanced at on a server."""
    return file_desk


@pytest.fixture
def people(desk: Desk) -> Desk:
    opening = desk.opening("Analyst")
    for name in PEOPLE:
        desk.person(name, employer="Acme Rockets", do_not_contact=name.startswith("B"))
    desk.applied(opening, "Søren Kierkegaard")
    desk.do(SaveView("candidates", "Mine", "{}"))
    return desk


def glance(desk: Desk, file: Path, page: StartPage, today: str = TODAY) -> Glance | None:
    return look(file, page, today, lambda: connect(desk.path, read_only=True, untouched=True))


@pytest.mark.parametrize(
    "view",
    [
        ALL,
        ListView(ListKind.CANDIDATES, sort=Sort("last_touch", True)),
        ListView(
            ListKind.CANDIDATES, (Filter("active", "to", ("0",)), Filter("email", "filled")), sort=Sort("name", True)
        ),
        ListView(ListKind.CANDIDATES, (Filter("active", "from", ("1",)),), sort=Sort("name")),
        ListView(ListKind.CANDIDATES, (Filter("do_not_contact", "not", ("true",)),), sort=Sort("source")),
        ListView(ListKind.REQUISITIONS, (Filter("status", "is", ("open", "draft")),), sort=Sort("number", True)),
        ListView(ListKind.APPLICATIONS, (Filter("status", "is", ("active",)),), sort=Sort("stage")),
    ],
)
def test_it_shows_what_the_readers_show(people: Desk, tmp_path: Path, view: ListView) -> None:
    assert remember(people.session, StartList(view), tmp_path / "kept")
    people.person("Someone New")  # after closing: the rows are read now, not remembered
    seen = glance(people, tmp_path / "kept", StartList(view))
    assert seen is not None
    assert (seen.name, seen.actor) == (people.session.name, people.door.actor)
    questions = {ReadRows(view), CountRows(view), ReadVocabulary(), ReadTeam(), ReadSavedViews(view.kind.value)}
    assert set(seen.answers) == questions
    for question in questions:
        answer = people.ask(question)
        if question == ReadRows(view):
            answer = without_computed(view, answer)
        assert repr(seen.answers[question]) == repr(answer)  # types too: True is not 1


def without_computed(view: ListView, window: ListWindow) -> ListWindow:
    """Columns worked out from today are blank at first."""
    kept = [not column.computed for column in COLUMNS[view.kind]]
    rows = (
        replace(row, values=tuple(v if k else None for v, k in zip(row.values, kept, strict=True)))
        for row in window.rows
    )
    return replace(window, rows=tuple(rows))


@pytest.mark.parametrize("hidden", [True, False])
@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMINISTRATOR, Role.HR)])
def test_nothing_is_kept_by_who_does_not_see_everything(people: Desk, tmp_path: Path, role: Role, hidden: bool) -> None:
    """Not even while nothing is hidden from them: by the next start something may be."""
    if hidden:
        people.opening("Keeper", confidential=True)
    kept = tmp_path / "kept"
    assert remember(people.session, START, kept)
    people.session.door = people.door_of(role)
    people.session.door.ask(ReadTeam())
    assert not remember(people.session, START, kept)
    assert not kept.exists(), "nor is what was kept before by somebody else"


def test_nothing_is_kept_by_who_lost_a_role_meanwhile(people: Desk, tmp_path: Path) -> None:
    """Another program may have taken it away since this one last asked anything."""
    people.do(AddMember("Ola", roles=(Role.ADMINISTRATOR,)))
    kept = tmp_path / "kept"
    assert remember(people.session, START, kept)
    other = Desk(open_workspace(people.path, installation="other"))
    me = next(one for one in other.ask(ReadAccounts()) if one.id == people.door.actor.id)
    other.do(SetRoles(me.id, me.version, (Role.VIEWER,)))
    other.session.close()
    assert not remember(people.session, START, kept)
    assert not kept.exists()


@pytest.mark.parametrize(
    "view",
    [
        ListView(ListKind.CANDIDATES, search="wojcik"),
        ListView(ListKind.CANDIDATES, (Filter("name", "has", ("wojcik",)),)),
        ListView(ListKind.CANDIDATES, (Filter("employer", "is", ("Acme",)),)),
        ListView(ListKind.CANDIDATES, (Filter("last_touch", "older", ("7",)),)),
        ListView(ListKind.CANDIDATES, (Filter("last_touch", "within", ("7",)),)),
    ],
)
def test_what_was_typed_or_moves_with_the_clock_is_not_kept(people: Desk, tmp_path: Path, view: ListView) -> None:
    kept = tmp_path / "kept"
    assert remember(people.session, START, kept)
    assert not remember(people.session, StartList(view), kept)
    assert not kept.exists()


def test_nothing_of_anybody_is_kept(people: Desk, tmp_path: Path) -> None:
    source = people.ask(ReadVocabulary()).of(VocabularyKind.SOURCE)[0].id
    for view in (ALL, ListView(ListKind.CANDIDATES, (Filter("source", "is", (source,)),), sort=Sort("name"))):
        assert remember(people.session, StartList(view), tmp_path / "kept")
        text = (tmp_path / "kept").read_text(encoding="utf-8").casefold()
        book, team = people.ask(ReadVocabulary()), people.ask(ReadTeam())
        typed = [*PEOPLE, "Acme", "Kierkegaard", "Mine", people.session.name, *(member.name for member in team.members)]
        typed += [part for name in PEOPLE for part in name.split()]
        typed += [json.dumps(one)[1:-1] for one in typed]
        typed += [f'"{word.label}"' for word in book.words]
        assert [one for one in typed if one.casefold() in text] == []


def _changed(**fields: Any) -> Callable[[dict[str, Any]], None]:
    return lambda plain: plain.update(fields)


def _statement(name: str, sql: str) -> Callable[[dict[str, Any]], None]:
    return lambda plain: plain["statements"][name].__setitem__(0, sql)


@pytest.mark.parametrize(
    "change",
    [
        _changed(program="0.0.1"),
        _changed(schema="0000"),
        _changed(workspace="0" * 32),
        _changed(person="0" * 32),
        _changed(roles=["viewer"]),
        _changed(statements={}),
        _changed(page={"list": "requisitions", "filters": [], "sort": None}),
        _changed(page={"docket": True}),
        _statement("rows", "SELECT nothing FROM nowhere"),
        _statement("rows", "SELECT 1"),
        _statement("count", "DELETE FROM candidate_row"),
        _statement("words", "ATTACH ':memory:' AS other"),
    ],
)
def test_it_is_not_used_where_anything_changed(
    people: Desk, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    kept = tmp_path / "kept"
    assert remember(people.session, START, kept)
    assert glance(people, kept, START) is not None
    plain = json.loads(kept.read_text(encoding="utf-8"))
    change(plain)
    kept.write_text(json.dumps(plain), encoding="utf-8")
    assert glance(people, kept, START) is None
    assert people.ask(CountRows(ALL)).all == len(PEOPLE) + 1


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"program": 1}', "\x00\x01"])
def test_a_damaged_memory_is_not_used(people: Desk, tmp_path: Path, text: str) -> None:
    (tmp_path / "kept").write_text(text, encoding="utf-8")
    assert glance(people, tmp_path / "kept", START) is None


def test_it_is_not_used_for_another_view_or_file(people: Desk, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    assert glance(people, kept, START) is None
    assert remember(people.session, START, kept)
    assert glance(people, kept, StartList(ListView(ListKind.CANDIDATES, sort=Sort("name", True)))) is None
    other = create_workspace(tmp_path / "other.desk", name="Other", person="Ada", installation=INSTALLATION)
    other.close()
    no_workspace = tmp_path / "none.desk"
    no_workspace.write_bytes(b"")
    for path in (tmp_path / "other.desk", no_workspace, tmp_path / "missing.desk"):
        assert look(kept, START, TODAY, lambda path=path: connect(path, read_only=True, untouched=True)) is None  # type: ignore[misc]
