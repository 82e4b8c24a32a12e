"""The journal as it is written: numbers without gaps, a clock that only goes forward, the unit of work as the one way to write."""

from __future__ import annotations

import ast
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select, update
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

import desktop.services
from desktop.errors import OutOfDate, RuleBroken
from desktop.models import Application, Candidate, Note, StageTransition
from desktop.services.notes.commands import AddNote
from desktop.services.storage.clock import tick
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.workspace.session import open_workspace
from tests.services.desk import INSTALLATION, Desk


def work_on(desk: Desk, connection: object) -> UnitOfWork:
    return UnitOfWork(connection, desk.door.actor, desk.session.store.origin_id)  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 2**41), min_size=1))
def test_the_clock_only_goes_forward(walls: list[int]) -> None:
    last = ""
    for now in walls:
        following = tick(last, now)
        assert following > last
        assert len(following) == 20
        last = following


def test_a_full_counter_borrows_a_millisecond() -> None:
    assert tick("0000000000005-999999", 5) == "0000000000006-000000"


def test_order_survives_a_clock_that_goes_back(desk: Desk) -> None:
    person = desk.person()
    with time_machine.travel("2031-01-01T00:00:00Z", tick=True):
        desk.do(AddNote(person, "from the future"))
    desk.do(AddNote(person, "now"))
    rows = desk.sql("SELECT hlc, at FROM journal_entry ORDER BY seq")
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert rows[-1][1] < rows[-2][1], "the wall time is told as it was"
    assert desk.findings() == ()


def test_numbers_have_no_gaps(desk: Desk) -> None:
    person = desk.person()
    for text in ("a", "", "b"):  # the empty one is refused
        with nullcontext() if text else pytest.raises(RuleBroken):
            desk.do(AddNote(person, text))
    mine = bytes.fromhex(desk.session.store.origin_id)
    seqs = [row[0] for row in desk.sql("SELECT seq FROM journal_entry WHERE origin_id = ? ORDER BY seq", mine)]
    assert seqs == [1, 2, 3]


def test_a_copied_file_takes_a_new_origin(file_desk: Desk, tmp_path: Path) -> None:
    file_desk.person("A")
    origin = file_desk.session.store.origin_id
    file_desk.session.close()
    shutil.copyfile(file_desk.path, tmp_path / "copy.desk")
    copy = Desk(open_workspace(tmp_path / "copy.desk", installation=INSTALLATION))
    assert copy.session.store.origin_id != origin
    copy.person("B")
    assert sorted(row[0] for row in copy.sql("SELECT count(*) FROM journal_entry GROUP BY origin_id"))[0] == 1
    [(seen,)] = copy.sql(
        "SELECT seen FROM journal_entry WHERE origin_id = ?", bytes.fromhex(copy.session.store.origin_id)
    )
    assert origin in seen
    assert copy.findings() == ()
    copy.session.close()
    again = open_workspace(file_desk.path, installation=INSTALLATION)
    assert again.file.origin_id == origin
    again.close()


def test_a_flush_without_a_command_is_a_fault(desk: Desk) -> None:
    with desk.session.store.writer.begin() as connection, Session(bind=connection) as session:
        session.add(Candidate(name="nobody asked"))
        with pytest.raises(RuntimeError, match="outside a unit of work"):
            session.flush()


def test_rows_are_never_deleted(desk: Desk) -> None:
    person = desk.person()
    with desk.session.store.writer.begin() as connection:
        work = work_on(desk, connection)
        work.session.delete(work.get(Candidate, person))
        with pytest.raises(RuntimeError, match="only marked"):
            work.flush()


def test_facts_are_never_altered(desk: Desk) -> None:
    person = desk.person()
    note = desk.get(AddNote(person, "so it was"))
    with desk.session.store.writer.begin() as connection:
        work = work_on(desk, connection)
        work.get(Note, note).text = "so it was not"
        with pytest.raises(
            (RuntimeError, ProgrammingError), match=r"append-only|permission denied"
        ):  # a server refuses first
            work.flush()
        connection.rollback()
    with desk.session.store.writer.begin() as connection:
        work = work_on(desk, connection)
        with pytest.raises(RuntimeError, match="append-only"):
            work.bulk_update(Note, [(note, {"text": "so it was not"})])
        connection.rollback()
    assert desk.findings() == ()


