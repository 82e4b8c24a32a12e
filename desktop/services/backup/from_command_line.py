"""``backup``, ``restore`` and ``verify --backup`` without a window: functions over an open session, or over a path and a credential.

``command_line.py`` prints what they answer. A recovery key comes from a file or a prompt, never from the command itself.
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import AccessTrouble, BackupTrouble
from desktop.services.access.keys.places import keys_path
from desktop.services.access.keys.recovery import new_recovery_key, typed
from desktop.services.backup.archive import is_sealed
from desktop.services.backup.checking import check, unpacked
from desktop.services.backup.make_backup import records_in, signers_in
from desktop.services.backup.manifest import Manifest
from desktop.services.backup.messages import (
    BackupRecord,
    CheckBackup,
    MakeBackup,
    ReadBackups,
    SetBackupPlace,
    SetBackupRecipient,
)
from desktop.services.backup.notes import read_note
from desktop.services.backup.places import folder_of
from desktop.services.backup.restore_backup import Restored, identities_of, restore
from desktop.services.dispatch.telling import told
from desktop.services.storage.anchors import findings_of, read_anchors

if TYPE_CHECKING:
    from desktop.services.access.keys.open_vault import OpenVault
    from desktop.services.workspace.session import WorkSession

Unlock = Callable[[], "OpenVault | None"]


def backup(session: WorkSession, folder: Path | None = None) -> BackupRecord:
    """Make a copy and check it; a ``folder`` is remembered as the place of copies on this computer."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        automatic = session.door.ask(ReadBackups()).automatic
        session.door.carry_out(SetBackupPlace(str(folder.resolve()), automatic))
    return session.door.ask(MakeBackup(), told())


def new_key(session: WorkSession) -> str:
    """Make a key pair for copies: the public half goes into the workspace's settings, the secret is answered and kept nowhere."""
    secret, public = new_recovery_key()
    session.door.carry_out(SetBackupRecipient(public))
    return secret


def check_within(session: WorkSession, archive: Path) -> BackupRecord:
    """Check an archive of an open workspace and note the result beside it."""
    return session.door.ask(CheckBackup(str(archive)), told())


def check_alone(archive: Path, recovery_file: Path | None) -> tuple[Manifest, tuple[str, ...]]:
    """Check an archive with nothing but the recovery key; answers what it holds and what its journal check found."""
    with unpacked(archive, _by_recovery(archive, recovery_file), archive.parent, told()) as copy:
        return copy.manifest, check(copy, "", told())


def restore_archive(
    archive: Path, target: Path, recovery_file: Path | None, unlock: Unlock, *, doubtful_too: bool = False
) -> Restored:
    """Restore over a workspace (``unlock`` opens its keys), or, with the recovery key, to where none is."""
    vault = unlock() if target.exists() and keys_path(target).exists() and recovery_file is None else None
    identities = identities_of(vault) if vault is not None else _by_recovery(archive, recovery_file)
    return restore(archive, target, identities, vault, told(), doubtful_too=doubtful_too)


def heads_lost(session: WorkSession) -> list[str]:
    """What verified backups have seen of the journal and the workspace does not hold: an end that was cut off and its head repaired."""
    file, found = session.file, list[str]()
    folder = folder_of(file.path, file.workspace_id)
    let_go = read_anchors(file.workspace_id, file.path).let_go
    with file.reader.begin() as connection:
        signers = signers_in(connection) if session.vault else None
        for one in records_in(folder, file.workspace_id, signers):
            note = read_note(Path(one.record.path), signers)
            if note is not None:
                found += findings_of(connection, note.heads, let_go, f"the copy of {note.made_at}")
    return list(dict.fromkeys(found))


def _by_recovery(archive: Path, file: Path | None) -> Sequence[str]:
    """The identity that opens an archive without anybody signing in; raises ``AccessTrouble``."""
    if not is_sealed(archive):
        return []
    if file is not None:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise AccessTrouble("recovery_malformed", {"path": str(file)}) from error
        return [typed(_key_line(text.splitlines()))]
    if not sys.stdin.isatty():
        raise BackupTrouble("wrong_key", archive)
    return [typed(getpass.getpass("Recovery key: "))]


def _key_line(lines: Iterable[str]) -> str:
    """The key in a key file as the ``age`` program writes them, with remarks above it."""
    return next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
