"""Answering what pages ask of backups. Imported on first use: age and the checks take a moment to load, and a start needs none of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from desktop import __version__
from desktop.errors import BackupTrouble, FieldErrors, NotFound, StorageTrouble
from desktop.models import Workspace
from desktop.models.base import moment
from desktop.services.backup.archive import recipient_of
from desktop.services.backup.checking import check, unpacked
from desktop.services.backup.make_backup import Source, back_up, records_in, signers_in
from desktop.services.backup.messages import (
    BackupRecord,
    BackupState,
    CheckBackup,
    MakeBackup,
    ReadBackups,
    SetBackupPlace,
    SetBackupRecipient,
    Standing,
    Why,
)
from desktop.services.backup.notes import note_of, record_of, write_note
from desktop.services.backup.places import (
    Named,
    default_folder,
    folder_of,
    keep_chosen,
    reachable,
    read_chosen,
    same_disk,
)
from desktop.services.backup.restore_backup import identities_of
from desktop.services.backup.team_copy import copy_of_server, home_of, why_not_copied
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.dispatch.spans import Span
from desktop.services.storage.ballast import free_bytes
from desktop.services.storage.postgres.engines import without_hurry
from desktop.services.storage.postgres.server_store import ServerStore
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.storage.workspace_file import WorkspaceFile

DUE_AFTER = timedelta(hours=20)
"""A copy a night: a little less than a day, so that each night finds it due."""


@answers(ReadBackups)
def read_backups(reader: Reader, _: ReadBackups) -> BackupState:
    """What copies there are."""
    file, settings = _home(reader), _settings(reader)
    recipient = str(settings.get("backup_recipient", ""))
    on_server = reader.file is None
    why_not = why_not_copied(reader.actor, recipient) if on_server else ""
    chosen, folder = read_chosen(file.workspace_id), folder_of(file.path, file.workspace_id)
    there = reachable(folder) or folder == default_folder(file.path)
    places = dict.fromkeys((folder, default_folder(file.path)))
    signers = signers_in(reader.connection) if reader.vault else None
    dated = [one for place in places for one in records_in(place, file.workspace_id, signers)]
    dated.sort(key=lambda one: one.at, reverse=True)
    newest = next((one for one in dated if one.record.standing is Standing.VERIFIED), None)
    due = newest is None or datetime.now(UTC) - newest.at > DUE_AFTER or chosen.program != __version__
    return BackupState(
        str(folder), bool(chosen.folder), there, not on_server and same_disk(folder, file.path), chosen.automatic,
        recipient, on_server or reader.vault is not None, tuple(one.record for one in dated),
        newest.record.made_at if newest else "", due and not why_not, free_bytes(file.path), on_server, why_not,
    )  # fmt: skip


@answers(MakeBackup)
def make_backup(reader: Reader, question: MakeBackup) -> BackupRecord:
    """Make one and check it."""
    if isinstance(reader.store, ServerStore):
        recipient = str(_settings(reader).get("backup_recipient", ""))
        if not why_not_copied(reader.actor, recipient):
            without_hurry(reader.connection)
        return copy_of_server(reader.store, reader.actor, recipient, Why(question.why), reader.progress)
    file = _file(reader)
    return back_up(Source(file.path, file.key, reader.vault), Why(question.why), reader.progress)


@answers(CheckBackup)
def check_backup(reader: Reader, question: CheckBackup) -> BackupRecord:
    """Restore one to scratch and note what was found."""
    archive = Path(question.path)
    if reader.file is None:
        raise BackupTrouble("server", archive)  # what opens it is not on this computer
    file = reader.file
    identities = identities_of(reader.vault) if reader.vault else []
    with unpacked(archive, identities, file.path.parent, Span(reader.progress, 0, 20)) as copy:
        if reader.vault is not None and not copy.is_signed_by(signers_in(reader.connection)):
            raise BackupTrouble("foreign", archive)
        findings = check(copy, file.workspace_id, Span(reader.progress, 20, 100))
        note = note_of(copy.manifest, copy.sha256, archive.stat().st_size, moment(), len(findings))
    try:
        write_note(archive, note, reader.vault.ring if reader.vault else None)
    except OSError:
        pass  # a medium that cannot be written: the answer is true all the same
    named = Named(archive, datetime.fromisoformat(note.made_at), copy.manifest.why, copy.manifest.encrypted)
    return record_of(named, note)


@handles(SetBackupPlace)
def set_backup_place(work: UnitOfWork, command: SetBackupPlace) -> None:
    """Remember it on this computer."""
    folder = command.folder.strip()
    if folder and not reachable(Path(folder)):
        raise StorageTrouble("read_only_folder", Path(folder))
    workspace_id = _workspace(work).id
    known = read_chosen(workspace_id)
    try:
        keep_chosen(workspace_id, replace(known, folder=folder, automatic=command.automatic))
    except OSError as error:
        raise StorageTrouble("io", Path(folder)) from error


@handles(SetBackupRecipient)
def set_backup_recipient(work: UnitOfWork, command: SetBackupRecipient) -> None:
    """A public key is checked before it is taken: copies that nobody can open would look like copies."""
    recipient = command.recipient.strip()
    if recipient:
        try:
            recipient_of(recipient)
        except BackupTrouble as error:
            raise FieldErrors({"recipient": "recipient.malformed"}) from error
    workspace = _workspace(work)
    others = {name: value for name, value in workspace.settings.items() if name != "backup_recipient"}
    workspace.settings = {**others, **({"backup_recipient": recipient} if recipient else {})}


def _workspace(work: UnitOfWork) -> Workspace:
    found = work.find(select(Workspace))
    if not found:
        raise NotFound("workspace", "")
    return found[0]


@dataclass(frozen=True, slots=True)
class _Home:
    """What copies are filed under."""

    path: Path
    workspace_id: str


def _home(reader: Reader) -> _Home:
    if reader.file is not None:
        return _Home(reader.file.path, reader.file.workspace_id)
    assert isinstance(reader.store, ServerStore)
    workspace_id = reader.connection.execute(select(Workspace.__table__.c.id)).scalar_one()
    return _Home(home_of(reader.store.address), workspace_id)


def _settings(reader: Reader) -> dict[str, str]:
    return reader.connection.execute(select(Workspace.__table__.c.settings)).scalar() or {}


def _file(reader: Reader) -> WorkspaceFile:
    if reader.file is None:
        raise RuntimeError("a question about the file needs an open one")
    return reader.file
