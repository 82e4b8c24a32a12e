"""Engines of a server: how a connection is made safe, how long it waits, and how writers queue.

Writers of all computers queue on one lock of the database, held from BEGIN to COMMIT. So a command sees and leaves the same
as on a file, where writers queue too; check-then-write rules (numbers, seats, stages) need no second form.
Readers see one state for the length of a question (repeatable read) and cannot write.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from desktop.server_address import ServerAddress
from desktop.services.storage.engines import refuse_when_shut

CONNECT_SECONDS = 8
READ_MS = 30_000
WRITE_MS = 600_000
"""Longest single statement; imports write in pieces far shorter than that."""
QUEUE_MS = 20_000
"""How long a writer waits for the others."""
IDLE_MS = 300_000
READERS = 2
"""Connections a person's questions share; a server has about a hundred for everybody."""
WRITERS = 0x4844736B
"""The number of the lock that writers queue on."""


def without_hurry(connection: Connection) -> None:
    """Let the transaction of this connection wait as long as it takes for work that goes on elsewhere."""
    connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


def connection_values(address: ServerAddress, password: str, *, statement_ms: int, role: str = "") -> dict[str, Any]:
    """What libpq is told. Over a network: TLS with the server's name checked, and no password other than by SCRAM."""
    values: dict[str, Any] = {
        "host": address.host,
        "port": address.port,
        "dbname": address.database,
        "user": address.login,
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "Hiring Desk",
        "client_encoding": "utf8",
        "options": f"-c statement_timeout={statement_ms} -c lock_timeout={QUEUE_MS} -c timezone=UTC "
        f"-c idle_in_transaction_session_timeout={IDLE_MS} -c search_path=public"
        + (f" -c role={role}" if role else ""),
    }
    if password:
        values["password"] = password
    if not address.local:
        values |= {
            "sslmode": "verify-full",
            "sslrootcert": address.root_certificate or "system",
            "ssl_min_protocol_version": "TLSv1.2",
            "gssencmode": "disable",
            "require_auth": "scram-sha-256",
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 20_000,
        }
    return values


def server_writer(address: ServerAddress, password: str, role: str = "") -> Engine:
    """One connection that writes, one writer at a time in the whole team."""
    engine = _engine(address, password, size=1, statement_ms=WRITE_MS, prepare_threshold=5, role=role)

    @event.listens_for(engine, "begin")
    def _queue(connection: Any) -> None:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")

    return engine


def server_reader(address: ServerAddress, password: str, role: str = "") -> Engine:
    """A few connections that cannot write; each question sees one state.

    Statements are never prepared: after five uses a plan for all values would stick, which made a search for one letter ten times slower.
    """
    engine = _engine(address, password, size=READERS, statement_ms=READ_MS, prepare_threshold=None, role=role)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


@contextmanager
def plain_engine(address: ServerAddress, password: str) -> Iterator[Engine]:
    """A block with an engine for setting up and moving: no queue, no time-outs but the longest."""
    engine = _engine(address, password, size=1, statement_ms=0, prepare_threshold=5)
    try:
        yield engine
    finally:
        engine.dispose()


def _engine(
    address: ServerAddress,
    password: str,
    *,
    size: int,
    statement_ms: int,
    prepare_threshold: int | None,
    role: str = "",
) -> Engine:
    engine = create_engine(
        URL.create("postgresql+psycopg"),
        connect_args={
            **connection_values(address, password, statement_ms=statement_ms, role=role),
            "prepare_threshold": prepare_threshold,
        },
        pool_size=size,
        max_overflow=0,
        pool_timeout=QUEUE_MS / 1000,
        pool_reset_on_return="rollback",
        hide_parameters=True,  # what people typed stays out of error texts, and so out of logs
    )
    event.listen(engine, "do_connect", refuse_when_shut)
    return engine
