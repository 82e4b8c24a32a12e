"""Workspaces as the programs of their day left them, brought to today's schema on both engines: every row kept, the journal proven."""

from __future__ import annotations

import gzip
import itertools
import sqlite3
import uuid
from pathlib import Path
from typing import Any

import pytest

from desktop.models.migrations import HEAD, KNOWN
from desktop.server_address import ServerAddress
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.history.messages import VerifyJournal
from desktop.services.notes.commands import AddNote
from desktop.services.storage.origins import origin_of
from desktop.services.storage.postgres.engines import server_reader, server_writer
from desktop.services.storage.postgres.names import Names
from desktop.services.storage.postgres.server_store import ServerStore
from desktop.services.storage.postgres.setting_up import upgrade_server
from desktop.services.workspace.session import open_workspace, session_of
from tests.faults.older import older_database
from tests.migrations.leaving import LEFT
from tests.postgres_server import TestServer
from tests.services.desk import INSTALLATION, Desk

OLDER = KNOWN[:-1]
Tables = dict[str, list[dict[str, Any]]]
pytestmark = pytest.mark.figure(43, "workspaces left by every earlier program, opened by this one: differences")


def unpacked(revision: str, folder: Path) -> Path:
    packed = LEFT / f"{revision}.desk.gz"
    assert packed.exists(), f"run python -m tests.migrations.leaving with the program that had {revision}"
    path = folder / "old.desk"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


def rows_of(path: Path) -> Tables:
    """Every row of every table of facts, as stored."""
    raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    raw.row_factory = sqlite3.Row
    names = [one[0] for one in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    kept = [one for one in names if "_search" not in one and not one.startswith("sqlite_")]
    found = {name: [dict(row) for row in raw.execute(f"SELECT * FROM {name}")] for name in kept}
    raw.close()
    return found


def lost(before: Tables, after: Tables) -> list[str]:
    """The rows that are not there any more just as they were; columns that are new do not count."""
    missing = []
    for name, rows in before.items():
        if name in ("alembic_version", "journal_origin"):  # where the opening itself leaves its mark
            continue
        there = [{column: row[column] for column in rows[0]} for row in after[name]] if rows else []
        missing += [f"{name}: {row}" for row in rows if row not in there]
    return missing


def goes_on(desk: Desk, people: list[str]) -> None:
    """Work goes on: the new questions are asked about what came from before, too, and the journal agrees with all of it."""
    candidate = next(desk.candidate(one) for one in people if desk.candidate(one).applications)
    application = next(one for one in candidate.applications if one.status == "active")
    assert desk.ask(ReadDecisions(application_id=application.id)) == ()
    desk.move(application.id, "offer")
    open_ones = [one.kind for one in desk.ask(ReadDecisions(application_id=application.id)) if one.open]
    assert open_ones == ["qualified", "aligned", "viable"]
    desk.do(AddNote(candidate.id, "still here"))
    assert desk.ask(VerifyJournal()).findings == ()


@pytest.mark.parametrize("revision", OLDER)
def test_a_file(revision: str, tmp_path: Path) -> None:
    path = unpacked(revision, tmp_path)
    before = rows_of(path)
    assert before["alembic_version"] == [{"version_num": revision}]
    desk = Desk(open_workspace(path, installation=INSTALLATION))
    assert desk.session.file.copied_to is not None
    assert desk.ask(VerifyJournal()).findings == ()
    after = rows_of(path)
    assert after["alembic_version"] == [{"version_num": HEAD}]
    assert lost(before, after) == []
    people = [row["id"].hex() for row in before["candidate"] if not row["deleted_at"] and not row["merged_into_id"]]
    goes_on(desk, people)
    desk.session.close()


_NUMBERS = itertools.count(1)


@pytest.mark.postgres
@pytest.mark.parametrize("revision", OLDER)
def test_a_server(revision: str, server: TestServer, tmp_path: Path) -> None:
    rows = rows_of(unpacked(revision, tmp_path))
    address = older_database(server, f"left_{revision}_{next(_NUMBERS)}", revision)
    fill(server, address, rows)
    before = server_rows(server, address, list(rows))
    upgrade_server(address, "")
    after = server_rows(server, address, list(rows))
    assert lost(before, after) == []
    assert after["alembic_version"] == [{"version_num": HEAD}]
    owner = Names(address.database).owner
    store = ServerStore(address, server_writer(address, "", owner), server_reader(address, "", owner), "", "")
    with store.writer.begin() as connection:
        store.origin_id = origin_of(connection, "the owner's")
    desk = Desk(session_of(store, None, ""))
    assert desk.ask(VerifyJournal()).findings == ()
    people = [row["id"].hex() for row in rows["candidate"] if not row["deleted_at"] and not row["merged_into_id"]]
    goes_on(desk, people)
    desk.session.close()
    server.drop(address)


def fill(server: TestServer, address: ServerAddress, rows: Tables) -> None:
    """The rows of a file in a database of the same revision: ids, truth and bytes as that engine has them."""
    with server.connect(address.database, options="-c session_replication_role=replica") as connection:
        for name, every in rows.items():
            if name == "alembic_version" or not every:
                continue
            kinds = dict(
                connection.execute(
                    "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s", (name,)
                ).fetchall()
            )
            columns = [one for one in every[0] if one in kinds]
            marks = ", ".join(["%s"] * len(columns))
            names = ", ".join(f'"{one}"' for one in columns)
            connection.cursor().executemany(
                f"INSERT INTO {name} ({names}) VALUES ({marks})",
                [[_native(row[one], kinds[one]) for one in columns] for row in every],
            )


def _native(value: Any, kind: str) -> Any:
    if value is None:
        return None
    return uuid.UUID(bytes=value) if kind == "uuid" else bool(value) if kind == "boolean" else value


def server_rows(server: TestServer, address: ServerAddress, names: list[str]) -> Tables:
    with server.connect(address.database) as connection:
        found = {}
        for name in names:
            cursor = connection.execute(f"SELECT * FROM {name}")
            columns = [one.name for one in cursor.description or ()]
            found[name] = [dict(zip(columns, row, strict=True)) for row in cursor]
        return found
