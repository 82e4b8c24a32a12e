"""Logins: one a person, in the groups of the person's roles. A password goes to the server as a SCRAM verifier, never in clear."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, text
from sqlalchemy.dialects.postgresql import insert as put

from desktop.errors import FieldErrors
from desktop.models import ServerLogin
from desktop.services.storage.postgres.names import Names, literal, quoted
from desktop.words import Role

SHORTEST = 10
"""More than on a file: a server stretches passwords far less."""


def verifier_of(connection: Connection, login: str, password: str) -> str:
    """What the server stores of a password (RFC 5802), made on this side; neither the wire nor the server's log sees the password."""
    if len(password) < SHORTEST:
        raise FieldErrors({"password": "password.short_on_server"})
    from psycopg import pq

    raw: pq.abc.PGconn = connection.connection.driver_connection.pgconn  # type: ignore[union-attr]
    return raw.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()


def add_login(
    connection: Connection, names: Names, login: str, password: str, person_id: str, roles: Iterable[Role]
) -> None:
    """Make a login for a person; one that exists (from another workspace of this server) keeps its password."""
    known = connection.execute(
        text("SELECT 1 FROM pg_roles WHERE rolname = :login"), {"login": login}
    ).scalar_one_or_none()
    connection.exec_driver_sql("SET ROLE NONE")  # the owner of the tables may make no logins
    if known is None:
        verifier = verifier_of(connection, login, password)
        connection.exec_driver_sql(f"CREATE ROLE {quoted(login)} LOGIN INHERIT PASSWORD {literal(verifier)}")
    set_groups(connection, names, login, roles)
    connection.exec_driver_sql(f"SET ROLE {quoted(names.owner)}")
    connection.execute(
        put(ServerLogin)
        .values(login=login, person_id=person_id)
        .on_conflict_do_update(index_elements=["login"], set_={"person_id": person_id})
    )


def set_own_password(connection: Connection, login: str, password: str) -> None:
    """Give the login that is connected another password, which a server lets everybody do for themselves."""
    verifier = verifier_of(connection, login, password)
    connection.exec_driver_sql(f"ALTER ROLE {quoted(login)} PASSWORD {literal(verifier)}")


def set_groups(connection: Connection, names: Names, login: str, roles: Iterable[Role]) -> None:
    """Put a login into exactly the groups of these roles."""
    wanted = set(roles)
    for role in Role:
        verb, to = ("GRANT", "TO") if role in wanted else ("REVOKE", "FROM")
        connection.exec_driver_sql(f"{verb} {quoted(names.group(role))} {to} {quoted(login)}")


def remove_login(connection: Connection, names: Names, login: str) -> None:
    """Shut a login out of this workspace; it may belong to others, so the login itself stays."""
    connection.exec_driver_sql("SET ROLE NONE")
    set_groups(connection, names, login, ())
    connection.exec_driver_sql(f"SET ROLE {quoted(names.owner)}")
    connection.execute(delete(ServerLogin).where(ServerLogin.login == login))


def roles_of(connection: Connection) -> set[Role]:
    """The roles the server enforces for whoever is connected."""
    return {Role(name) for name in connection.exec_driver_sql("SELECT desk.my_roles()").scalars()}
