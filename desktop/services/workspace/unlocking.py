"""From a credential to a vault: finding the keys of a workspace, checking that they belong to it, and opening them.

Nothing here opens the database for work; it only asks the file whether it is encrypted and for the mark in its head.
"""

from __future__ import annotations

from pathlib import Path

from desktop import paths
from desktop.errors import AccessTrouble
from desktop.services.access.keys import vault
from desktop.services.access.keys.credential import Credential
from desktop.services.access.keys.delays import Delays
from desktop.services.access.keys.device import DeviceKeys
from desktop.services.access.keys.keys_file import KeysFile, read_keys, write_keys
from desktop.services.access.keys.open_vault import OpenVault, keep_spare, newest_spare
from desktop.services.access.keys.places import keys_path
from desktop.services.access.keys.recovery import typed
from desktop.services.storage.connection import is_encrypted, mark_of
from desktop.services.storage.copies import newest_copy
from desktop.services.workspace.records import Lock, SignInPerson
from desktop.text import key_of


def devices() -> DeviceKeys:
    """What this computer remembers."""
    return DeviceKeys(paths.settings_folder() / "devices")


def delays_of(vault_id: str) -> Delays:
    """The delays after wrong passwords on this computer."""
    return Delays(paths.settings_folder() / "devices" / f"{vault_id}.tries")


def look_at(path: Path) -> Lock:
    """Who can sign in; raises ``AccessTrouble`` when the keys are missing, damaged or another workspace's."""
    if not is_locked(path):
        return Lock(False)
    keys, from_spare = find_keys(path)
    known = devices()
    people = (SignInPerson(one.id, one.name, known.remembers(keys.vault, one.id)) for one in keys.people)
    return Lock(True, tuple(sorted(people, key=lambda one: key_of(one.name))), from_spare, known.available())


def is_locked(path: Path) -> bool:
    """Whether a credential is needed; a file with copies beside it and no keys anywhere is a damaged one, not a locked one."""
    if keys_path(path).exists():
        return True
    return is_encrypted(path) and (newest_copy(path) is None or newest_spare(mark_of(path)) is not None)


def find_keys(path: Path) -> tuple[KeysFile, bool]:
    """The keys of a workspace: from beside it, or from this computer's spare where those are gone or damaged."""
    mark = mark_of(path)
    try:
        keys = read_keys(keys_path(path))
        if keys.mark and keys.mark != mark:
            raise AccessTrouble("keys_foreign", {"path": str(keys_path(path))})
        return keys, False
    except AccessTrouble as trouble:
        spare = newest_spare(mark)
        if spare is None or trouble.code == "keys_newer":
            raise
        _put_back(path, spare)
        return spare, True


def newer_keys(path: Path, opened: OpenVault) -> bool:
    """Put newer keys that this computer knows of in the place of those that did not open the file; False when there are none."""
    spare = newest_spare(mark_of(path), opened.keys.edition)
    if spare is not None:
        _put_back(path, spare)
    return spare is not None


def _put_back(path: Path, spare: KeysFile) -> None:
    file = keys_path(path)
    if file.exists():  # damaged, foreign or outdated: kept beside, it is evidence
        file.replace(file.with_name(file.name + ".damaged"))
    write_keys(file, spare)


def unlock(path: Path, credential: Credential) -> OpenVault:
    """Open the vault; raises ``AccessTrouble`` and counts wrong passwords."""
    keys, _ = find_keys(path)
    if credential.recovery and not credential.device:
        return OpenVault(path, keys, vault.unlock_with_recovery(keys, typed(credential.recovery)))
    person_id = person_of(keys, credential.person)
    if credential.device:
        secrets = devices().recall(keys.vault, person_id)
        if secrets is None:
            raise AccessTrouble("device_outdated")
        return OpenVault(path, keys, vault.unlock_with_secrets(keys, person_id, secrets))
    delays = delays_of(keys.vault)
    delays.check(person_id)
    try:
        ring = vault.unlock(keys, person_id, credential.password)
    except AccessTrouble as trouble:
        if trouble.code == "wrong_password":
            delays.wrong(person_id)
        raise
    delays.right(person_id)
    holder = keys.holder(person_id)
    if holder is not None and holder.stretching.outdated:
        keys = vault.with_harder_lock(keys, person_id, credential.password)
        write_keys(keys_path(path), keys)
    keep_spare(keys)
    return OpenVault(path, keys, ring)


def person_of(keys: KeysFile, wanted: str) -> str:
    """The id of the person meant; raises ``AccessTrouble`` ``unknown_person`` when nobody or several are."""
    if keys.holder(wanted) is not None:
        return wanted
    if not wanted and len(keys.people) == 1:
        return keys.people[0].id
    named = [one.id for one in keys.people if key_of(one.name) == key_of(wanted)]
    if len(named) != 1:
        raise AccessTrouble("unknown_person")
    return named[0]


def remember_here(opened: OpenVault, password: str) -> bool:
    """Let this computer open it for the signed-in person from now on; False when its keychain will not."""
    person_id = opened.ring.person_id
    secrets = vault.secrets_of(opened.keys, person_id, password)
    return devices().remember(opened.keys.vault, person_id, secrets)


def forget_here(opened: OpenVault) -> None:
    """From now on the signed-in person's password is needed on this computer again."""
    devices().forget(opened.keys.vault, opened.ring.person_id)
