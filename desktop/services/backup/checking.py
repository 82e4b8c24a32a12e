"""Restoring an archive to scratch and checking what came out: the only thing that makes a backup count.

Really decrypted, really unpacked, opened with the key from inside, read by the engine page by page, every table compared with the manifest by
count and content, and the journal recomputed. A copy of an older schema is compared as it is, and its journal is checked on a second
copy that was upgraded: that tries the upgrade before the workspace itself goes through it.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, column, select, table

from desktop.errors import BackupTrouble, StorageTrouble
from desktop.models.migrations import HEAD, KNOWN
from desktop.services.backup import manifest as listing
from desktop.services.backup.archive import disk_trouble, opened, read_archive
from desktop.services.backup.manifest import Manifest
from desktop.services.backup.scratch import scratch
from desktop.services.backup.signing import is_signed_by
from desktop.services.backup.tar_stream import Unpacker
from desktop.services.dispatch.messages import Progress
from desktop.services.dispatch.spans import Span
from desktop.services.history.verify import verified
from desktop.services.storage.anchors import heads_of
from desktop.services.storage.content import contents
from desktop.services.storage.engines import reader_engine, writer_engine
from desktop.services.storage.translation import translated
from desktop.services.storage.workspace_file import check_integrity


@dataclass(frozen=True, slots=True)
class UnpackedCopy:
    """An archive that was opened into a scratch folder, not yet checked."""

    archive: Path
    folder: Path
    manifest: Manifest
    sha256: str
    manifest_bytes: bytes
    signature: bytes
    key: bytes | None = field(repr=False)

    @property
    def database(self) -> Path:
        """The database."""
        return self.folder / listing.DATABASE

    @property
    def keys(self) -> Path | None:
        """The keys file of its time, where the workspace had passwords."""
        path = self.folder / listing.KEYS
        return path if path.exists() else None

    @property
    def documents(self) -> Path:
        """The folder of documents; it may not be there."""
        return self.folder / listing.DOCUMENTS.rstrip("/")

    def is_signed_by(self, known: Collection[str]) -> bool:
        """Whether one of these public keys made it."""
        return is_signed_by(self.manifest_bytes, self.signature, known)


@contextmanager
def unpacked(archive: Path, identities: Sequence[str], near: Path, progress: Progress) -> Iterator[UnpackedCopy]:
    """Open an archive into a scratch folder in ``near``; raises ``BackupTrouble`` and ``StorageTrouble``."""
    with scratch(near) as folder:
        unpacker = Unpacker(folder)
        try:
            sha256 = read_archive(archive, identities, unpacker, progress)
            found = unpacker.close()
        except OSError as error:
            raise disk_trouble(error, near) from error
        except BackupTrouble as trouble:
            raise BackupTrouble(trouble.code, archive, trouble.details) from trouble
        if listing.DATABASE not in found.members:
            raise BackupTrouble("damaged", archive)
        key = None
        if found.encrypted:
            sealed = folder / listing.DATA_KEY
            key = opened(sealed.read_bytes(), identities) if sealed.exists() else None
            if key is None or len(key) != 32:
                raise BackupTrouble("damaged", archive)
        yield UnpackedCopy(archive, folder, found, sha256, unpacker.manifest_bytes, unpacker.signature, key)


def read_manifest(archive: Path, identities: Sequence[str]) -> Manifest:
    """What an archive says it holds, without opening the rest; raises ``BackupTrouble``."""
    unpacker = Unpacker(Path(), only_manifest=True)
    read_archive(archive, identities, unpacker, Progress())
    if unpacker.manifest is None:
        raise BackupTrouble("damaged", archive)
    return unpacker.manifest


def check(copy: UnpackedCopy, workspace_id: str, progress: Progress) -> tuple[str, ...]:
    """Check everything; answers what the journal check found. Raises ``BackupTrouble`` for a copy that is worth nothing."""
    found = copy.manifest
    if workspace_id and found.workspace != workspace_id:
        raise BackupTrouble("other_workspace", copy.archive)
    if found.revision not in KNOWN:
        raise BackupTrouble("newer", copy.archive)
    try:
        wrong = check_integrity(copy.database, copy.key, thorough=True) or _differences(copy, Span(progress, 10, 50))
    except StorageTrouble as trouble:
        wrong = [trouble.code]
    if wrong:
        raise BackupTrouble("unsound", copy.archive, {"count": str(len(wrong)), "first": wrong[0]})
    return _journal(copy, Span(progress, 50, 100))


def _differences(copy: UnpackedCopy, progress: Progress) -> list[str]:
    """Where the restored database is not what the manifest says."""
    engine = reader_engine(copy.database, copy.key, size=1)
    try:
        with translated(copy.database), engine.begin() as connection:
            present = contents(connection, progress)
            wrong = [
                f"{name}: not what was copied"
                for name in sorted({*present, *copy.manifest.tables})
                if present.get(name) != copy.manifest.tables.get(name)
            ]
            if heads_of(connection) != dict(copy.manifest.heads):
                wrong.append("journal: another end than was copied")
            if workspace_of(connection)[0] != copy.manifest.workspace:
                wrong.append("workspace: another one than was copied")
    finally:
        engine.dispose()
    return wrong


def workspace_of(connection: Connection) -> tuple[str, str]:
    """Id and settings (JSON) of the workspace in a database of any revision; empty before it is set up."""
    query: Any = select(column("id"), column("settings")).select_from(table("workspace"))
    row = connection.execute(query).first()
    if row is None:
        return "", "{}"
    return (row[0].hex() if isinstance(row[0], bytes) else row[0].hex), str(row[1])


def _journal(copy: UnpackedCopy, progress: Progress) -> tuple[str, ...]:
    if copy.manifest.revision == HEAD:
        return _verified(copy.database, copy.key, progress)
    from desktop.services.storage.upgrade import upgrade

    second = copy.folder / "upgraded.desk"
    shutil.copyfile(copy.database, second)
    engine = writer_engine(second, copy.key)
    try:
        with translated(second), engine.begin() as connection:
            upgrade(connection)
    finally:
        engine.dispose()
    return _verified(second, copy.key, progress)


def _verified(path: Path, key: bytes | None, progress: Progress) -> tuple[str, ...]:
    engine = reader_engine(path, key, size=1)
    try:
        with translated(path), engine.begin() as connection:
            return verified(connection, progress).findings
    finally:
        engine.dispose()
