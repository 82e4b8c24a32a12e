"""The side a workspace is read from: one state of it, held for as long as the reading takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, text

from desktop.errors import ServerTrouble
from desktop.server_address import ServerAddress
from desktop.services.access.keys.open_vault import OpenVault
from desktop.services.storage.engines import reader_engine
from desktop.services.storage.postgres.engines import plain_engine, without_hurry
from desktop.services.storage.postgres.names import Names, quoted
from desktop.services.storage.postgres.server_store import check_workspace, connecting
from desktop.services.storage.translation import server_translated, translated


@dataclass(frozen=True, slots=True)
class FromFile:
    """An open workspace file. ``vault`` is None for one without passwords."""

    path: Path
    key: bytes | None = field(default=None, repr=False)
    vault: OpenVault | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FromServer:
    """A workspace on a server, read as the owner of all tables: by the server's administrator, whose login the address names."""

    address: ServerAddress
    password: str = field(default="", repr=False)


@contextmanager
def reading_file(source: FromFile) -> Iterator[Connection]:
    """One state of a file; others may go on writing, into the log beside it."""
    engine = reader_engine(source.path, source.key, size=1)
    try:
        with translated(source.path), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def reading_server(source: FromServer, *, as_owner: bool = True) -> Iterator[Connection]:
    """One state of a server's workspace, and no way to write.

    ``as_owner`` False: as the person whose login it is, who must see everything (``policies.py`` lets them see others' drafts and
    private views for a copy, and for nothing else).
    """
    engine = plain_engine(source.address, source.password)
    try:
        with connecting(source.address), server_translated(str(source.address)):
            whole = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with whole.begin() as connection:
                without_hurry(connection)  # the new side is checked meanwhile
                if as_owner:
                    _be_owner(connection, source.address)
                else:
                    connection.exec_driver_sql("SET LOCAL desk.copying = 'on'")
                check_workspace(connection, source.address)
                yield connection
    finally:
        engine.dispose()


def _be_owner(connection: Connection, address: ServerAddress) -> None:
    """Raises ``ServerTrouble`` for a database of somebody else's, and ``NotAllowed`` for a login that does not administer ours."""
    owner = Names(address.database).owner
    known = text("SELECT to_regclass('public.alembic_version') IS NOT NULL FROM pg_roles WHERE rolname = :owner")
    if not connection.execute(known, {"owner": owner}).scalar_one_or_none():
        raise ServerTrouble("not_a_workspace", str(address))
    connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(owner)}")
