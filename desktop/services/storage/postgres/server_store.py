"""A team's workspace on its server, opened by one person: every check before the first question, then the same store as a file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from desktop.errors import ServerTrouble
from desktop.models.migrations import HEAD, KNOWN
from desktop.server_address import ServerAddress
from desktop.services.dispatch.messages import Command, Done
from desktop.services.storage.anchors import Head
from desktop.services.storage.engines import shut
from desktop.services.storage.origins import origin_of
from desktop.services.storage.postgres.engines import server_reader, server_writer
from desktop.services.storage.postgres.names import Names
from desktop.services.storage.postgres.once import OnceOnly
from desktop.services.storage.store import Attempt, StorageKind
from desktop.services.storage.translation import server_translated

A = TypeVar("A")

CHANNEL = "hiring_desk"


@dataclass(slots=True)
class ServerStore:
    """An open database: where it is, its engines, and the origin under which this installation writes."""

    address: ServerAddress
    writer: Engine
    reader: Engine
    origin_id: str
    password: str = field(default="", repr=False)
    """Kept while it is open: a connection that broke is made anew."""
    own: deque[str] = field(default_factory=lambda: deque(maxlen=1000), repr=False)
    """Entries this open workspace wrote lately: nobody has to be told of their own."""
    _pulses: int = field(default=0, repr=False)
    once: OnceOnly = field(default_factory=OnceOnly, repr=False)
    closed: bool = False

    @property
    def kind(self) -> StorageKind:
        """A server."""
        return StorageKind.SERVER

    @property
    def has_password(self) -> bool:
        """Not where the server lets people of its own computer in by themselves."""
        return bool(self.password)

    def translated(self) -> AbstractContextManager[None]:
        """A block in which the server's errors come out as ours."""
        return server_translated(str(self.address))

    def settle(self, command: Command[Any], run: Callable[[Attempt], Done]) -> Done:
        """Run a command once, see ``once.py``."""
        return self.once.settle(command, run)

    def read(self, run: Callable[[], A]) -> A:
        """Run something that only reads, once more on a new line where the old one broke."""
        try:
            return run()
        except ServerTrouble as trouble:
            if trouble.code != "lost":
                raise
        return run()

    def tell(self, connection: Connection, done: Done) -> None:
        """Ring the bell that others hear when this is committed; what changed they read from the journal (``listening.py``)."""
        if done.entry_id:
            self.own.append(done.entry_id)
            connection.execute(text("SELECT pg_notify(:channel, '')"), {"channel": CHANNEL})

    def saw(self, head: Head) -> None:
        """Nothing: the server itself lets nobody cut its journal (``journal_guard.py``)."""

    def pulse(self) -> int:
        """Another number each time: asking the server how far the journal is costs as little as asking whether it is worth it."""
        self._pulses += 1
        return self._pulses

    def is_own(self, entry_id: str) -> bool:
        """Whether an entry was written by this open workspace."""
        return entry_id in self.own

    def rekey(self, key: bytes) -> None:
        """A server keeps its data under keys of its own."""
        raise NotImplementedError("only files are encrypted by this program")

    def use_password(self, password: str) -> None:
        """The login has another password now: connections from now on are made with it, those in use end when they come back."""
        before = self.reader, self.writer
        self.password = password
        self.writer, self.reader = server_writer(self.address, password), server_reader(self.address, password)
        for engine in before:
            engine.dispose()

    def close(self) -> None:
        """Let go of every connection, and of the password."""
        shut(self.reader)
        shut(self.writer)
        self.closed = True
        self.password = ""


def open_store(address: ServerAddress, password: str, installation: str) -> ServerStore:
    """Connect and check: reachable, safe, let in, a workspace, of this program's schema. Raises ``ServerTrouble``."""
    writer, reader = server_writer(address, password), server_reader(address, password)
    try:
        with connecting(address), server_translated(str(address)):
            with reader.begin() as connection:
                check_workspace(connection, address)
                person = connection.exec_driver_sql("SELECT desk.me()").scalar_one()
                if person is None:
                    raise ServerTrouble("not_a_member", str(address))  # nobody's login, or of somebody who left
            with writer.begin() as connection:
                # of the person, not of the login: a login may be given to somebody else, an origin stays whose it is
                origin_id = origin_of(connection, f"{installation}-{str(person).replace('-', '')}"[:64])
    except BaseException:
        reader.dispose()
        writer.dispose()
        raise
    return ServerStore(address, writer, reader, origin_id, password)


def owner_store(address: ServerAddress, password: str, installation: str) -> ServerStore:
    """The store as the server's administrator works on it: as the owner of all tables, for setting up, letting in and moving."""
    owner = Names(address.database).owner
    writer, reader = server_writer(address, password, owner), server_reader(address, password, owner)
    try:
        with connecting(address), server_translated(str(address)), writer.begin() as connection:
            check_workspace(connection, address)
            origin_id = origin_of(connection, f"{installation}-{owner}"[:64])
    except BaseException:
        reader.dispose()
        writer.dispose()
        raise
    return ServerStore(address, writer, reader, origin_id, password)


class connecting:  # noqa: N801 - reads as a block
    """A block in which a first connection is made: here a server that does not answer was never lost, it is not reachable."""

    def __init__(self, address: ServerAddress) -> None:
        self._server = str(address)

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, ServerTrouble) and error.code != "lost":
            return
        cause = error if isinstance(error, DBAPIError) else error.__cause__ if error else None
        if not isinstance(cause, DBAPIError) or getattr(cause.orig, "sqlstate", None) not in (None, "57P03"):
            return
        raise ServerTrouble(_first_trouble(str(cause.orig)), self._server) from error


def _first_trouble(said: str) -> str:
    """libpq gives no code where it refuses by itself or passes a refusal on; its words are what there is."""
    words = said.lower()
    if (
        "password authentication failed" in words
        or "no password supplied" in words
        or ("role" in words and "does not exist" in words)
    ):
        return "login_refused"
    if "database" in words and "does not exist" in words:
        return "no_database"
    if "permission denied for database" in words or "pg_hba.conf" in words or "not permitted to log in" in words:
        return "login_refused"
    if "too many" in words or "remaining connection slots" in words:
        return "too_many"
    if "ssl" in words or "certificate" in words or "authentication method" in words:
        return "insecure"
    return "unreachable"


def check_workspace(connection: Connection, address: ServerAddress) -> None:
    """Whether this is a workspace that this program may work on."""
    server = str(address)
    if connection.exec_driver_sql("SELECT to_regclass('public.alembic_version')").scalar_one() is None:
        raise ServerTrouble("not_a_workspace", server)
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    if revision not in KNOWN:
        raise ServerTrouble("newer_schema", server, {"found": str(revision), "known": HEAD})
    if revision != HEAD:
        raise ServerTrouble("older_schema", server, {"found": str(revision), "known": HEAD})
    check_order(connection, address)


def check_order(connection: Connection, address: ServerAddress) -> None:
    """Texts must sort by their signs, as in a file; a database that sorts by a language would show lists in another order."""
    order = connection.exec_driver_sql(
        "SELECT datcollate FROM pg_database WHERE datname = current_database()"
    ).scalar_one()
    if order not in ("C", "POSIX", "C.UTF-8", "C.utf8"):
        raise ServerTrouble("wrong_order", str(address), {"found": str(order)})
