"""Verifying signatures: every entry must be signed by a key the journal itself says is its actor's.

A key counts from the entry that recorded it, and that entry must be signed with a key known before: by an administrator, or by the
recovery key. Only the very first command of a workspace may bring its own keys. Whoever holds the key of the file
alone can therefore write no entry in another's name, and no key for one either.

On a team's server nobody signs: the server itself lets nobody write in another's name. Where a workspace with keys is moved to one, an
entry signed by the mover says so (``TO_SERVER``), and what follows needs no signature. Where it is moved into a file with keys, an entry
signed with the new keys brings them (``TO_FILE``) and seals every unsigned entry before it by one hash over theirs, in order: none can be
added, taken away or altered afterwards. Without such a beginning (a workspace that never had keys, or a signed move) new keys are refused.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Select, func, select

from desktop.models import JournalChange, JournalEntry, PersonKey
from desktop.services.access.actor import SYSTEM_ID

SET_UP = "workspace.set_up"
TO_SERVER = "workspace.to_server"
TO_FILE = "workspace.to_file"


def unsigned(connection: Connection) -> list[str]:
    """Findings of entries that are not signed as they must be; none in a workspace without accounts."""
    if not connection.execute(select(func.count()).select_from(PersonKey)).scalar_one():
        return []
    brought = _keys_by_entry(connection)
    known: dict[str, list[Ed25519PublicKey]] = defaultdict(list)
    findings: list[str] = []
    loose = False  # whether this part of the journal was written where a server answers for who wrote
    seal = hashlib.sha256()
    for entry in connection.execute(_entries(), execution_options={"yield_per": 2000}):
        fresh = brought.get(entry.id, [])
        if entry.command == SET_UP and not known:
            _learn(known, fresh)
            loose = not fresh
        if entry.command == TO_FILE and loose and fresh:
            _learn(known, fresh)
            loose = False
            if entry.reason != seal.hexdigest():
                findings.append(f"entry {entry.id}: not what it seals of the time on the server")
            seal = hashlib.sha256()
        if entry.signature is None:
            if not loose:
                findings.append(f"entry {entry.id}: not signed")
            seal.update(entry.hash)
        elif entry.signer_id != entry.actor_id and entry.actor_id != SYSTEM_ID:
            findings.append(f"entry {entry.id}: signed by another than its actor")
        elif not any(_holds(key, entry.signature, entry.hash) for key in reversed(known[entry.signer_id])):
            findings.append(f"entry {entry.id}: the signature is not its signer's")
        elif entry.command == TO_SERVER:
            loose = True
        elif entry.command not in (SET_UP, TO_FILE):
            _learn(known, fresh)
    return findings


def seal_of_unsigned(connection: Connection) -> str:
    """What an entry that brings keys into a file says of the unsigned ones before it."""
    seal = hashlib.sha256()
    for entry in connection.execute(_entries(), execution_options={"yield_per": 2000}):
        if entry.command == TO_FILE and entry.signature is not None:
            seal = hashlib.sha256()
        elif entry.signature is None:
            seal.update(entry.hash)
    return seal.hexdigest()


def _entries() -> Select[Any]:
    c = JournalEntry.__table__.c
    columns = (c.id, c.actor_id, c.command, c.reason, c.hash, c.signer_id, c.signature)
    return select(*columns).order_by(c.hlc, c.id)


def _keys_by_entry(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """Entry → the keys it recorded, as person and public key."""
    c = JournalChange.__table__.c
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in connection.execute(select(c.entry_id, c.after).where(c.entity == "person_key", c.kind == "insert")):
        try:
            after = json.loads(row.after)
            found[row.entry_id].append((str(after["person_id"]), str(after["verify"])))
        except (TypeError, ValueError, LookupError):
            continue  # altered: its digest tells
    return found


def _learn(known: dict[str, list[Ed25519PublicKey]], fresh: list[tuple[str, str]]) -> None:
    for person_id, verify in fresh:
        try:
            known[person_id].append(Ed25519PublicKey.from_public_bytes(bytes.fromhex(verify)))
        except ValueError:
            continue


def _holds(key: Ed25519PublicKey, signature: bytes, content: bytes) -> bool:
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True
