"""A session: an open workspace, who is signed in, and the door. The one place where storage, handlers and listings meet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select

from desktop.models import Person, Workspace
from desktop.services import catalogue
from desktop.services.access.actor import SYSTEM, SYSTEM_ID, Actor
from desktop.services.dispatch.dispatcher import Dispatcher
from desktop.services.listings.keeping import keep
from desktop.services.storage.workspace_file import WorkspaceFile, create_file, open_file, remove_file
from desktop.services.workspace.messages import SetUpWorkspace
from desktop.services.workspace.signing_in import first_administrator

assert catalogue.USE_CASES


@dataclass(slots=True)
class WorkSession:
    """An open workspace with the door of its actor."""

    file: WorkspaceFile
    door: Dispatcher
    name: str

    def as_actor(self, actor: Actor) -> Dispatcher:
        """The door of somebody else on the same workspace."""
        return door_of(self.file, actor)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()


def door_of(file: WorkspaceFile, actor: Actor) -> Dispatcher:
    """The door of an actor."""
    return Dispatcher(actor, file.writer, file.reader, file.path, file.origin_id, keepers=(keep,))


def create_workspace(path: Path, *, name: str, person: str, installation: str, sample: bool = False) -> WorkSession:
    """Make a workspace file with its vocabulary and first person; nothing is left behind when that fails."""
    file = create_file(path, installation)
    try:
        door_of(file, SYSTEM).carry_out(SetUpWorkspace(name, person, sample))
        return _session(file)
    except BaseException:
        file.close()
        remove_file(path)
        raise


def open_workspace(path: Path, *, installation: str) -> WorkSession:
    """Open a workspace as its first person (accounts come with the team release); raises ``StorageTrouble``."""
    file = open_file(path, installation)
    try:
        return _session(file)
    except BaseException:
        file.close()
        raise


def _session(file: WorkspaceFile) -> WorkSession:
    with file.reader.begin() as connection:
        _, name = connection.execute(workspace_query()).one()
        actor = first_administrator(connection.execute(people_query()))
    return WorkSession(file, door_of(file, actor), name)


def workspace_query() -> Select[Any]:
    """What reads which workspace this is: id and name."""
    w = Workspace.__table__.c
    return select(w.id, w.name)


def people_query() -> Select[Any]:
    """What reads who may sign in, in the order in which ``first_administrator`` takes it."""
    p = Person.__table__.c
    return select(p.id, p.name, p.roles).where(p.id != SYSTEM_ID, p.deleted_at.is_(None)).order_by(p.created_at, p.id)
