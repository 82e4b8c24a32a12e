"""Signatures under manifests and notes: who of the workspace made this. Ed25519 with the key that signs journal entries."""

from __future__ import annotations

import json
from collections.abc import Collection

from desktop.services.access.keys.key_ring import KeyRing
from desktop.services.access.keys.signing import holds

_PURPOSE = b"hiring-desk-backup\0"
"""What is signed here can never be taken for a journal entry."""


def signed(content: bytes, ring: KeyRing | None) -> bytes:
    """The signature file for ``content``; says that there is none in a workspace without accounts."""
    signature = ring.sign(_PURPOSE + content).hex() if ring is not None else ""
    return json.dumps({"signer": ring.person_id if ring else "", "signature": signature}).encode() + b"\n"


def is_signed_by(content: bytes, signature: bytes, known: Collection[str]) -> bool:
    """Whether one of the known public keys (hex) made the signature."""
    try:
        made = bytes.fromhex(json.loads(signature)["signature"])
    except (ValueError, TypeError, LookupError):
        return False
    return any(holds(key, made, _PURPOSE + content) for key in known)
