"""Workspaces on a team's server: making one, letting people in, opening one as somebody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import Connection, select, text

from desktop.errors import FieldErrors, ServerTrouble
from desktop.models import Person, ServerLogin
from desktop.models.base import new_id
from desktop.server_address import ServerAddress
from desktop.services.access.actor import SYSTEM, SYSTEM_ID
from desktop.services.accounts.messages import EndAccess, SetRoles
from desktop.services.people.commands import AddMember
from desktop.services.storage.postgres.engines import plain_engine
from desktop.services.storage.postgres.logins import add_login, check_new_password, remove_login, set_groups
from desktop.services.storage.postgres.names import Names
from desktop.services.storage.postgres.policies import protect
from desktop.services.storage.postgres.server_store import ServerStore, connecting, open_store, owner_store
from desktop.services.storage.postgres.setting_up import holds_workspace, make_database, make_schema, using
from desktop.services.storage.translation import server_translated
from desktop.services.workspace.messages import SetUpWorkspace
from desktop.services.workspace.session import WorkSession, door_of, session_of
from desktop.words import Role

_HANG_UP = text("""
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :login AND datname = :name
        AND ((SELECT rolsuper FROM pg_roles WHERE rolname = current_user) OR pg_has_role('pg_signal_backend', 'USAGE'))
""")
"""Ends the lines of somebody who was shut out, where the administrator may; row security has shut them out in any case."""
MAINTENANCE = "postgres"
"""The database every server has, from which others are made."""


def make_on_server(
    administrator: ServerAddress,
    password: str,
    *,
    name: str,
    person: str,
    login: str,
    new_password: str,
    installation: str,
    sample: bool = False,
    prepared: bool = False,
) -> WorkSession:
    """Make the database of an address with a workspace and its first administrator, as the server's administrator.

    ``prepared``: owner, groups and empty database are there already, made by ``setting_up.script``. Answers a session of the
    system's; the person signs in with ``open_on_server``. Raises ``ServerTrouble`` and ``FieldErrors``.
    """
    names = Names(administrator.database)
    check_new_password(new_password)
    with connecting(administrator), server_translated(str(administrator)):
        if not prepared:
            elsewhere = replace(administrator, database=MAINTENANCE)
            with using(plain_engine(elsewhere, password)) as engine:
                make_database(engine, names)
        with using(plain_engine(administrator, password)) as engine, engine.begin() as connection:
            if holds_workspace(connection):
                raise ServerTrouble("exists", administrator.database)
            make_schema(connection, administrator)
            protect(connection, names)
    store = owner_store(administrator, password, installation)
    person_id = new_id()
    door_of(store, SYSTEM).carry_out(SetUpWorkspace(name, person, sample, person_id))
    with store.writer.begin() as connection:
        add_login(connection, names, login, new_password, person_id, {Role.ADMINISTRATOR})
    return session_of(store, None, SYSTEM_ID)


def add_person(
    administrator: ServerAddress,
    password: str,
    *,
    person: str,
    login: str,
    new_password: str,
    roles: set[Role],
    installation: str,
) -> str:
    """Let somebody in, as the server's administrator: their record, their login, the groups of their roles. Answers the record's id.

    Raises ``FieldErrors``, and ``ServerTrouble`` ``login_taken`` for a login that is somebody else's in this workspace.
    """
    if not roles:
        raise FieldErrors({"roles": "required"})
    with connecting(administrator), _owning(administrator, password, installation) as store:
        with store.translated(), store.reader.begin() as connection:
            if _member(connection, login) is not None:
                raise ServerTrouble("login_taken", str(administrator), {"login": login})
        person_id = str(door_of(store, SYSTEM).carry_out(AddMember(person, roles=tuple(sorted(roles)))).answer)
        with store.translated(), store.writer.begin() as connection:
            add_login(connection, Names(administrator.database), login, new_password, person_id, roles)
    return person_id


def set_person_roles(
    administrator: ServerAddress, password: str, *, login: str, roles: set[Role], installation: str
) -> None:
    """Give somebody exactly these roles, in the records of the team and in the groups of the server. Raises ``ServerTrouble``."""
    with connecting(administrator), _owning(administrator, password, installation) as store:
        person_id = _known(store, administrator, login)
        door_of(store, SYSTEM).carry_out(SetRoles(person_id, 0, tuple(sorted(roles))))
        with store.translated(), store.writer.begin() as connection:
            connection.exec_driver_sql("SET ROLE NONE")
            set_groups(connection, Names(administrator.database), login, roles)


def remove_person(administrator: ServerAddress, password: str, *, login: str, installation: str) -> None:
    """Shut somebody out at once: no login to this workspace, no roles; what they did stays theirs. Raises ``ServerTrouble``."""
    with connecting(administrator), _owning(administrator, password, installation) as store:
        person_id = _known(store, administrator, login)
        door_of(store, SYSTEM).carry_out(EndAccess(person_id, 0))
        with store.translated(), store.writer.begin() as connection:
            remove_login(connection, Names(administrator.database), login)
            connection.exec_driver_sql("SET ROLE NONE")
            connection.execute(_HANG_UP, {"login": login, "name": administrator.database})


@contextmanager
def _owning(administrator: ServerAddress, password: str, installation: str) -> Iterator[ServerStore]:
    store = owner_store(administrator, password, installation)
    try:
        yield store
    finally:
        store.close()


def _known(store: ServerStore, administrator: ServerAddress, login: str) -> str:
    with store.translated(), store.reader.begin() as connection:
        person_id = _member(connection, login)
    if person_id is None:
        raise ServerTrouble("no_such_login", str(administrator), {"login": login})
    return person_id


def _member(connection: Connection, login: str) -> str | None:
    s = ServerLogin.__table__.c
    found = connection.execute(select(s.person_id).where(s.login == login)).scalar_one_or_none()
    return None if found is None else str(found)


def open_on_server(address: ServerAddress, password: str, installation: str) -> WorkSession:
    """Open a workspace as the person whose login the address names; raises ``ServerTrouble``."""
    store = open_store(address, password, installation)
    try:
        with store.translated(), store.reader.begin() as connection:
            person_id = _person_of(connection, address)
        return session_of(store, None, person_id)
    except BaseException:
        store.close()
        raise


def _person_of(connection: Connection, address: ServerAddress) -> str:
    """Who the server says this is: the id of the person of the login."""
    p, s = Person.__table__.c, ServerLogin.__table__.c
    row = connection.execute(
        select(p.id, p.inactive)
        .join_from(Person.__table__, ServerLogin.__table__, p.id == s.person_id)
        .where(s.login == address.login, p.deleted_at.is_(None))
    ).one_or_none()
    if row is None or row.inactive:
        raise ServerTrouble("not_a_member", str(address))
    return str(row.id)
