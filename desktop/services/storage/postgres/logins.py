"""Logins: one a person, in the groups of the person's roles. A password goes to the server as a SCRAM verifier, never in clear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from desktop.errors import FieldErrors
from desktop.services.storage.postgres.names import Names, literal, quoted
from desktop.services.storage.visibility.sight import WHOLE
from desktop.words import Role

SHORTEST = 10
"""More than on a file: a server stretches passwords far less."""
LONGEST_NAME = 63
"""The server cuts longer names, and two could become one."""
OURS = "Hiring Desk"
"""The comment on logins that were made here, which may be taken away again with the last workspace they belong to."""


@dataclass(frozen=True, slots=True)
class Login:
    """A login of a workspace: whose it is, and the groups the server has it in."""

    login: str
    person_id: str
    groups: frozenset[Role]


def check_length(password: str) -> None:
    """Raise ``FieldErrors`` for a password that is too short for a server."""
    if len(password) < SHORTEST:
        raise FieldErrors({"password": "password.short_on_server"})


def verifier_of(connection: Connection, login: str, password: str) -> str:
    """What the server stores of a password (RFC 5802), made on this side; neither the wire nor the server's log sees the password."""
    check_length(password)
    from psycopg import pq

    raw: pq.abc.PGconn = connection.connection.driver_connection.pgconn  # type: ignore[union-attr]
    return raw.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()


def is_there(connection: Connection, login: str) -> bool:
    """Whether the server has this login, from another workspace or for another purpose.

    Raises ``FieldErrors`` for a name that is none and for a login that no policy binds: as somebody's of the team it would see everything.
    """
    if not login or len(login.encode()) > LONGEST_NAME or login.startswith("pg_") or not login.isprintable():
        raise FieldErrors({"login": "login.malformed" if login else "required"})
    row = connection.execute(
        text(
            "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication OR NOT rolcanlogin AND"
            " shobj_description(oid, 'pg_authid') IS DISTINCT FROM :ours AS mighty FROM pg_roles WHERE rolname = :login"
        ),
        {"login": login, "ours": OURS},
    ).one_or_none()
    if row is not None and row.mighty:
        raise FieldErrors({"login": "login.mighty"})
    return row is not None


def check_login(engine: Engine, login: str, password: str) -> None:
    """Raise ``FieldErrors`` unless this can become the login of somebody new."""
    with engine.connect() as connection:
        if not is_there(connection, login):
            check_length(password)


def login_statements(
    names: Names, login: str, verifier: str, person_id: str, roles: Iterable[Role], *, known: bool = False
) -> Iterator[str]:
    """What lets a person in, first as the server's administrator, then as the owner. Without a verifier nobody signs in with it yet."""
    yield "SET ROLE NONE"  # the owner of the tables may make no logins
    if not known:
        yield f"CREATE ROLE {quoted(login)} LOGIN INHERIT" + (f" PASSWORD {literal(verifier)}" if verifier else "")
        yield f"COMMENT ON ROLE {quoted(login)} IS {literal(OURS)}"
    yield from group_statements(names, login, roles)
    yield f"SET ROLE {quoted(names.owner)}"
    yield f"INSERT INTO public.server_login (login, person_id) VALUES ({literal(login)}, {literal(person_id)})"  # noqa: S608 - both are quoted


def group_statements(names: Names, login: str, roles: Iterable[Role]) -> Iterator[str]:
    """What puts a login into the groups of these roles."""
    for role in Role:
        if role in set(roles):
            yield f"GRANT {quoted(names.group(role))} TO {quoted(login)}"


def add_login(
    connection: Connection, names: Names, login: str, password: str, person_id: str, roles: Iterable[Role]
) -> None:
    """Make a login for a person; one that exists (from another workspace of this server) keeps its password."""
    known = is_there(connection, login)
    if any(one.login == login for one in logins_of(connection)):
        raise FieldErrors({"login": "login.taken"})
    verifier = "" if known else verifier_of(connection, login, password)
    _run(connection, login_statements(names, login, verifier, person_id, roles, known=known))
    if known:
        _run(connection, ("SET ROLE NONE", f"ALTER ROLE {quoted(login)} LOGIN", f"SET ROLE {quoted(names.owner)}"))


