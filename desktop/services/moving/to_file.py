"""Moving a team's workspace from its server into a new file; it gets its name only when it is whole and checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_urlsafe

from sqlalchemy import Connection, select

from desktop.errors import NotAllowed, NotFound, StorageTrouble
from desktop.models import Person
from desktop.services.access.actor import SYSTEM_ID
from desktop.services.access.keys.keys_file import write_keys
from desktop.services.access.keys.open_vault import OpenVault
from desktop.services.access.keys.places import keys_path
from desktop.services.access.keys.vault import NewVault, make_vault
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Progress
from desktop.services.dispatch.spans import Span
from desktop.services.moving.bringing import Moved, bring
from desktop.services.moving.checking import must_hold
from desktop.services.moving.handing_over import hand_to_file
from desktop.services.moving.reading import FromServer, reading_server
from desktop.services.storage.connection import mark_of
from desktop.services.storage.origins import origin_of
from desktop.services.storage.places import check_place
from desktop.services.storage.workspace_file import create_file, remove_file
from desktop.text import key_of
from desktop.words import Role


@dataclass(frozen=True, slots=True)
class ToFile:
    """A file that is not there yet. ``password`` None: without one, readable to whoever has the file.

    ``person``: the id or name of the administrator whose password it is; empty for the one there is.
    """

    path: Path
    password: str | None = field(default=None, repr=False)
    person: str = ""


def move_to_file(source: FromServer, target: ToFile, installation: str, progress: Progress | None = None) -> Moved:
    """Move it. Raises ``NotAllowed``, ``RuleBroken``, ``FieldErrors``, ``ServerTrouble``, ``StorageTrouble`` or ``Stopped`` and leaves
    no file then."""
    progress = progress or Progress()
    path = target.path
    if path.exists() or keys_path(path).exists():
        raise StorageTrouble("exists", path)
    with reading_server(source) as connection:
        person_id, name = administrator_of(connection, target.person)
        made = None if target.password is None else make_vault(person_id, name, target.password)
        vault = OpenVault(path, made.keys, made.ring) if made else None
        with new_file(path, installation, made.ring.data if made else None) as fill:
            moved = fill(lambda there, own: _filled(connection, there, own, vault, made, progress))
            if vault is not None:
                vault.set_mark(mark_of(part_of(path)))  # the keys first: a file that nobody can open must never exist
    return moved


def file_for_copy(source: FromServer, path: Path, recipient: str, installation: str, progress: Progress) -> OpenVault:
    """What a copy of a server's workspace is made from: an encrypted file whose recovery key is the one that copies are sealed to.

    Read with the rights of the login in the address, who must see everything. Nobody has a password for the file; whoever has the recovery
    key gives one. It is as complete as a move, and checked like one.
    """
    with reading_server(source, as_owner=False) as connection:
        person_id, name = administrator_of(connection, "")
        made = make_vault(person_id, name, token_urlsafe(32), recipient)
        with new_file(path, installation, made.ring.data) as fill:
            vault = OpenVault(path, made.keys, made.ring)
            fill(lambda there, own: _filled(connection, there, own, vault, made, progress))
            keys = replace(made.keys, mark=mark_of(part_of(path)))
            write_keys(keys_path(path), keys)  # without a spare on this computer: each copy has keys of its own
    return OpenVault(path, keys, made.ring)


Fill = Callable[[Connection, str], Moved]
"""What fills a new file; it is given the name of the origin under which this installation writes in it."""


@contextmanager
def new_file(path: Path, installation: str, key: bytes | None) -> Iterator[Callable[[Fill], Moved]]:
    """A block in which a new file is filled under a name that counts for nothing; without an error it gets its own."""
    check_place(path)
    part = part_of(path)
    had_keys = keys_path(path).exists()

    def filled(fill: Fill) -> Moved:
        file = create_file(part, installation, key)
        try:
            with file.translated(), file.writer.begin() as connection:
                return fill(connection, f"{installation}-{part.stat().st_ino}")
        finally:
            file.close()

    try:
        yield filled
        if path.exists():  # somebody was faster
            raise StorageTrouble("exists", path)
        part.rename(path)
    except BaseException:
        remove_file(part)
        if not had_keys:
            keys_path(path).unlink(missing_ok=True)
        raise


def part_of(path: Path) -> Path:
    """The name until it counts; what a killed program left under it is swept away with the next copy made there."""
    return path.with_name(f"{path.name}.{os.getpid()}.part")


def _filled(
    source: Connection,
    there: Connection,
    own: str,
    vault: OpenVault | None,
    made: NewVault | None,
    progress: Progress,
) -> Moved:
    moved = bring(source, there, Span(progress, 0, 85))
    if vault is not None and made is not None:
        hand_to_file(there, origin_of(there, own), vault, made.recovery_verify, progress)
        moved = replace(moved, recovery=made.recovery)
    must_hold(there, Span(progress, 85, 99))
    progress.report(100, 100)  # the last moment to stop
    return moved


def administrator_of(connection: Connection, wanted: str) -> tuple[str, str]:
    """Id and name of the administrator meant; raises ``NotFound`` and ``NotAllowed``."""
    p = Person.__table__.c
    query = select(p.id, p.name, p.roles).where(p.id != SYSTEM_ID, p.deleted_at.is_(None), p.inactive.is_(False))
    people = connection.execute(query.order_by(p.created_at, p.id)).all()
    if wanted:
        people = [one for one in people if one.id == wanted or key_of(one.name) == key_of(wanted)]
        if len(people) != 1:
            raise NotFound("person", "")
    administrators = [one for one in people if Role.ADMINISTRATOR.value in one.roles]
    if not administrators:
        raise NotAllowed(Permission.WORKSPACE_MANAGE)
    return administrators[0].id, administrators[0].name