def test_a_row_that_moved_on_meanwhile_is_out_of_date(desk: Desk) -> None:
    person = desk.person()
    with desk.session.store.writer.begin() as connection:
        work = work_on(desk, connection)
        work.get(Candidate, person).location = "Brno"
        connection.execute(update(Candidate).values(row_version=9))
        with pytest.raises(OutOfDate):
            work.flush()
        connection.rollback()


def test_bulk_writes_are_journalled_and_versioned(desk: Desk) -> None:
    people = [desk.person(name) for name in "ABC"]
    with desk.session.store.writer.begin() as connection:
        work = work_on(desk, connection)
        assert work.bulk_update(Candidate, [(one, {"location": "Brno"}) for one in people]) == 3
        assert work.bulk_update(Candidate, [(one, {"location": "Brno"}) for one in people]) == 0
        assert work.bulk_update(Candidate, [("f" * 32, {"location": "Brno"}), ("junk", {"location": "x"})]) == 0
        work.bulk_insert(Candidate, [])
        work.bulk_insert(Candidate, [{"name": "D"}])
        from desktop.services.listings.keeping import keep

        keep(work)
        work.journal.close(actor_id=work.actor.id, command="test", label="test")
    assert {row[0] for row in desk.sql("SELECT row_version FROM candidate WHERE location = 'Brno'")} == {2}
    assert desk.findings() == ()


def test_a_column_that_does_not_exist_is_a_fault(desk: Desk) -> None:
    """A slip in an importer must not drop what somebody typed."""
    with desk.session.store.writer.begin() as connection:
        work = work_on(desk, connection)
        with pytest.raises(Exception, match="nick_name"):
            work.bulk_insert(Candidate, [{"name": "D", "nick_name": "x"}])
        connection.rollback()


MAY_WRITE = {
    "storage/unit_of_work.py": "the one way in",
    "storage/bulk.py": "what the unit of work and the listings write with",
    "storage/journal.py": "the journal itself",
    "storage/origins.py": "the origin of this installation",
    "storage/erasing.py": "people who must be gone, from the journal too",
    "storage/postgres/logins.py": "who is which login, on a server only",
    "listings/keeping.py": "derived rows",
    "listings/full_text.py": "the index beside them",
    "pipeline/numbering.py": "the counter of numbers, derived",
    "storage/carrying.py": "rows of another workspace file or server, with their journal",
    "moving/handing_over.py": "the time of change, which a move leaves as it is",
    "history/sealed_changes.py": "clear words of a server's history, sealed in a file",
    "spreadsheets/importing/requisition_rows.py": "the counter of numbers, derived",
    "drafts/keep_draft.py": "local, never journalled",
    "presence/tell_editing.py": "local, never journalled",
}
"""Where Core may write, and why; everywhere else the unit of work does."""


def test_only_the_unit_of_work_writes_in_bulk() -> None:
    root = Path(desktop.services.__file__).parent
    writers = {}
    for path in root.rglob("*.py"):
        tree = ast.parse(path.read_bytes())
        names = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
            for alias in node.names
        }
        if found := names & {insert.__name__, update.__name__, "delete"}:
            writers[path.relative_to(root).as_posix()] = found
    assert set(writers) <= set(MAY_WRITE), writers


def test_what_a_command_read_is_what_it_changes(desk: Desk) -> None:
    """Moments of one command agree in every row it writes."""
    opening = desk.opening()
    application = desk.applied(opening)
    desk.move(application, "screen")
    with desk.session.store.reader.begin() as connection:
        entered = connection.execute(select(Application.stage_entered_at)).scalar_one()
        stepped = connection.execute(
            select(StageTransition.at).order_by(StageTransition.id.desc()).limit(1)
        ).scalar_one()
    assert entered == stepped
