"""The verification note beside an archive: that, when and by whom it was restored and checked, and what it held.

A note is small, so that a start reads all of them at once; it names the archive by its content and is signed, so that a note put beside another
file, or written by somebody else, counts for nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from desktop.models.base import canonical
from desktop.services.access.keys.key_ring import KeyRing
from desktop.services.backup.manifest import Manifest
from desktop.services.backup.messages import BackupRecord, Standing
from desktop.services.backup.places import Named
from desktop.services.backup.signing import is_signed_by, signed
from desktop.services.storage.anchors import Head, as_plain, from_plain

KNOWN_TABLES = ("requisition", "candidate", "application")


@dataclass(frozen=True, slots=True)
class Note:
    """What a check found. ``findings``: how many lines the journal check had."""

    workspace: str
    sha256: str
    bytes: int
    made_at: str
    verified_at: str
    program: str
    revision: str
    findings: int
    rows: Mapping[str, int] = field(default_factory=dict)
    heads: Mapping[str, Head] = field(default_factory=dict)


def note_of(manifest: Manifest, sha256: str, size: int, verified_at: str, findings: int) -> Note:
    """The note for an archive that was checked."""
    rows = {name: manifest.tables[name].rows for name in KNOWN_TABLES if name in manifest.tables}
    return Note(manifest.workspace, sha256, size, manifest.made_at, verified_at, manifest.program, manifest.revision, findings, rows,
                manifest.heads)  # fmt: skip


def note_path(archive: Path) -> Path:
    """Where the note of an archive lies."""
    return archive.with_name(f"{archive.name}.verified.json")


def write_note(archive: Path, note: Note, ring: KeyRing | None) -> None:
    """Write it whole; raises ``OSError``."""
    body = {**asdict(note), "heads": as_plain(note.heads)}
    content = canonical(body).encode()
    whole = {"note": body, "check": hashlib.sha256(content).hexdigest(), "proof": json.loads(signed(content, ring))}
    path = note_path(archive)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.part")
    fresh.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    fresh.replace(path)


def read_note(archive: Path, signers: Collection[str] | None = None) -> Note | None:
    """The note of an archive, or None where there is none that holds.

    ``signers``: public keys of which one must have signed; None in a workspace without accounts.
    """
    try:
        whole = json.loads(note_path(archive).read_text(encoding="utf-8"))
        body, content = whole["note"], canonical(whole["note"]).encode()
        if hashlib.sha256(content).hexdigest() != whole["check"]:
            return None
        if signers is not None and not is_signed_by(content, json.dumps(whole["proof"]).encode(), signers):
            return None
        return Note(**{**body, "heads": from_plain(body["heads"])})
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def record_of(named: Named, note: Note | None) -> BackupRecord:
    """An archive as pages see it."""
    try:
        size = named.path.stat().st_size
    except OSError:
        size = 0
    made_at = note.made_at if note else named.at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    record = BackupRecord(str(named.path), made_at, named.why, size, named.sealed, Standing.UNVERIFIED)
    if note is None:
        return record
    standing = Standing.ALTERED if size != note.bytes else Standing.DOUBTFUL if note.findings else Standing.VERIFIED
    return BackupRecord(str(named.path), made_at, named.why, size, named.sealed, standing, note.verified_at, note.program, note.revision,
                        note.rows, note.findings)  # fmt: skip
