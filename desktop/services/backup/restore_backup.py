"""Restoring: the archive is opened and checked first, the present state copied, and only then the file changes, in one rename.

Which keys the restored workspace gets: the present ones, if everybody who holds a password now is known to the restored state under the same
signature; then nobody who left comes back, today's passwords hold, and the file gets today's data key. Otherwise, and on a computer that has
only the archive, it gets the keys file of its time, with the passwords of that time.

Whoever writes after the restored state writes under a new origin: this computer lets the heads go that are lost (``storage/anchors.py``).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from desktop.errors import BackupTrouble, StorageTrouble
from desktop.services.access.keys.keys_file import KeysFile, read_keys, write_keys
from desktop.services.access.keys.open_vault import OpenVault, keep_spare
from desktop.services.access.keys.places import keys_path
from desktop.services.access.keys.vault import with_data_key
from desktop.services.backup.archive import disk_trouble
from desktop.services.backup.checking import UnpackedCopy, check, unpacked, workspace_of
from desktop.services.backup.make_backup import documents_folder, signers_in
from desktop.services.dispatch.messages import Progress
from desktop.services.dispatch.spans import Span
from desktop.services.storage.anchors import let_go
from desktop.services.storage.copies import keep_damaged, make_copy
from desktop.services.storage.engines import reader_engine
from desktop.services.storage.places import check_place
from desktop.services.storage.workspace_file import check_integrity, rekey_file, remove_file, take_alone

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done. ``present``: the copy of the state before; ``old_keys``: passwords are those of the time of the archive."""

    path: Path
    made_at: str
    present: Path | None
    old_keys: bool
    findings: int


def restore(
    archive: Path,
    target: Path,
    identities: Sequence[str],
    vault: OpenVault | None = None,
    progress: Progress | None = None,
    *,
    doubtful_too: bool = False,
) -> Restored:
    """Put the state of an archive where a workspace is or shall be; nobody may have it open.

    ``vault``: that of the present workspace, where it can be opened. Raises ``BackupTrouble``, ``StorageTrouble`` or ``Stopped`` and
    changes nothing then. ``doubtful_too``: also a copy whose journal has findings.
    """
    progress = progress or Progress()
    check_place(target)
    with unpacked(archive, identities, target.parent, Span(progress, 0, 20)) as copy:
        if vault is not None:
            _must_belong(copy, vault, target)
        present_id = _present_id(target, vault.ring.data if vault else None)
        findings = check(copy, present_id, Span(progress, 20, 80))
        if findings and not doubtful_too:
            raise BackupTrouble("doubtful", archive, {"count": str(len(findings)), "first": findings[0]})
        present = None
        if target.exists():
            present = _copy_present(target, vault.ring.data if vault else None)
        progress.report(90, 100)  # the last moment to stop
        keys, old = _keys_for(copy, vault)
        try:
            _put(copy, target, keys, vault)
        except OSError as error:
            raise disk_trouble(error, target) from error
        let_go(copy.manifest.workspace, target, copy.manifest.heads)
        progress.report(100, 100)
        return Restored(target, copy.manifest.made_at, present, old and copy.keys is not None, len(findings))


def _must_belong(copy: UnpackedCopy, vault: OpenVault, target: Path) -> None:
    """An archive made by nobody of this workspace is refused: age tells who can read, not who wrote."""
    if copy.keys is None or read_keys(copy.keys).vault != vault.keys.vault:
        raise BackupTrouble("other_workspace", copy.archive)
    known = {one.verify for one in vault.keys.people}
    known |= _read(target, vault.ring.data, signers_in) or frozenset()  # people who left made copies too
    if not copy.is_signed_by(known):
        raise BackupTrouble("foreign", copy.archive)


def _present_id(target: Path, key: bytes | None) -> str:
    """The id of the workspace that is there; empty where there is none, or where it cannot be read any more."""
    found = _read(target, key, workspace_of)
    return found[0] if found else ""


def _read(target: Path, key: bytes | None, what: Callable[[Connection], A]) -> A | None:
    """Something out of the present file; None where it is damaged, which is why somebody restores, or not there."""
    if not target.exists():
        return None
    engine = reader_engine(target, key, size=1)
    try:
        with engine.begin() as connection:
            return what(connection)
    except DBAPIError:
        return None
    finally:
        engine.dispose()


def _copy_present(target: Path, key: bytes | None) -> Path:
    """A damaged file is evidence, and copied byte by byte before anything touches it."""
    try:
        sound = not check_integrity(target, key)
    except StorageTrouble as trouble:
        if trouble.code not in ("corrupt", "not_a_workspace", "io"):
            raise
        sound = False
    if not sound:
        return keep_damaged(target)
    take_alone(target, key)
    return make_copy(target, "before restore", key)


def _keys_for(copy: UnpackedCopy, vault: OpenVault | None) -> tuple[KeysFile | None, bool]:
    """The keys file the restored workspace gets, and whether it is the one of its time."""
    then = read_keys(copy.keys) if copy.keys is not None else None
    if vault is None or then is None:
        return then, True
    known = {(one.id, one.verify) for one in then.people}
    if all((one.id, one.verify) in known for one in vault.keys.people):
        return vault.keys, False
    newest = max(then.edition, vault.keys.edition) + 1  # or a spare of the present ones would be put back over it
    return replace(with_data_key(then, vault.ring.data), edition=newest), True


def _put(copy: UnpackedCopy, target: Path, keys: KeysFile | None, vault: OpenVault | None) -> None:
    """Keys, then the database: the restored one has today's data key already, so that a power cut in between locks nobody out."""
    if vault is not None and copy.key is not None and copy.key != vault.ring.data:
        rekey_file(copy.database, copy.key, vault.ring.data)
    with copy.database.open("rb+") as file:
        os.fsync(file.fileno())
    if copy.documents.is_dir():
        shutil.copytree(copy.documents, documents_folder(target), dirs_exist_ok=True)
    if keys is not None and (vault is None or keys is not vault.keys):
        write_keys(keys_path(target), keys)
        keep_spare(keys)
    remove_file(target, only_beside=True)  # a log of the state before must never be folded into this one
    copy.database.replace(target)


def identities_of(vault: OpenVault) -> list[str]:
    """What opens archives for somebody who signed in."""
    vault.backup_identity()
    return list(vault.ring.backups.values())
