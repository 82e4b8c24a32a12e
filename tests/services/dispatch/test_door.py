"""The door itself: all or nothing, one clean text, errors in our words, and what cannot even be declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from sqlalchemy.exc import OperationalError

from desktop.errors import NotFound, RuleBroken, Stopped, StorageTrouble
from desktop.services.access.permissions import Permission
from desktop.services.applications.commands import MoveApplications
from desktop.services.candidates.commands import CreateCandidate, TagCandidates
from desktop.services.dispatch.cleaning import cleaned
from desktop.services.dispatch.messages import Command, Progress, Question
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import Filter, ListView, ReadRows
from desktop.services.requisitions.commands import AddSeats, CreateRequisition
from desktop.services.saved_views.messages import ReadSavedViews, SaveView
from desktop.services.storage.translation import translated
from desktop.services.workspace.session import open_workspace
from desktop.words import Role, Topic
from tests.faults.killing import Tell, finish, start
from tests.services.desk import INSTALLATION, Desk


def test_a_message_without_its_words_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="declares no permission"):

        class Nameless(Command[None]):
            word: ClassVar[str] = "test.nameless"
            sentence: ClassVar[str] = "x"

    with pytest.raises(TypeError, match="is taken by"):

        class Twin(Command[None]):
            permission: ClassVar[Permission] = Permission.UNDO
            word: ClassVar[str] = "candidate.create"
            sentence: ClassVar[str] = "x"

    with pytest.raises(TypeError, match="declares no permission"):

        class Curious(Question[None]):
            pass


def test_texts_are_cleaned_however_deep() -> None:
    @dataclass(frozen=True)
    class Inner:
        text: str

    @dataclass(frozen=True)
    class Outer:
        text: str
        many: tuple[str, ...]
        named: dict[str, Any]
        inner: Inner
        number: int = 1

    sound = Outer("é👩", ("a",), {"b": ("c", 2)}, Inner("d"))
    assert cleaned(sound) is sound
    spoiled = Outer("a\0b", ("x", "\ud800"), {"\0k": ("\udfff", None)}, Inner("\0"))
    assert cleaned(spoiled) == Outer("ab", ("x", "\ufffd"), {"k": ("\ufffd", None)}, Inner(""))
    view = ListView(ListKind.CANDIDATES, (Filter("name", "has", ("a\0",)),), "b\ud800")
    assert cleaned(ReadRows(view)).view == ListView(ListKind.CANDIDATES, (Filter("name", "has", ("a",)),), "b\ufffd")


def test_stopping_rolls_back(desk: Desk) -> None:
    opening = desk.opening()
    ids = tuple(desk.applied(opening, name) for name in "ABC")
    before = desk.living()
    progress = Progress(on_report=lambda done, *_: progress.stop() if done == 1 else None)
    with pytest.raises(Stopped):
        desk.door.carry_out(MoveApplications(ids, (), desk.stage("screen")), progress)
    assert desk.living() == before
    assert desk.findings() == ()
    desk.person("D")  # the writer is free again


def test_a_fault_of_ours_rolls_back_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.living()

    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("desktop.services.listings.keeping.refresh", breaks)
        with pytest.raises(ZeroDivisionError):
            desk.person("A")
    assert desk.living() == before
    assert desk.findings() == ()
    desk.person("B")


def test_what_changed_nothing_leaves_no_entry(desk: Desk) -> None:
    person = desk.person(tags=("sql",))
    done = desk.do(TagCandidates((person,), "SQL"))
    assert (done.answer, done.entry_id, done.topics, done.undoable) == (0, "", frozenset(), False)


def test_topics_name_what_changed(desk: Desk) -> None:
    opening = desk.opening()
    made = desk.do(CreateCandidate({"name": "A"}, opening))
    assert made.topics == {Topic.CANDIDATES, Topic.APPLICATIONS, Topic.DECISIONS, Topic.JOURNAL}
    assert desk.do(AddSeats(opening)).topics == {Topic.REQUISITIONS, Topic.JOURNAL}


def test_nobody_is_tagged_who_is_not_there(desk: Desk) -> None:
    for junk in ("nobody", "", "f" * 32):
        with pytest.raises(NotFound):
            desk.do(TagCandidates((desk.person(), junk), "sql"))
    assert desk.count("candidate_tag") == 0


def test_views_are_ones_own_or_shared(desk: Desk) -> None:
    desk.do(SaveView("candidates", "Mine", "{}"))
    desk.do(SaveView("candidates", "Ours", "{}", shared=True))
    from desktop.services.access.actor import Actor

    other = desk.session.as_actor(Actor("1" * 32, "Other", frozenset({Role.VIEWER})))
    assert [view.name for view in other.ask(ReadSavedViews("candidates"))] == ["Ours"]
    shared = other.ask(ReadSavedViews("candidates"))[0]
    from desktop.services.saved_views.messages import DeleteView

    with pytest.raises(RuleBroken, match="not_yours"):
        other.carry_out(DeleteView(shared.id))
    with pytest.raises(RuleBroken, match="name_needed"):
        desk.do(SaveView("candidates", " \0 ", "{}"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("database or disk is full", "disk_full"), ("database is locked", "locked"), ("database disk image is malformed", "corrupt"),
        ("disk I/O error", "io"), ("attempt to write a readonly database", "read_only_folder"),
        ("file is not a database", "not_a_workspace"), ("unable to open database file", "missing"),
    ],
)  # fmt: skip
def test_errors_of_the_engine_come_out_as_ours(file_desk: Desk, text: str, code: str) -> None:
    with pytest.raises(StorageTrouble) as caught, translated(file_desk.path):
        raise OperationalError("SELECT 1", (), Exception(text))
    assert (caught.value.code, caught.value.path) == (code, file_desk.path)


def test_other_errors_stay_what_they_are(file_desk: Desk) -> None:
    with pytest.raises(OperationalError), translated(file_desk.path):
        raise OperationalError("SELECT 1", (), Exception("no such table: x"))


def test_two_processes_on_one_file(file_desk: Desk) -> None:
    """Numbers stay gap-free and nothing is lost when two windows of one installation write at once."""
    path, each = file_desk.path, 25
    file_desk.session.close()

    def act(tell: Tell) -> None:
        mine = Desk(open_workspace(path, installation=INSTALLATION))
        for number in range(each):
            tell(mine.do(CreateRequisition({"title": f"Role {number}"})).answer)
        mine.session.close()

    children = [start(act) for _ in range(2)]
    made = [line for child, pipe in children for line in finish(child, pipe)]
    both = Desk(open_workspace(path, installation=INSTALLATION))
    numbers = sorted(row[0] for row in both.sql("SELECT number FROM requisition"))
    assert numbers == [f"R-{number:04d}" for number in range(1, 2 * each + 1)], "no number twice, none lost"
    assert set(made) == set(both.living()["requisition"])
    origin = bytes.fromhex(both.session.store.origin_id)
    seqs = [row[0] for row in both.sql("SELECT seq FROM journal_entry WHERE origin_id = ? ORDER BY seq", origin)]
    assert seqs == list(range(1, 2 * each + 1))
    assert both.findings() == ()
    both.session.close()
