"""Making a backup: snapshot, manifest, sealed archive, restored to scratch, checked, noted; only then it counts.

The archive is written under a name that counts for nothing and gets its own when it has been checked. Whatever happens before, a kill included,
the copies that were there are as they were.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, column, select, table

from desktop import __version__
from desktop.errors import BackupTrouble, StorageTrouble
from desktop.models import PersonKey
from desktop.models.base import moment
from desktop.services.access.keys.open_vault import OpenVault
from desktop.services.access.keys.places import keys_path
from desktop.services.backup import manifest as listing
from desktop.services.backup.archive import disk_trouble, public_half, seal, write_archive
from desktop.services.backup.checking import check, unpacked, workspace_of
from desktop.services.backup.manifest import Manifest, as_bytes
from desktop.services.backup.messages import BackupRecord, Standing, Why
from desktop.services.backup.notes import note_of, note_path, read_note, record_of, write_note
from desktop.services.backup.places import Named, archive_path, archives_in, note_program, usable_folder
from desktop.services.backup.rotation import Dated, remove, to_remove
from desktop.services.backup.scratch import part_of, scratch, sweep
from desktop.services.backup.signing import signed
from desktop.services.backup.tar_stream import CHUNK, Member, TarSource, content_of, is_safe
from desktop.services.dispatch.messages import Progress
from desktop.services.dispatch.spans import Span
from desktop.services.storage.anchors import heads_of
from desktop.services.storage.ballast import free_bytes
from desktop.services.storage.content import contents
from desktop.services.storage.copies import snapshot
from desktop.services.storage.engines import reader_engine
from desktop.services.storage.translation import translated

ROOM = 3
"""Times the size of the workspace that must be free for the snapshot, the archive and its trial."""


@dataclass(frozen=True, slots=True)
class Source:
    """The workspace to be copied. ``vault`` is None for one without passwords.

    ``home``: where its copies are at home and what they are called, if ``path`` is a file made only for this copy (``team_copy.py``).
    """

    path: Path
    key: bytes | None = field(default=None, repr=False)
    vault: OpenVault | None = field(default=None, repr=False)
    home: Path | None = None

    @property
    def place(self) -> Path:
        """By which folder and name of copies go."""
        return self.home or self.path


@dataclass(slots=True)
class _Snapshot:
    database: Path
    manifest: Manifest
    members: list[Member]
    recipients: list[str]
    identities: list[str] = field(repr=False)
    signers: frozenset[str] | None


def documents_folder(workspace: Path) -> Path:
    """Where the documents of a workspace lie: beside it; the folder may not be there."""
    return workspace.with_name(f"{workspace.stem} documents")


def back_up(source: Source, why: Why, progress: Progress | None = None) -> BackupRecord:
    """Make one, check it, let the oldest go; raises ``BackupTrouble``, ``StorageTrouble`` or ``Stopped`` and leaves nothing then."""
    progress = progress or Progress()
    near = source.path.parent
    if free_bytes(near) < ROOM * _size(source.path):
        raise StorageTrouble("disk_full", near)
    at = datetime.now(UTC)
    with scratch(near) as folder:
        taken = _take(source, why, at, folder, progress)
        target = archive_path(
            usable_folder(source.place, taken.manifest.workspace), source.place, taken.manifest.workspace, why, at,
            sealed=source.vault is not None,
        )  # fmt: skip
        sweep(target.parent)
        part = part_of(target)
        try:
            _write(part, taken, at, Span(progress, 35, 50))
            taken.database.unlink()  # a trial needs the room
            record = _tried(part, target, taken, source, Span(progress, 50, 99))
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    if record.standing is Standing.VERIFIED:
        note_program(taken.manifest.workspace, __version__)
        remove(to_remove(records_in(target.parent, taken.manifest.workspace, taken.signers), at))
    progress.report(100, 100)
    return record


def _size(workspace: Path) -> int:
    """Bytes of the file with its log: most of a fresh import may lie there."""
    log = workspace.with_name(f"{workspace.name}-wal")
    return workspace.stat().st_size + (log.stat().st_size if log.exists() else 0)


def _take(source: Source, why: Why, at: datetime, folder: Path, progress: Progress) -> _Snapshot:
    """One consistent state of everything, and what it is in figures."""
    database = folder / listing.DATABASE
    progress.report(0, 100)
    snapshot(source.path, database, source.key, Span(progress, 0, 10))
    engine = reader_engine(database, source.key, size=1)
    try:
        with translated(database), engine.begin() as connection:
            workspace_id, settings = workspace_of(connection)
            tables = contents(connection, Span(progress, 10, 30))
            heads = heads_of(connection)
            signers = signers_in(connection) if "person_key" in tables and source.vault and not source.home else None
            revision = str(
                connection.execute(select(column("version_num")).select_from(table("alembic_version"))).scalar_one()
            )
    finally:
        engine.dispose()
    if not workspace_id:
        raise BackupTrouble("not_a_backup", source.path)  # a file that was never set up
    found = {listing.DATABASE: Member(listing.DATABASE, database.stat().st_size, database)}
    recipients, identities = _readers(source, settings)
    if source.vault is not None and source.key is not None:
        keys = keys_path(source.path).read_bytes()
        found[listing.KEYS] = Member(listing.KEYS, len(keys), keys)
        sealed = seal(source.key, recipients)
        found[listing.DATA_KEY] = Member(listing.DATA_KEY, len(sealed), sealed)
    found |= _documents(documents_folder(source.path))
    members = {name: _figures(member, progress) for name, member in found.items()}
    manifest = Manifest(
        workspace_id, moment(at), why, __version__, revision, source.key is not None, tables, heads, members
    )
    content = as_bytes(manifest)
    proof = signed(content, source.vault.ring if source.vault else None)
    head = [
        Member(listing.MANIFEST, len(content), content),
        Member(listing.SIGNATURE, len(proof), proof),
    ]
    return _Snapshot(database, manifest, [*head, *found.values()], recipients, identities, signers)


def _readers(source: Source, settings: str) -> tuple[list[str], list[str]]:
    """The public keys an archive is sealed to, and the identity by which it is tried."""
    if source.vault is None:
        return [], []
    identity = source.vault.backup_identity()
    try:
        company = str(json.loads(settings).get("backup_recipient", ""))
    except (ValueError, AttributeError):
        company = ""
    return [source.vault.keys.recovery, public_half(identity), *([company] if company else [])], [identity]


def _documents(folder: Path) -> dict[str, Member]:
    """Every plain file of the documents; links and names that no other system takes are left out by being no documents of ours."""
    found: dict[str, Member] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = listing.DOCUMENTS + path.relative_to(folder).as_posix()
        if path.is_file() and not path.is_symlink() and is_safe(name):
            found[name] = Member(name, path.stat().st_size, path)
    return found


def _figures(member: Member, progress: Progress) -> listing.MemberContent:
    if isinstance(member.source, bytes):
        return listing.MemberContent(member.size, hashlib.sha256(member.source).hexdigest())
    return content_of(member.source, progress)


def _write(part: Path, taken: _Snapshot, at: datetime, progress: Progress) -> None:
    try:
        with part.open("xb", buffering=CHUNK) as file:
            write_archive(file, TarSource(taken.members, int(at.timestamp()), progress), taken.recipients)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise disk_trouble(error, part.parent) from error


def _tried(part: Path, target: Path, taken: _Snapshot, source: Source, progress: Progress) -> BackupRecord:
    """Restore what was written to scratch and check it; then, and only then, it gets its name and its note."""
    with unpacked(part, taken.identities, source.path.parent, Span(progress, 0, 20)) as copy:
        findings = check(copy, taken.manifest.workspace, Span(progress, 20, 100))
        note = note_of(copy.manifest, copy.sha256, part.stat().st_size, moment(), len(findings))
    try:
        write_note(target, note, source.vault.ring if source.vault else None)
        part.replace(target)
    except OSError as error:
        note_path(target).unlink(missing_ok=True)
        raise disk_trouble(error, target.parent) from error
    return record_of(
        Named(target, datetime.fromisoformat(note.made_at), taken.manifest.why, bool(taken.recipients)), note
    )


def records_in(folder: Path, workspace_id: str, signers: Collection[str] | None) -> list[Dated]:
    """All archives of a workspace in a folder with what their notes say, newest first."""
    return [Dated(record_of(one, read_note(one.path, signers)), one.at) for one in archives_in(folder, workspace_id)]


def signers_in(connection: Connection) -> frozenset[str]:
    """Every public key under which somebody of this workspace signs or once signed."""
    return frozenset(connection.execute(select(PersonKey.__table__.c.verify)).scalars())
