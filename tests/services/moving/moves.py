"""Short verbs for moving a test's workspace there and back, and what stands on either side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.server_address import ServerAddress
from desktop.services.dispatch.messages import Progress
from desktop.services.moving.bringing import Moved
from desktop.services.moving.reading import FromFile, FromServer, reading_file, reading_server
from desktop.services.moving.to_file import ToFile, move_to_file
from desktop.services.moving.to_server import ToServer, move_to_server
from desktop.services.storage.carrying import carried_content
from desktop.services.storage.content import TableContent
from desktop.services.workspace.session import WorkSession
from tests.postgres_server import TestServer
from tests.services.desk import INSTALLATION

PASSWORD = "a password of ten signs"
_NUMBERS = itertools.count(1)


def source_of(session: WorkSession) -> FromFile:
    return FromFile(session.file.path, session.file.key, session.vault)


@contextmanager
def database(server: TestServer) -> Iterator[ServerAddress]:
    """The address of a database that is not there, gone again afterwards."""
    address = server.address(f"moved_{next(_NUMBERS)}")
    yield address
    server.run(f"DROP DATABASE IF EXISTS {address.database} WITH (FORCE)")


def to_server(session: WorkSession, address: ServerAddress, progress: Progress | None = None) -> Moved:
    target = ToServer(address, f"{address.database}_bea", "", PASSWORD)
    return move_to_server(source_of(session), target, session.door.actor.id, INSTALLATION, progress)


def to_file(address: ServerAddress, path: Path, password: str | None = None, progress: Progress | None = None) -> Moved:
    return move_to_file(FromServer(address), ToFile(path, password), INSTALLATION, progress)


def content_of_file(source: FromFile) -> dict[str, TableContent]:
    with reading_file(source) as connection:
        return carried_content(connection, Progress())


def content_of_server(address: ServerAddress, *, as_owner: bool = True) -> dict[str, TableContent]:
    """As the owner, or as a superuser of the server, whom nothing is hidden from."""
    with reading_server(FromServer(address), as_owner=as_owner) as connection:
        return carried_content(connection, Progress())
