"""Batches written behind: whatever happens, what follows sees them whole, and a failure takes everything back."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as driver

from desktop.errors import NotFound, Stopped, StorageTrouble
from desktop.models import Candidate, Note
from desktop.models.base import new_ids
from desktop.services.storage.bulk import insert_rows
from desktop.services.storage.translation import translated
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.storage.write_behind import AHEAD, ENOUGH, ROWS, WriteBehind
from tests.services.desk import Desk

COLUMNS = ("candidate_id", "author_id", "text", "at", "id", "row_version")


@pytest.fixture
def desk(file_desk: Desk) -> Desk:
    """Only files have a second thread that writes."""
    return file_desk


def work_on(desk: Desk, connection: Any) -> UnitOfWork:
    return UnitOfWork(connection, desk.door.actor, desk.session.file.origin_id)  # type: ignore[arg-type]


def lines(desk: Desk, person: str, count: int) -> list[tuple[Any, ...]]:
    me = desk.door.actor.id
    return [(person, me, f"note {number}", "", one, 1) for number, one in enumerate(new_ids(count))]


@pytest.mark.parametrize("count", [1, ENOUGH - 1, ENOUGH, ROWS, ROWS + 1, ROWS * (AHEAD + 3) + 7])
def test_any_number_of_rows_is_there_when_asked_for(desk: Desk, count: int) -> None:
    rows = lines(desk, desk.person(), count)
    with desk.session.file.writer.begin() as connection:
        insert_rows(connection, Note.__table__, COLUMNS, rows)  # type: ignore[arg-type]
        found = connection.execute(select(Note.text).order_by(Note.id)).scalars().all()
    assert found == [row[2] for row in rows]
    assert desk.sql("SELECT count(*) FROM note") == [(count,)]


def test_the_commit_waits_and_the_thread_ends(desk: Desk) -> None:
    person, before = desk.person(), threading.active_count()
    with desk.session.file.writer.begin() as connection:
        for _ in range(AHEAD + 2):
            insert_rows(connection, Note.__table__, COLUMNS, lines(desk, person, ROWS))  # type: ignore[arg-type]
        assert threading.active_count() == before + 1
    assert threading.active_count() == before
    assert desk.sql("SELECT count(*) FROM note") == [((AHEAD + 2) * ROWS,)]


def write(desk: Desk, *batches: list[tuple[Any, ...]]) -> None:
    """A transaction of nothing but these batches."""
    with translated(Path()), desk.session.file.writer.begin() as connection:
        for batch in batches:
            insert_rows(connection, Note.__table__, COLUMNS, batch)  # type: ignore[arg-type]


def test_what_fails_behind_fails_the_command_and_leaves_nothing(desk: Desk) -> None:
    """The last batch points to nobody: nothing is asked after it, so the commit itself must notice."""
    with pytest.raises(NotFound):
        write(desk, lines(desk, desk.person(), ROWS), lines(desk, "f" * 32, ROWS))
    assert desk.sql("SELECT count(*) FROM note") == [(0,)]
    desk.person("somebody later")  # the connection is as good as new
    assert desk.findings() == ()


def test_a_failure_is_met_by_the_next_question(desk: Desk) -> None:
    with desk.session.file.writer.begin() as connection:
        insert_rows(connection, Note.__table__, COLUMNS, lines(desk, "f" * 32, ROWS))  # type: ignore[arg-type]
        with pytest.raises(IntegrityError):
            connection.execute(select(func.count()).select_from(Note))
        connection.rollback()
    assert desk.sql("SELECT count(*) FROM note") == [(0,)]


def make_people_and_stop(desk: Desk) -> None:
    with desk.session.file.writer.begin() as connection:
        work = work_on(desk, connection)
        for _ in range(AHEAD + 3):
            work.bulk_insert(Candidate, [{"name": f"N {number}"} for number in range(ROWS * 3)])
        work.progress.stop()
        work.progress.check()


def test_stopping_takes_back_what_is_under_way(desk: Desk) -> None:
    people = desk.sql("SELECT count(*) FROM candidate")
    with pytest.raises(Stopped):
        make_people_and_stop(desk)
    assert desk.sql("SELECT count(*) FROM candidate") == people
    assert desk.sql("SELECT count(*) FROM journal_change WHERE entity = 'candidate'") == people
    assert desk.findings() == ()


class Failing:
    """A connection whose first statement fails."""

    def __init__(self) -> None:
        self.asked = 0

    def execute(self, *_: Any) -> None:
        self.asked += 1
        if self.asked == 1:
            raise driver.OperationalError("disk I/O error")


def test_nothing_is_written_after_a_failure() -> None:
    """On an I/O error the engine rolls back by itself: a batch that came after would be kept as a transaction of its own."""
    connection = Failing()
    writer = WriteBehind(connection)
    for _ in range(AHEAD):
        writer.insert("", [(1,)])
    with pytest.raises(driver.OperationalError):
        writer.wait()
    writer.wait()
    assert connection.asked == 1
    writer.end()
    writer.insert("", [(1,)])
    writer.wait()
    assert connection.asked == 2
    writer.end()


def test_a_full_disk_leaves_nothing_however_much_was_waiting(desk: Desk) -> None:
    person = desk.person()
    pages = desk.sql("PRAGMA page_count")[0][0]
    desk.sql(f"PRAGMA max_page_count={pages + 8}")
    with pytest.raises(StorageTrouble) as caught:
        write(desk, *(lines(desk, person, count) for count in (ROWS * 2, ROWS * 2, ENOUGH, ENOUGH)))
    assert caught.value.code == "disk_full"
    desk.sql("PRAGMA max_page_count=1000000")
    assert desk.sql("SELECT count(*) FROM note") == [(0,)]
    assert desk.findings() == ()
