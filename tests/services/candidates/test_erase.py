"""Erasing people for good: nothing of them is left in any byte of the file, and the journal is as sound as before."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select, update

from desktop.errors import DeskError, NotAllowed, NotFound, RuleBroken
from desktop.models import Base, JournalChange
from desktop.services.candidates.commands import DeleteCandidates, EraseCandidates, MergeCandidates
from desktop.services.drafts.messages import KeepDraft
from desktop.services.history.messages import ReadUndoable, UndoEntry
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.notes.commands import AddNote
from desktop.words import Role
from tests.services.desk import Desk

MARK = "Qzxv"
"""Begins nothing else in the file."""


@pytest.fixture
def desk(file_desk: Desk) -> Desk:
    """A file: on a server nobody erases, see the last test."""
    return file_desk


def word(number: int) -> str:
    """A word that is nobody else's."""
    return MARK + "".join(Random(number).choices("bcdfghjklmnpqrstvwxz", k=12))


def marked(desk: Desk, number: int, opening: str) -> str:
    """Somebody whose every text can be told from everybody else's."""
    own = word(number)
    person = desk.person(
        f"{own} {own}", opening, emails=(f"{own}@x.example",), location=own, employer=own, tags=("senior",)
    )
    desk.do(AddNote(person, f"{own} called."))
    desk.do(KeepDraft(f"note:{person}", f'{{"text": "{own}"}}'))
    return person


def bytes_of(desk: Desk) -> bytes:
    """Everything that lies in the folder of the workspace, in small letters."""
    folder: Path = desk.session.file.path.parent
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file()).lower()


@pytest.mark.figure(32, "people erased: bytes of them left, or the chain unsound")
def test_nothing_is_left_and_the_journal_is_sound(desk: Desk) -> None:
    opening = desk.opening(seats=3)
    gone = [marked(desk, number, opening) for number in range(4)]
    kept = [marked(desk, number, opening) for number in range(4, 8)]
    desk.move(desk.application(gone[0]).id, "hired")
    desk.do(DeleteCandidates((gone[1],)))
    assert word(0).lower().encode() in bytes_of(desk)
    assert desk.get(EraseCandidates(tuple(gone), "asked for it")) == 4
    assert desk.findings() == ()
    for table in Base.metadata.tables.values():
        whose = [
            table.c[name]
            for name in ("candidate_id", "subject_id")
            if name in table.c and table.name != "journal_change"
        ]
        with desk.session.file.reader.begin() as connection:
            for column in whose:
                assert not connection.execute(select(func.count()).where(column.in_(gone))).scalar_one(), table.name
    assert desk.ask(CountRows(ListView(ListKind.CANDIDATES))).all == 4
    assert desk.ask(CountRows(ListView(ListKind.APPLICATIONS))).all == 4
    requisition = desk.requisition(opening)
    assert [seat.application_id for seat in requisition.seats if seat.closed_on] == [""]
    desk.session.close()
    left = bytes_of(desk)
    assert [number for number in range(4) if word(number).lower()[4:].encode() in left] == []
    assert all(word(number).lower().encode() in left for number in range(4, 8)), "the search would find them"
    assert kept


def test_who_was_merged_into_somebody_goes_with_them(desk: Desk) -> None:
    first, second = desk.person("Ada One", emails=("a@x.example",)), desk.person("Ada Two", emails=("b@x.example",))
    desk.do(MergeCandidates(first, desk.candidate(first).version, second, desk.candidate(second).version, {}))
    desk.do(EraseCandidates((first,)))
    assert desk.findings() == ()
    for one in (first, second):
        with pytest.raises(NotFound):
            desk.candidate(one)


def test_what_was_done_to_them_is_not_undone_any_more(desk: Desk) -> None:
    person = desk.person("Ada")
    last = desk.ask(ReadUndoable())[0]
    desk.do(EraseCandidates((person,)))
    with pytest.raises(DeskError):
        desk.do(UndoEntry(last.entry_id))
    assert desk.findings() == ()


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.HIRING_MANAGER, Role.VIEWER])
def test_only_hr_and_administrators(desk: Desk, role: Role) -> None:
    person = desk.person("Ada")
    with pytest.raises(NotAllowed):
        desk.door_of(role).carry_out(EraseCandidates((person,)))
    assert desk.candidate(person).name == "Ada"


def test_nobody_there_nothing_gone(desk: Desk) -> None:
    person = desk.person("Ada")
    with pytest.raises(NotFound):
        desk.do(EraseCandidates((person, "0" * 32)))
    assert desk.candidate(person).name == "Ada"
    assert desk.findings() == ()


def test_values_taken_out_of_the_journal_without_erasing_are_found(desk: Desk) -> None:
    """Hiding a change by emptying it, as erasing does, does not pass where the row is still there."""
    person = desk.person("Ada")
    c = JournalChange.__table__.c
    with desk.session.file.writer.begin() as connection:
        connection.execute(
            update(JournalChange).where(c.entity_id == person).values(before=None, after=None, salt=None)
        )
    assert desk.findings() != ()


@pytest.mark.postgres
def test_a_server_keeps_its_journal_as_it_is(server_desk: Desk) -> None:
    person = server_desk.person("Ada")
    with pytest.raises(RuleBroken, match="erase_on_server"):
        server_desk.do(EraseCandidates((person,)))
    assert server_desk.candidate(person).name == "Ada"
