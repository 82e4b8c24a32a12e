"""Every command there is, watched at the engine: whatever changes a journalled field raises the row's version with it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import event, update

from desktop.models import ENTITIES, Candidate
from desktop.services.storage.fields import journalled_fields
from tests.services import examples
from tests.services.desk import Desk

_UPDATE = re.compile(r"UPDATE (\w+) SET (.*?)(?: WHERE |$)", re.DOTALL)


class VersionWatch:
    """Collects the updates that pass a version by."""

    def __init__(self, desk: Desk) -> None:
        self.seen = 0
        self.past: list[str] = []
        self._engine = desk.session.file.writer
        event.listen(self._engine, "before_cursor_execute", self._note)

    def stop(self) -> None:
        event.remove(self._engine, "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found = _UPDATE.match(statement)
        if found is None or found[1] not in ENTITIES:
            return
        self.seen += 1
        columns = set(re.findall(r"(\w+) ?=", found[2]))
        if columns & set(journalled_fields(ENTITIES[found[1]])) and "row_version" not in columns:
            self.past.append(statement)


@pytest.fixture
def desk(file_desk: Desk) -> Desk:
    """A file, whose engine can be watched; the code that writes is the same on a server."""
    return file_desk


@pytest.mark.parametrize("word", sorted(examples.COMMANDS))
def test_no_command_passes_a_version_by(desk: Desk, word: str) -> None:
    command = examples.COMMANDS[word](desk)
    watch = VersionWatch(desk)
    done = desk.do(command)
    if done.entry_id and command.undoable:
        desk.undo(done)
    watch.stop()
    assert watch.past == []


def test_the_watch_sees_what_does(desk: Desk) -> None:
    person = desk.person()
    watch = VersionWatch(desk)
    with desk.session.file.writer.begin() as connection:
        connection.execute(update(Candidate).where(Candidate.id == person).values(title="unseen"))
    watch.stop()
    assert (watch.seen, len(watch.past)) == (1, 1)
