"""The keys a person holds while signed in. Never printed, never logged, dropped when the program locks."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_BYTES = 32


def new_key() -> bytes:
    """A random key of 256 bits."""
    return os.urandom(KEY_BYTES)


@dataclass(frozen=True, slots=True, repr=False)
class KeyRing:
    """What one person can open.

    ``data``: key of the file. ``restricted``: keys of restricted fields by their name, newest last; empty for people whose roles do
    not entitle them. ``signing``: the person's Ed25519 secret (32 bytes) that signs journal entries.
    ``pending``: the key that a re-keying cut short may have given the file already.
    """

    person_id: str
    data: bytes
    restricted: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    signing: bytes = b""
    pending: bytes = b""
    backups: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Age identities that open backups, by name, newest last: they let the program check a backup by really opening it."""

    def __repr__(self) -> str:
        """Names the holder only: a key must not travel into a log through an error text."""
        return f"KeyRing({self.person_id})"

    def sign(self, content: bytes) -> bytes:
        """The Ed25519 signature (64 bytes) of ``content``; empty for a ring that cannot sign."""
        return Ed25519PrivateKey.from_private_bytes(self.signing).sign(content) if self.signing else b""
