"""Setting a database up: owner, groups, schema and guards; done by whoever administers the server, never by a person of the team.

The owner and the groups cannot sign in. People get a login that is in the groups of their roles and owns nothing, so nobody
who works with the data can change what guards it.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, text

from desktop.errors import ServerTrouble
from desktop.models.migrations import HEAD, KNOWN
from desktop.server_address import ServerAddress
from desktop.services.storage.postgres.engines import plain_engine
from desktop.services.storage.postgres.names import Names, quoted
from desktop.services.storage.postgres.policies import protect
from desktop.services.storage.postgres.server_store import check_order, connecting
from desktop.services.storage.translation import server_translated

MAINTENANCE = "postgres"
"""The database every server has, from which others are made."""
NOT_FOR_EVERYBODY = [
    f"REVOKE EXECUTE ON FUNCTION pg_catalog.{one} FROM PUBLIC"
    for one in ("lo_create(oid)", "lo_creat(integer)", "lo_from_bytea(oid, bytea)")
]
"""What PostgreSQL lets everybody do: large objects would be a place beside the tables. Only a superuser can take it away."""


def statements_before(names: Names) -> list[str]:
    """What the server's administrator runs once, in any database: the owner, the groups, the database."""
    owner = quoted(names.owner)
    return [
        f"CREATE ROLE {owner} NOLOGIN",
        *(f"CREATE ROLE {quoted(group)} NOLOGIN" for group in names.groups),
        f"GRANT {owner} TO CURRENT_USER",
        f"CREATE DATABASE {quoted(names.database)} OWNER {owner} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'",
        f"REVOKE ALL ON DATABASE {quoted(names.database)} FROM PUBLIC",
        *(f"GRANT CONNECT ON DATABASE {quoted(names.database)} TO {quoted(group)}" for group in names.groups),
    ]


def hints(names: Names) -> list[str]:
    """Lines for ``pg_hba.conf`` and ``postgresql.conf``, which no statement can set."""
    everybody = ",".join(f"+{group}" for group in names.groups)
    return [
        "# postgresql.conf",
        "ssl = on",
        "password_encryption = 'scram-sha-256'",
        "# pg_hba.conf, before wider lines: TLS only, SCRAM only",
        f"hostssl   {names.database}  {everybody}  samenet  scram-sha-256",
        f"hostnossl {names.database}  all  all  reject",
    ]


def make_database(engine: Engine, names: Names) -> None:
    """Run ``statements_before`` on a connection to another database of the server."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        found = connection.execute(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": names.database})
        if found.scalar_one_or_none() is not None:
            raise ServerTrouble("exists", names.database)
        known = set(connection.exec_driver_sql("SELECT rolname FROM pg_roles").scalars())
        for statement in statements_before(names):
            if statement.startswith("CREATE ROLE") and statement.split('"')[1] in known:
                continue  # from an earlier try that went no further
            connection.exec_driver_sql(statement)


def drop_database(engine: Engine, names: Names) -> None:
    """Take back what ``make_database`` made. The owner and the groups stay: they can do nothing without it."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {quoted(names.database)} WITH (FORCE)")


def make_schema(connection: Connection, address: ServerAddress) -> None:
    """Bring an empty or older database to this program's schema, in one transaction, as its owner; ``protect`` comes after."""
    from desktop.services.storage.upgrade import upgrade

    check_order(connection, address)
    if connection.exec_driver_sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").scalar_one():
        for statement in NOT_FOR_EVERYBODY:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(Names(address.database).owner)}")
    upgrade(connection)


def upgrade_server(address: ServerAddress, password: str) -> str:
    """Upgrade a workspace as the server's administrator and guard it anew; answers the revision it has now."""
    with (
        plain_engine(address, password) as engine,
        connecting(address),
        server_translated(str(address)),
        engine.begin() as connection,
    ):
        if connection.exec_driver_sql("SELECT to_regclass('public.alembic_version')").scalar_one() is None:
            raise ServerTrouble("not_a_workspace", str(address))
        found = connection.exec_driver_sql("SELECT version_num FROM public.alembic_version").scalar_one()
        if found not in KNOWN:
            raise ServerTrouble("newer_schema", str(address), {"found": str(found), "known": HEAD})
        make_schema(connection, address)
        protect(connection, Names(address.database))
    return HEAD
