"""Workspaces as older programs left them: the schema of a revision, filled with what a workspace of today holds in the same columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Connection, inspect

from desktop.server_address import ServerAddress
from desktop.services.storage import upgrade as upgrading
from desktop.services.storage.connection import APPLICATION_ID
from desktop.services.storage.content import tables
from desktop.services.storage.engines import reader_engine, writer_engine
from desktop.services.storage.postgres.engines import plain_engine
from desktop.services.storage.postgres.names import Names, quoted
from desktop.services.storage.postgres.setting_up import MAINTENANCE, make_database
from tests.postgres_server import TestServer

Rows = dict[str, list[dict[str, Any]]]


def rows_of(path: Path) -> Rows:
    """Every row of a file of today, as stored."""
    engine = reader_engine(path, size=1)
    with engine.begin() as connection:
        found = {}
        for name in tables(connection):
            result = connection.exec_driver_sql(f"SELECT * FROM {name}")
            found[name] = [dict(row) for row in result.mappings()]
    engine.dispose()
    return found


def older_file(path: Path, revision: str, rows: Rows) -> None:
    """A file of that revision."""
    path.touch()
    engine = writer_engine(path)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        command.upgrade(upgrading._config(connection), revision)
        _fill(connection, rows)
    engine.dispose()


def older_database(server: TestServer, name: str, revision: str) -> ServerAddress:
    """An empty database of that revision, as its administrator made it."""
    address = server.address(name)
    with plain_engine(server.address(MAINTENANCE), "") as engine:
        make_database(engine, Names(name))
    with plain_engine(address, "") as engine, engine.begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(Names(name).owner)}")
        command.upgrade(upgrading._config(connection), revision)
    return address


def _fill(connection: Connection, rows: Rows) -> None:
    inspector = inspect(connection)
    for name in tables(connection):
        known = {column["name"] for column in inspector.get_columns(name)}
        for row in rows.get(name, ()):
            kept = {column: value for column, value in row.items() if column in known}
            words = ", ".join(kept)
            connection.exec_driver_sql(
                f"INSERT INTO {name} ({words}) VALUES ({', '.join('?' * len(kept))})", tuple(kept.values())
            )
