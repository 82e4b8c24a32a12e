"""Upgrades killed in the middle, from every schema there was: the old state whole, and the next start goes through."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from desktop.models.migrations import HEAD, KNOWN
from desktop.server_address import ServerAddress
from desktop.services.storage.connection import connect, revision_of
from desktop.services.storage.content import contents
from desktop.services.storage.engines import reader_engine
from desktop.services.storage.postgres.engines import plain_engine
from desktop.services.storage.postgres.names import Names
from desktop.services.storage.postgres.setting_up import upgrade_server
from desktop.services.storage.workspace_file import check_integrity, open_file
from tests.faults.figures import Line, note
from tests.faults.killing import Tell, finish, start
from tests.faults.older import older_database, older_file, rows_of
from tests.postgres_server import TestServer
from tests.services.desk import INSTALLATION, make_template, open_copy

pytestmark = pytest.mark.every_run
OLDER = KNOWN[:-1]


@contextmanager
def _counting(at: int = 0) -> Any:
    """Counts every statement and COMMIT of the process; at the one of that number it is killed."""
    seen = [0]

    def count(*_: Any) -> None:
        seen[0] += 1
        if seen[0] == at:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, count)
    try:
        yield seen
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(Engine, name, count)


def _killed(upgrade: Callable[[], object], at: int) -> None:
    def act(tell: Tell) -> None:
        with _counting(at):
            upgrade()
        tell("through")

    assert finish(*start(act)) == []


def _points(statements: int, wanted: int) -> list[int]:
    return sorted({1 + number * (statements - 1) // max(1, wanted - 1) for number in range(wanted)})


def _state(path: Path) -> tuple[str, object]:
    raw = connect(path, read_only=True)
    revision = revision_of(raw)
    raw.close()
    engine = reader_engine(path, size=1)
    with engine.begin() as connection:
        found = contents(connection)
    engine.dispose()
    return revision, {name: one for name, one in found.items() if name != "journal_origin"}


@pytest.mark.parametrize("revision", OLDER)
def test_a_file(
    revision: str, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    often: Callable[[int, int], int],
) -> None:  # fmt: skip
    monkeypatch.setenv("HIRING_DESK_HOME", str(tmp_path / "home"))
    desk = open_copy(make_template(tmp_path_factory.mktemp("template")), tmp_path)
    opening = desk.opening(seats=3)
    for number in range(20):
        desk.applied(opening, f"Person {number}")
    desk.session.close()
    made, path = tmp_path / "made.desk", tmp_path / "old.desk"
    older_file(made, revision, rows_of(desk.path))
    old = made.read_bytes()

    def fresh() -> None:
        for part in ("-wal", "-shm"):
            path.with_name(path.name + part).unlink(missing_ok=True)
        path.write_bytes(old)

    def upgrade() -> None:
        open_file(path, INSTALLATION).close()

    fresh()
    before = _state(path)
    with _counting() as seen:
        upgrade()
    after = _state(path)
    assert (before[0], after[0]) == (revision, HEAD)
    line = Line(42, f"upgrade of a file from {revision} killed: half states, or a next start that fails")
    kept = 0
    for at in _points(seen[0], often(3, 20)):
        fresh()
        _killed(upgrade, at)
        found = _state(path)
        kept += found == before
        line.bad += found not in (before, after)
        upgrade()
        line.findings += check_integrity(path)
        line.bad += _state(path) != after
        line.tried += 1
    line.told = f"{seen[0]} statements; {kept} times the old schema, {line.tried - kept} times the new one"
    note(line)
    assert (line.bad, line.findings) == (0, [])
    assert kept > 0


def _shape(address: ServerAddress) -> object:
    """The revision, and every column, policy, trigger and right there is."""
    questions = (
        "SELECT version_num FROM alembic_version",
        "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
        "SELECT tablename, policyname, qual, with_check FROM pg_policies ORDER BY 1, 2",
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
        "SELECT relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1",
    )
    with plain_engine(address, "") as engine, engine.begin() as connection:
        return [[tuple(row) for row in connection.exec_driver_sql(question)] for question in questions]


@pytest.mark.postgres
@pytest.mark.parametrize("revision", OLDER)
def test_a_server(revision: str, server: TestServer, often: Callable[[int, int], int]) -> None:
    first = older_database(server, f"old_{revision}", revision)
    template = f"old_{revision}_kept"
    server.run(f"CREATE DATABASE {template} TEMPLATE {first.database}")
    before = _shape(first)
    with _counting() as seen:
        upgrade_server(first, "")
    after = _shape(first)
    line = Line(42, f"upgrade on a server from {revision} killed: half states, or a next try that fails")
    kept = 0
    for at in _points(seen[0], often(2, 20)):
        server.run(
            f"DROP DATABASE {first.database} WITH (FORCE)",
            f"CREATE DATABASE {first.database} TEMPLATE {template} OWNER {Names(first.database).owner}",
        )
        _killed(lambda: upgrade_server(first, ""), at)
        found = _shape(first)
        kept += found == before
        line.bad += found not in (before, after)
        upgrade_server(first, "")
        line.bad += _shape(first) != after
        line.tried += 1
    line.told = f"{seen[0]} statements; {kept} times the old schema, {line.tried - kept} times the new one"
    note(line)
    server.run(f"DROP DATABASE {first.database} WITH (FORCE)", f"DROP DATABASE {template}")
    assert line.bad == 0
    assert kept > 0