def set_own_password(connection: Connection, login: str, password: str) -> None:
    """Give the login that is connected another password, which a server lets everybody do for themselves."""
    verifier = verifier_of(connection, login, password)
    connection.exec_driver_sql(f"ALTER ROLE {quoted(login)} PASSWORD {literal(verifier)}")


def set_groups(connection: Connection, names: Names, login: str, roles: Iterable[Role]) -> None:
    """Put a login into exactly the groups of these roles, whoever put it into the others."""
    found = connection.execute(
        text(
            "SELECT g.rolname, pg_get_userbyid(m.grantor) AS grantor FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
            " JOIN pg_roles l ON l.oid = m.member WHERE l.rolname = :login AND g.rolname = ANY (:every)"
        ),
        {"login": login, "every": list(names.groups)},
    ).all()
    wanted = {names.group(Role(role)) for role in roles}
    each = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) >= 160000
    revoking = [
        # since version 16 a membership that somebody else granted stays, with a mere warning
        f"REVOKE {quoted(one.rolname)} FROM {quoted(login)}" + (f" GRANTED BY {quoted(one.grantor)}" if each else "")
        for one in found
        if one.rolname not in wanted
    ]
    _run(
        connection,
        ("SET ROLE NONE", *revoking, *group_statements(names, login, roles), f"SET ROLE {quoted(names.owner)}"),
    )


def set_password(connection: Connection, names: Names, login: str, password: str) -> None:
    """Give a login another password; whoever is signed in with the old one stays so until the connection ends."""
    verifier = verifier_of(connection, login, password)
    _run(
        connection,
        (
            "SET ROLE NONE",
            f"ALTER ROLE {quoted(login)} PASSWORD {literal(verifier)}",
            f"SET ROLE {quoted(names.owner)}",
        ),
    )


def remove_login(connection: Connection, names: Names, login: str) -> None:
    """Shut a login out of this workspace, and whoever is signed in with it.

    A login that was made here and belongs to no other workspace is taken away, or, where something still hangs on it, may not sign in.
    """
    set_groups(connection, names, login, ())
    connection.execute(text("DELETE FROM server_login WHERE login = :login"), {"login": login})
    connection.exec_driver_sql("SET ROLE NONE")
    connection.execute(
        text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = :login AND datname = current_database() AND pid <> pg_backend_pid()"
        ),
        {"login": login},
    )
    ours = connection.execute(
        text(
            "SELECT shobj_description(oid, 'pg_authid') = :ours AND NOT EXISTS"
            " (SELECT 1 FROM pg_auth_members WHERE member = pg_roles.oid) FROM pg_roles WHERE rolname = :login"
        ),
        {"login": login, "ours": OURS},
    ).scalar_one_or_none()
    if ours:
        connection.exec_driver_sql(f"ALTER ROLE {quoted(login)} NOLOGIN")
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(f"DROP ROLE {quoted(login)}")
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != "2BP01":  # something depends on it
                raise
    connection.exec_driver_sql(f"SET ROLE {quoted(names.owner)}")


def logins_of(connection: Connection) -> tuple[Login, ...]:
    """Every login of the workspace with the groups it is in; anybody of the team may ask, the server shows them to everybody."""
    rows = connection.execute(_LOGINS, {"every": [role.value for role in Role]})
    return tuple(
        Login(row.login, str(row.person_id).replace("-", ""), frozenset(map(Role, row.groups))) for row in rows
    )


_LOGINS = text(
    "SELECT s.login, s.person_id, array(SELECT r FROM unnest(CAST(:every AS text[])) r JOIN pg_roles g"
    " ON g.rolname = desk.team() || '_' || r JOIN pg_auth_members m ON m.roleid = g.oid WHERE m.member = l.oid) AS groups"
    " FROM server_login s JOIN pg_roles l ON l.rolname = s.login ORDER BY s.login"
).execution_options(**{WHOLE: "logins are no secret within a team"})


def _run(connection: Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement.replace("%", "%%"))
