"""One state of a whole workspace on a server, for moving and copying it: held as long as the reading takes, and no way to write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from desktop.errors import ServerTrouble
from desktop.server_address import ServerAddress
from desktop.services.storage.postgres.engines import plain_engine, without_hurry
from desktop.services.storage.postgres.names import Names, quoted
from desktop.services.storage.postgres.server_store import check_workspace, connecting
from desktop.services.storage.translation import server_translated


@contextmanager
def whole_state(address: ServerAddress, password: str, *, as_owner: bool = True) -> Iterator[Connection]:
    """Read it as the owner of all tables, by the server's administrator; raises ``ServerTrouble`` and ``NotAllowed``.

    ``as_owner`` False: as the person whose login it is, who must see everything (``policies.py`` lets them see others' drafts and
    private views for a copy, and for nothing else).
    """
    with plain_engine(address, password) as engine, connecting(address), server_translated(str(address)):
        whole = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with whole.begin() as connection:
            without_hurry(connection)  # the new side is checked meanwhile
            if as_owner:
                _be_owner(connection, address)
            else:
                connection.exec_driver_sql("SET LOCAL desk.copying = 'on'")
            check_workspace(connection, address)
            yield connection


def _be_owner(connection: Connection, address: ServerAddress) -> None:
    """Raises ``ServerTrouble`` for a database of somebody else's, and ``NotAllowed`` for a login that does not administer ours."""
    owner = Names(address.database).owner
    known = text("SELECT to_regclass('public.alembic_version') IS NOT NULL FROM pg_roles WHERE rolname = :owner")
    if not connection.execute(known, {"owner": owner}).scalar_one_or_none():
        raise ServerTrouble("not_a_workspace", str(address))
    connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(owner)}")
