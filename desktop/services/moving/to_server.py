"""Moving a workspace file to a team's server: a new database, made and filled in one transaction; nothing of it stays where that fails."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from desktop.errors import NotAllowed
from desktop.models import Person
from desktop.server_address import ServerAddress
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Progress
from desktop.services.dispatch.spans import Span
from desktop.services.moving.bringing import Moved, bring
from desktop.services.moving.checking import must_hold
from desktop.services.moving.handing_over import hand_to_server, must_open
from desktop.services.moving.reading import FromFile, reading_file
from desktop.services.storage.origins import origin_of
from desktop.services.storage.postgres.logins import add_login, is_there, verifier_of
from desktop.services.storage.postgres.names import Names
from desktop.services.storage.postgres.new_database import guard, new_database
from desktop.words import Role


@dataclass(frozen=True, slots=True)
class ToServer:
    """A database that is not there yet, and the server's administrator, whose login the address names, who makes it.

    ``login``: how the person who moves it signs in from now on. A login that exists (from another workspace of this server) keeps
    its password.
    """

    administrator: ServerAddress
    login: str
    password: str = field(default="", repr=False)
    login_password: str = field(default="", repr=False)


def move_to_server(
    source: FromFile, target: ToServer, person_id: str, installation: str, progress: Progress | None = None
) -> Moved:
    """Move it; ``person_id``: who does, an administrator of the workspace.

    Raises ``NotAllowed``, ``RuleBroken``, ``ServerTrouble``, ``StorageTrouble`` or ``Stopped`` and leaves nothing on the server then.
    A program that is killed leaves an empty database, which is no workspace.
    """
    progress = progress or Progress()
    names = Names(target.administrator.database)
    with reading_file(source) as connection:
        roles = _roles_of(connection, person_id)
        must_open(connection, source.vault)
        with new_database(target.administrator, target.password) as there:
            if not is_there(there, target.login):
                verifier_of(there, target.login, target.login_password)  # refused now rather than after the copying
            moved = _filled(connection, there, source, names, installation, progress)
            add_login(there, names, target.login, target.login_password, person_id, roles)  # needs the guards
            progress.report(100, 100)  # the last moment to stop
    return moved


def _filled(
    source: Connection,
    there: Connection,
    file: FromFile,
    names: Names,
    installation: str,
    progress: Progress,
) -> Moved:
    moved = bring(source, there, Span(progress, 0, 85))
    guard(there, names)
    if file.vault is not None:
        origin_id = origin_of(there, f"{installation}-{names.owner}")
        hand_to_server(there, origin_id, file.vault, progress)
    must_hold(there, Span(progress, 85, 99))
    return moved


def _roles_of(connection: Connection, person_id: str) -> set[Role]:
    """The groups the mover's login will be in; raises ``NotAllowed`` for somebody who does not run the workspace."""
    p = Person.__table__.c
    found = connection.execute(select(p.roles).where(p.id == person_id, p.deleted_at.is_(None))).scalar_one_or_none()
    roles = {Role(one) for one in found or ()}
    if Role.ADMINISTRATOR not in roles:
        raise NotAllowed(Permission.WORKSPACE_MANAGE)
    return roles
