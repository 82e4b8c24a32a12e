"""A session: an open workspace, who is signed in, and the door. The one place where storage, keys, handlers and listings meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from desktop.errors import AccessTrouble, NotFound, StorageTrouble
from desktop.models import Person, Workspace
from desktop.models.base import new_id
from desktop.services import catalogue
from desktop.services.access.actor import SYSTEM, SYSTEM_ID, Actor
from desktop.services.access.keys.credential import Credential
from desktop.services.access.keys.places import keys_path
from desktop.services.access.permissions import Permission
from desktop.services.accounts.messages import GiveAccess
from desktop.services.approvals.keeping import keep_approvals
from desktop.services.decisions.keeping import keep_decisions
from desktop.services.dispatch.dispatcher import Dispatcher
from desktop.services.listings.keeping import keep
from desktop.services.storage.anchors import heads_of, keep_seen
from desktop.services.storage.connection import is_encrypted, mark_of
from desktop.services.storage.store import OpenStore, StorageKind
from desktop.services.storage.visibility.standing import Standing, actor_of
from desktop.services.storage.workspace_file import WorkspaceFile, create_file, open_file, open_to_read, remove_file
from desktop.services.workspace.messages import SetUpWorkspace
from desktop.services.workspace.signing_in import first_administrator

if TYPE_CHECKING:
    from desktop.services.access.keys.open_vault import OpenVault
    from desktop.services.access.keys.vault import NewVault

assert catalogue.USE_CASES


@dataclass(slots=True)
class WorkSession:
    """An open workspace with the door of its actor. ``vault`` is None for one without a password."""

    store: OpenStore
    door: Dispatcher
    name: str
    vault: OpenVault | None = None
    recovery: str = field(default="", repr=False)
    """Right after set-up: the recovery key, to be shown, confirmed and forgotten."""

    @property
    def file(self) -> WorkspaceFile:
        """The file; asked for only where it is known that the workspace lives in one."""
        assert isinstance(self.store, WorkspaceFile), "this workspace is on a server"
        return self.store

    def as_actor(self, actor: Actor) -> Dispatcher:
        """The door of somebody else on the same workspace."""
        return door_of(self.store, actor, self.vault)

    def as_seen_by(self, person_id: str) -> Dispatcher:
        """The workspace as another member sees it, to look at only: commands are refused, drafts and private views stay theirs.

        Raises ``NotAllowed`` for somebody who may not give access, ``NotFound`` for somebody who is not of the team.
        """
        self.door.actor.must(Permission.ACCESS_GIVE)
        with self.store.reader.begin() as connection:
            actor = actor_of(connection, person_id)
        if actor is None:
            raise NotFound("person", person_id)
        standing = Standing(actor, follows=True, own_id=self.door.actor.id)
        return Dispatcher(standing, self.store, vault=self.vault, read_only=True)

    @property
    def on_server(self) -> bool:
        """Whether the workspace is a team's on a server, where copies, keys and sign-in are the server's."""
        return self.store.kind is StorageKind.SERVER

    @property
    def looks_only(self) -> bool:
        """Whether it is a damaged file that is only looked at."""
        return isinstance(self.store, WorkspaceFile) and self.store.read_only

    @property
    def has_password(self) -> bool:
        """Whether somebody had to give one to come in, so that locking keeps others out."""
        return self.store.has_password

    @property
    def must_change_password(self) -> bool:
        """Whether an administrator gave the password this person signed in with."""
        holder = self.vault.keys.holder(self.door.actor.id) if self.vault else None
        return holder is not None and holder.must_change

    def close(self) -> None:
        """Let go of the file and of the keys."""
        self.store.close()
        self.vault = None


def door_of(store: OpenStore, actor: Actor, vault: OpenVault | None = None, *, follows: bool = False) -> Dispatcher:
    """The door of an actor; ``follows``: of a person of the team, whose roles may change any moment."""
    return Dispatcher(
        Standing(actor, follows=follows), store, keepers=(keep_approvals, keep_decisions, keep), vault=vault
    )


def create_workspace(
    path: Path, *, name: str, person: str, installation: str, sample: bool = False, password: str | None = None
) -> WorkSession:
    """Make a workspace with its vocabulary and first person; nothing is left behind when that fails.

    With a ``password`` it is encrypted and the session holds the recovery key; without one everybody who has the file can read it.
    Raises ``StorageTrouble``, and ``FieldErrors`` for a password that will not do.
    """
    if path.exists() or keys_path(path).exists():
        raise StorageTrouble("exists", path)
    person_id = new_id()
    made, vault = (None, None) if password is None else _new_vault(path, person_id, person, password)
    try:
        file = create_file(path, installation, made.ring.data if made else None)
        try:
            if vault:
                vault.set_mark(mark_of(path))
            verify = vault.verify_of(person_id) if vault else ""
            recovery_verify = made.recovery_verify if made else ""
            door_of(file, SYSTEM, vault).carry_out(
                SetUpWorkspace(name, person, sample, person_id, verify, recovery_verify)
            )
            return session_of(file, vault, person_id, made.recovery if made else "")
        except BaseException:
            file.close()
            remove_file(path)
            raise
    except BaseException:
        keys_path(path).unlink(missing_ok=True)
        raise


def _new_vault(path: Path, person_id: str, person: str, password: str) -> tuple[NewVault, OpenVault]:
    """New keys, written before there is a file: one that nobody can open must never exist."""
    from desktop.services.access.keys.keys_file import write_keys
    from desktop.services.access.keys.open_vault import OpenVault
    from desktop.services.access.keys.vault import make_vault

    made = make_vault(person_id, person, password)
    write_keys(keys_path(path), made.keys)
    return made, OpenVault(path, made.keys, made.ring)


def open_workspace(
    path: Path, *, installation: str, credential: Credential | None = None, to_read: bool = False
) -> WorkSession:
    """Open a workspace; raises ``StorageTrouble``, and ``AccessTrouble`` (``locked`` where a credential is needed and none given).

    ``to_read``: a damaged one, only to look at what can still be read of it.
    """
    if not path.is_file():
        raise StorageTrouble("missing", path)
    if not keys_path(path).exists() and not is_encrypted(path):
        return _opened(path, installation, None, to_read=to_read)
    from desktop.services.workspace.unlocking import find_keys, is_locked, newer_keys, unlock

    if not is_locked(path):
        return _opened(path, installation, None, to_read=to_read)  # damaged, and told as that

    if credential is None:
        find_keys(path)  # first whether there are any
        raise AccessTrouble("locked")
    vault = unlock(path, credential)
    try:
        return _opened(path, installation, vault, to_read=to_read)
    except StorageTrouble as trouble:
        if trouble.code != "corrupt" or not newer_keys(path, vault):
            raise
    return _opened(path, installation, unlock(path, credential))  # the keys file was an older one than the file


def recover(path: Path, *, installation: str, recovery: str, person: str, password: str) -> WorkSession:
    """Give somebody a new password with the recovery key, and open the workspace as them."""
    from desktop.services.workspace.unlocking import person_of, unlock

    vault = unlock(path, Credential(recovery=recovery))
    person_id = person_of(vault.keys, person)
    session = _opened(path, installation, vault)
    try:
        session.door.carry_out(GiveAccess(person_id, password, must_change=False))
    finally:
        session.close()
    return open_workspace(path, installation=installation, credential=Credential(person_id, password))


def _opened(path: Path, installation: str, vault: OpenVault | None, *, to_read: bool = False) -> WorkSession:
    if to_read:
        file = open_to_read(path, vault.ring.data if vault else None)
    else:
        file = _file(path, installation, vault)
    try:
        return session_of(file, vault, vault.ring.person_id if vault else "")
    except BaseException:
        file.close()
        raise


def _file(path: Path, installation: str, vault: OpenVault | None) -> WorkspaceFile:
    """The open file; a re-keying that was cut short is finished, whichever of its two keys the file has."""

    def opened_with(key: bytes | None) -> WorkspaceFile:
        return open_file(path, installation, key, lambda: _copy_before_upgrade(path, key, vault))

    if vault is None:
        return opened_with(None)
    if not vault.ring.pending:
        return opened_with(vault.ring.data)
    try:
        file = opened_with(vault.ring.pending)
    except StorageTrouble as trouble:
        if trouble.code != "corrupt":
            raise
        file = opened_with(vault.ring.data)
        file.rekey(vault.ring.pending)
    vault.finish_rekeying()
    return file


def _copy_before_upgrade(path: Path, key: bytes | None, vault: OpenVault | None) -> None:
    """A verified copy first, and with it a trial of the upgrade on what was restored from it."""
    from desktop.services.backup.make_backup import Source, back_up
    from desktop.services.backup.messages import Why

    back_up(Source(path, key, vault), Why.BEFORE_UPGRADE)


def session_of(store: OpenStore, vault: OpenVault | None, person_id: str, recovery: str = "") -> WorkSession:
    """The session of a person (the first administrator where none is named) on an open store."""
    with store.translated(), store.reader.begin() as connection:
        workspace_id, name = connection.execute(workspace_query()).one()
        if isinstance(store, WorkspaceFile):
            store.workspace_id = workspace_id
            if not store.behind and not store.read_only:
                keep_seen(workspace_id, store.path, heads_of(connection))
        if person_id == SYSTEM_ID:
            return WorkSession(store, door_of(store, SYSTEM, vault), name, vault)
        # a workspace without passwords belongs to its first administrator
        known = person_id or first_administrator(connection.execute(people_query()).all()).id
        actor = actor_of(connection, known)
    if actor is None:
        raise AccessTrouble("unknown_person")
    return WorkSession(store, door_of(store, actor, vault, follows=True), name, vault, recovery)


def workspace_query() -> Select[Any]:
    """What reads which workspace this is: id and name."""
    w = Workspace.__table__.c
    return select(w.id, w.name)


def people_query() -> Select[Any]:
    """What reads who may sign in, in the order in which ``first_administrator`` takes it."""
    p = Person.__table__.c
    return (
        select(p.id, p.name, p.roles)
        .where(p.id != SYSTEM_ID, p.deleted_at.is_(None), p.inactive.is_(False))
        .order_by(p.created_at, p.id)
    )
