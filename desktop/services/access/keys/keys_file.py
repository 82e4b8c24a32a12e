"""The keys file: what is sealed, to whom. Plain JSON beside the workspace, useless without a password or the recovery key.

Written whole by writing a new file, flushing it to the disk and renaming; a spare of it is kept on this computer and travels with every
backup. Names of colleagues stand in it in plain text, because one must be able to say who one is before anything opens; nothing
about candidates does.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from desktop.errors import AccessTrouble
from desktop.services.access.keys.passwords import Stretching

FORMAT = "hiring-desk-keys"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Holder:
    """One person with a password. ``locked``: their own secrets under their password; ``recipient``, ``verify``: the public halves."""

    id: str
    name: str
    stretching: Stretching
    locked: str
    recipient: str
    verify: str
    entitled: bool = False
    """Whether the restricted key is sealed to them."""
    must_change: bool = False
    """The password was given by an administrator and is to be replaced at the next sign-in."""


@dataclass(frozen=True, slots=True)
class KeysFile:
    """The content of a keys file. Sealed values are base64 of age files."""

    vault: str
    """Id of this set of keys."""
    recovery: str
    """Public half of the recovery key."""
    data: str
    """The data key, sealed to everybody and to the recovery key."""
    edition: int = 1
    """Goes up with every change, so that of two the newer is known whatever their dates say."""
    people: tuple[Holder, ...] = ()
    signing: str = ""
    """The secret key with which a recovery signs, sealed to the recovery key alone."""
    mark: str = ""
    """The salt in the first 16 bytes of the workspace file, as hex: tells a keys file of another workspace."""
    next_data: str = ""
    """While the file is being given a new key: the new one, until it is known which of the two the file has."""
    restricted: tuple[tuple[str, str], ...] = ()
    """Name and sealed value of each restricted key, newest last."""
    backups: tuple[tuple[str, str], ...] = ()
    """Name and sealed value of each identity that opens backups, newest last; sealed to everybody and to the recovery key."""

    def holder(self, person_id: str) -> Holder | None:
        """The person of this id, if they have a password here."""
        return next((one for one in self.people if one.id == person_id), None)

    def with_holder(self, holder: Holder) -> KeysFile:
        """A copy in which this person's entry is replaced or added."""
        others = tuple(one for one in self.people if one.id != holder.id)
        return replace(self, people=(*others, holder))


def as_text(keys: KeysFile) -> str:
    """The file's text, with a checksum that tells damage."""
    body = {"format": FORMAT, "version": VERSION, **asdict(keys)}
    return json.dumps({**body, "check": _check(body)}, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def from_text(text: str) -> KeysFile:
    """Read it back; raises ``AccessTrouble`` ``keys_damaged`` or ``keys_newer``."""
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise ValueError("another format")
        if raw["version"] > VERSION:
            raise AccessTrouble("keys_newer")
        if raw.pop("check") != _check(raw):
            raise ValueError("altered")
        del raw["format"], raw["version"]
        people = tuple(Holder(**{**one, "stretching": Stretching(**one["stretching"])}) for one in raw.pop("people"))
        restricted = tuple((str(name), str(sealed)) for name, sealed in raw.pop("restricted"))
        backups = tuple((str(name), str(sealed)) for name, sealed in raw.pop("backups", ()))
        return KeysFile(people=people, restricted=restricted, backups=backups, **raw)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise AccessTrouble("keys_damaged") from error


def read_keys(path: Path) -> KeysFile:
    """Read a keys file; raises ``AccessTrouble`` ``keys_missing``, ``keys_damaged`` or ``keys_newer``."""
    try:
        return from_text(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise AccessTrouble("keys_missing", {"path": str(path)}) from error
    except (OSError, UnicodeDecodeError) as error:
        raise AccessTrouble("keys_damaged", {"path": str(path)}) from error


def write_keys(path: Path, keys: KeysFile) -> None:
    """Replace a keys file whole: at no moment is there half a one, and the old one stays if this fails (``OSError``)."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8", newline="\n") as file:
        file.write(as_text(keys))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Make the rename durable where the system lets a folder be opened (not on Windows)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _check(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
