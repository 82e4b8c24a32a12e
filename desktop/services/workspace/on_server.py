"""Workspaces on a team's server: making one, opening one as somebody."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from desktop.errors import ServerTrouble
from desktop.models import Person, ServerLogin
from desktop.models.base import new_id
from desktop.server_address import ServerAddress
from desktop.services.access.actor import SYSTEM, SYSTEM_ID
from desktop.services.storage.postgres.engines import plain_engine
from desktop.services.storage.postgres.logins import add_login, check_login
from desktop.services.storage.postgres.names import Names
from desktop.services.storage.postgres.policies import protect
from desktop.services.storage.postgres.server_store import connecting, open_store, owner_store
from desktop.services.storage.postgres.setting_up import MAINTENANCE, drop_database, make_database, make_schema
from desktop.services.storage.translation import server_translated
from desktop.services.workspace.messages import SetUpWorkspace
from desktop.services.workspace.session import WorkSession, door_of, session_of
from desktop.words import Role


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
) -> WorkSession:
    """Make the database of an address with a workspace and its first administrator, as the server's administrator.

    Answers a session of the system's; the person signs in with ``open_on_server``.
    """
    names = Names(administrator.database)
    elsewhere = replace(administrator, database=MAINTENANCE)
    with plain_engine(elsewhere, password) as first, connecting(elsewhere), server_translated(str(administrator)):
        check_login(first, login, new_password)
        make_database(first, names)
        try:
            return _filled(administrator, password, names, SetUpWorkspace(name, person, sample, new_id()), login,
                           new_password, installation)  # fmt: skip
        except BaseException:
            drop_database(first, names)  # which was made a moment ago, so that the next try is not in its own way
            raise


def _filled(
    administrator: ServerAddress,
    password: str,
    names: Names,
    first: SetUpWorkspace,
    login: str,
    new_password: str,
    installation: str,
) -> WorkSession:
    """Schema, guards, the first rows and the first login in an empty database."""
    with plain_engine(administrator, password) as engine, engine.begin() as connection:
        make_schema(connection, administrator)
        protect(connection, names)
    store = owner_store(administrator, password, installation)
    try:
        door_of(store, SYSTEM).carry_out(first)
        with store.writer.begin() as connection:
            add_login(connection, names, login, new_password, first.person_id, {Role.ADMINISTRATOR})
        return session_of(store, None, SYSTEM_ID)
    except BaseException:
        store.close()
        raise


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
