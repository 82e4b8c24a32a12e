"""The vault of a workspace that is open: keys, the signed-in person's ring, and where both are kept.

Every change is written before it is used: first the keys file beside the workspace, then the spare on this computer.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop import paths
from desktop.errors import AccessTrouble
from desktop.services.access.keys import vault
from desktop.services.access.keys.key_ring import KeyRing
from desktop.services.access.keys.keys_file import KeysFile, read_keys, write_keys
from desktop.services.access.keys.places import keys_path, spare_path


class OpenVault:
    """What commands on accounts work with. ``keys`` and ``ring`` are always what lies on the disk."""

    def __init__(self, workspace: Path, keys: KeysFile, ring: KeyRing) -> None:
        self.path = keys_path(workspace)
        self.keys = keys
        self.ring = ring

    def verify_of(self, person_id: str) -> str:
        """The public key of a person; empty without an account."""
        holder = self.keys.holder(person_id)
        return holder.verify if holder else ""

    def give_access(self, person_id: str, name: str, password: str, *, entitled: bool, must_change: bool = True) -> str:
        """Let somebody in, or anew after a forgotten password; answers their new public key."""
        self._keep(
            vault.with_person(
                self.keys, self.ring, person_id, name, password, entitled=entitled, must_change=must_change
            )
        )
        return self.verify_of(person_id)

    def end_access(self, person_id: str) -> None:
        """Shut somebody out; the file is then to be given ``ring.pending`` as its key."""
        keys, ring = vault.without_person(self.keys, self.ring, person_id)
        self._keep(keys)
        self.ring = ring

    def finish_rekeying(self) -> None:
        """The file has the pending key now."""
        if self.ring.pending:
            self._keep(vault.rekeyed(self.keys))
            self.ring = replace(self.ring, data=self.ring.pending, pending=b"")

    def entitle(self, person_id: str, entitled: bool) -> None:
        """Open the restricted fields to a person, or close those written from now on; nothing when it is so already."""
        holder = self.keys.holder(person_id)
        if holder is not None and holder.entitled != entitled:
            self._keep(vault.with_entitlement(self.keys, self.ring, person_id, entitled))

    def change_password(self, person_id: str, old: str, new: str) -> None:
        """A person's own new password; raises ``AccessTrouble`` and ``FieldErrors``."""
        self._keep(vault.with_password(self.keys, person_id, old, new))

    def backup_identity(self) -> str:
        """The secret of the newest identity that opens backups; made where the keys are from before there were any."""
        if not self.ring.backups:
            keys, ring = vault.with_backup_identity(self.keys, self.ring)
            self._keep(keys)
            self.ring = ring
        return list(self.ring.backups.values())[-1]

    def rename(self, person_id: str, name: str) -> None:
        """The name to sign in with; nothing for people without an account."""
        if self.keys.holder(person_id) is not None:
            self._keep(vault.renamed(self.keys, person_id, name))

    def set_mark(self, mark: str) -> None:
        """Note which file these keys belong to."""
        self._keep(replace(self.keys, mark=mark))

    def _keep(self, keys: KeysFile) -> None:
        keys = replace(keys, edition=self.keys.edition + 1)
        write_keys(self.path, keys)
        self.keys = keys
        keep_spare(keys)


def keep_spare(keys: KeysFile) -> None:
    """Keep a spare, unless this computer has a newer one; a computer that cannot is no reason to fail."""
    file = spare_path(keys.vault)
    try:
        if read_keys(file).edition > keys.edition:
            return
    except AccessTrouble:
        pass  # none, or one that is damaged
    try:
        paths.made(file.parent)
        write_keys(file, keys)
    except OSError:
        pass


def newest_spare(mark: str, than: int = 0) -> KeysFile | None:
    """The newest sound spare of the workspace with this mark on this computer, if it is newer than edition ``than``."""
    found: list[KeysFile] = []
    for file in spare_path("").parent.glob("*.keys") if mark else ():
        try:
            found.append(read_keys(file))
        except AccessTrouble:
            continue
    ours = [keys for keys in found if keys.mark == mark and keys.edition > than]
    return max(ours, key=lambda keys: keys.edition, default=None)
