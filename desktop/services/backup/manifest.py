"""The manifest of an archive: everything by which a restored copy is compared. Counts, hashes, ids and versions; nothing about people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.errors import BackupTrouble
from desktop.services.backup.messages import Why
from desktop.services.storage.anchors import Head, as_plain, from_plain
from desktop.services.storage.content import TableContent

FORMAT = "hiring-desk-backup"
VERSION = 1

MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
DATABASE, KEYS, DATA_KEY, DOCUMENTS = "workspace.desk", "workspace.desk.keys", "key.age", "documents/"


@dataclass(frozen=True, slots=True)
class MemberContent:
    """One file of the archive."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds. ``made_at`` is a UTC moment, ``revision`` the schema's."""

    workspace: str
    made_at: str
    why: Why
    program: str
    revision: str
    encrypted: bool
    tables: Mapping[str, TableContent]
    heads: Mapping[str, Head]
    members: Mapping[str, MemberContent]


def as_bytes(manifest: Manifest) -> bytes:
    """The file's content."""
    body = {
        "format": FORMAT, "version": VERSION, "workspace": manifest.workspace, "made_at": manifest.made_at, "why": manifest.why.value,
        "program": manifest.program, "revision": manifest.revision, "encrypted": manifest.encrypted,
        "tables": {name: {"rows": one.rows, "hash": one.hash} for name, one in manifest.tables.items()},
        "heads": as_plain(manifest.heads),
        "members": {name: {"bytes": one.bytes, "sha256": one.sha256} for name, one in manifest.members.items()},
    }  # fmt: skip
    return json.dumps(body, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def from_bytes(content: bytes) -> Manifest:
    """Read it back; raises ``BackupTrouble`` ``not_a_backup`` or ``newer``."""
    try:
        raw = json.loads(content)
        if raw["format"] != FORMAT:
            raise ValueError("another format")
        if int(raw["version"]) > VERSION:
            raise BackupTrouble("newer")
        return Manifest(
            str(raw["workspace"]), str(raw["made_at"]), Why(raw["why"]), str(raw["program"]), str(raw["revision"]),
            bool(raw["encrypted"]), _tables(raw["tables"]), from_plain(raw["heads"]), _members(raw["members"]),
        )  # fmt: skip
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise BackupTrouble("not_a_backup") from error


def _tables(raw: Mapping[str, Any]) -> dict[str, TableContent]:
    return {str(name): TableContent(int(one["rows"]), str(one["hash"])) for name, one in raw.items()}


def _members(raw: Mapping[str, Any]) -> dict[str, MemberContent]:
    return {str(name): MemberContent(int(one["bytes"]), str(one["sha256"])) for name, one in raw.items()}
