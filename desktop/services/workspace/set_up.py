"""The first command of a workspace: its one row, its first person, its default words."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Person, PersonKey, Workspace
from desktop.models.migrations import HEAD
from desktop.services.access.actor import SYSTEM_ID
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.storage.store import StorageKind
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.seeding import seed
from desktop.services.working_days.calendar import COUNTRY, REGION
from desktop.services.workspace.messages import (
    MOST_LOCK_MINUTES,
    USUAL_LOCK_MINUTES,
    ReadWorkspace,
    SetLockTime,
    SetUpWorkspace,
    WorkspaceRecord,
)
from desktop.words import Role

LOCK_MINUTES = "lock_minutes"


@handles(SetUpWorkspace)
def set_up_workspace(work: UnitOfWork, command: SetUpWorkspace) -> str:
    """Make the workspace row, the system's and the first person's records, and the vocabulary."""
    if work.rows(select(Workspace.id)):
        raise RuleBroken("workspace.not_empty")
    work.add(Workspace(name=command.name.strip() or "Hiring", settings={"country": "CA"}, sample=command.sample))
    work.bulk_insert(Person, [{"id": SYSTEM_ID, "name": "Hiring Desk", "roles": [], "inactive": True}])
    person = work.add(
        Person(id=command.person_id or None, name=command.person.strip() or "Me", roles=[Role.ADMINISTRATOR.value])
    )
    work.flush()
    for owner, verify in ((person.id, command.verify), (SYSTEM_ID, command.recovery_verify)):
        if verify:
            work.add(PersonKey(person_id=owner, verify=verify, since=work.now))
    seed(work)
    work.flush()
    return person.id


@answers(ReadWorkspace)
def read_workspace(reader: Reader, _: ReadWorkspace) -> WorkspaceRecord:
    """Which workspace this is."""
    c = Workspace.__table__.c
    row = reader.connection.execute(select(c.id, c.name, c.sample, c.created_at, c.settings)).one()
    minutes = int(row.settings.get(LOCK_MINUTES, USUAL_LOCK_MINUTES))
    on_server = reader.store is not None and reader.store.kind is StorageKind.SERVER
    locks = on_server or reader.vault is not None
    return WorkspaceRecord(row.id, row.name, bool(row.sample), row.created_at, HEAD, minutes, locks, on_server,
                           row.settings.get(COUNTRY, "CA"), row.settings.get(REGION, ""))  # fmt: skip


@handles(SetLockTime)
def set_lock_time(work: UnitOfWork, command: SetLockTime) -> None:
    """Keep it with the workspace: it holds for everybody."""
    if not 0 <= command.minutes <= MOST_LOCK_MINUTES:
        raise FieldErrors({"minutes": "number.range"})
    [workspace] = work.find(select(Workspace))
    workspace.settings = {**workspace.settings, LOCK_MINUTES: str(command.minutes)}
