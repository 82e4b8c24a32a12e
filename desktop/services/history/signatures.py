"""Verifying signatures: every entry must be signed by a key the journal itself says is its actor's.

A key counts from the entry that recorded it, and that entry must be signed with a key known before: by an administrator, or by the
recovery key. Only the very first command of a workspace may bring its own keys. Whoever holds the key of the file
alone can therefore write no entry in another's name, and no key for one either.
"""

from __future__ import annotations

import json
from collections import defaultdict

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, func, select

from desktop.models import JournalChange, JournalEntry, PersonKey
from desktop.services.access.actor import SYSTEM_ID

SET_UP = "workspace.set_up"


def unsigned(connection: Connection) -> list[str]:
    """Findings of entries that are not signed as they must be; none in a workspace without accounts."""
    if not connection.execute(select(func.count()).select_from(PersonKey)).scalar_one():
        return []
    brought = _keys_by_entry(connection)
    c = JournalEntry.__table__.c
    known: dict[str, list[Ed25519PublicKey]] = defaultdict(list)
    findings: list[str] = []
    entries = connection.execute(
        select(c.id, c.actor_id, c.command, c.hash, c.signer_id, c.signature).order_by(c.hlc, c.id),
        execution_options={"yield_per": 2000},
    )
    for entry in entries:
        fresh = brought.get(entry.id, [])
        if entry.command == SET_UP and not known:
            _learn(known, fresh)
        if entry.signature is None:
            findings.append(f"entry {entry.id}: not signed")
        elif entry.signer_id != entry.actor_id and entry.actor_id != SYSTEM_ID:
            findings.append(f"entry {entry.id}: signed by another than its actor")
        elif not any(_holds(key, entry.signature, entry.hash) for key in reversed(known[entry.signer_id])):
            findings.append(f"entry {entry.id}: the signature is not its signer's")
        elif entry.command != SET_UP:
            _learn(known, fresh)
    return findings


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
