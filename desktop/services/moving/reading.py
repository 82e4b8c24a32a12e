"""The side a workspace is read from: one state of it, held for as long as the reading takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from desktop.server_address import ServerAddress
from desktop.services.access.keys.open_vault import OpenVault
from desktop.services.storage.engines import reader_engine
from desktop.services.storage.postgres.whole_state import whole_state
from desktop.services.storage.translation import translated


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
    """One state of a server's workspace; ``as_owner`` False: with the rights of the login, who must see everything."""
    with whole_state(source.address, source.password, as_owner=as_owner) as connection:
        yield connection
