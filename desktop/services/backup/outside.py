"""Restoring without an open workspace: a damaged one, or a computer that has only the archive. What opens it is typed: password or recovery key."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import AccessTrouble, BackupTrouble
from desktop.services.access.keys.keys_file import read_keys
from desktop.services.access.keys.open_vault import OpenVault
from desktop.services.access.keys.places import keys_path
from desktop.services.access.keys.recovery import typed
from desktop.services.access.keys.vault import unlock, unlock_with_recovery
from desktop.services.backup.archive import is_sealed
from desktop.services.backup.restore_backup import Restored, identities_of, restore
from desktop.services.dispatch.messages import Progress


def restore_with(archive: Path, target: Path, secret: str, progress: Progress | None = None) -> Restored:
    """``secret``: the recovery key, or the password of anybody where the keys file still lies beside the workspace.

    Raises ``AccessTrouble`` ``wrong_password`` or ``recovery_malformed``, and what ``restore`` raises.
    """
    if not is_sealed(archive):
        return restore(archive, target, [], None, progress)
    vault = _vault(target, secret)
    if vault is not None:
        return restore(archive, target, identities_of(vault), vault, progress)
    return restore(archive, target, [typed(secret)], None, progress)


def _vault(target: Path, secret: str) -> OpenVault | None:
    """The keys beside the target, opened; None where there are none that could be."""
    try:
        keys = read_keys(keys_path(target))
    except AccessTrouble:
        return None
    try:
        return OpenVault(target, keys, unlock_with_recovery(keys, typed(secret)))
    except AccessTrouble as trouble:
        if trouble.code == "recovery_wrong":
            raise BackupTrouble("wrong_key", target) from trouble
    for holder in keys.people:
        try:
            return OpenVault(target, keys, unlock(keys, holder.id, secret))
        except AccessTrouble:
            continue
    raise AccessTrouble("wrong_password")
