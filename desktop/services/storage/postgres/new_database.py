"""A new database for a workspace that is brought from elsewhere: filled in one transaction, and gone again where that fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from desktop.server_address import ServerAddress
from desktop.services.storage.postgres.engines import plain_engine
from desktop.services.storage.postgres.names import Names, quoted
from desktop.services.storage.postgres.policies import protect
from desktop.services.storage.postgres.server_store import connecting
from desktop.services.storage.postgres.setting_up import MAINTENANCE, drop_database, make_database, make_schema
from desktop.services.storage.translation import server_translated


@contextmanager
def new_database(administrator: ServerAddress, password: str) -> Iterator[Connection]:
    """A block with a connection of its owner's to a new database with empty tables, not yet guarded; see ``guard``.

    Committed at the end of the block. Raises ``ServerTrouble`` ``exists``.
    """
    names = Names(administrator.database)
    elsewhere = replace(administrator, database=MAINTENANCE)
    _make(elsewhere, password, names)
    try:
        with (
            plain_engine(administrator, password) as engine,
            server_translated(str(administrator)),
            engine.begin() as connection,
        ):
            make_schema(connection, administrator)
            yield connection
    except BaseException:
        with suppress(DBAPIError):  # a server that is lost cannot be tidied up; what went wrong is told all the same
            _remove(elsewhere, password, names)
        raise


def guard(connection: Connection, names: Names) -> None:
    """Rights, policies and guards over what was brought; the connection goes on as the owner."""
    connection.exec_driver_sql("SET LOCAL ROLE NONE")
    protect(connection, names)
    connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(names.owner)}")


def _make(elsewhere: ServerAddress, password: str, names: Names) -> None:
    with plain_engine(elsewhere, password) as engine, connecting(elsewhere), server_translated(str(elsewhere)):
        make_database(engine, names)


def _remove(elsewhere: ServerAddress, password: str, names: Names) -> None:
    """The database, then the roles that carry its name."""
    with plain_engine(elsewhere, password) as engine:
        drop_database(engine, names)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for role in (*names.groups, names.owner):
                connection.exec_driver_sql(f"DROP ROLE IF EXISTS {quoted(role)}")
