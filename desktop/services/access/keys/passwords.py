"""From a password to a key: Argon2id with the parameters of RFC 9106's second choice (64 MiB, 3 passes, 4 lanes).

Measured: 0.45 s on the small machines offices have; the first choice (2 GiB) took seven. Parameters are stored with each lock, so that
they can be raised later. What counts as too weak follows NIST SP 800-63B: length, and not the obvious; no rules of composition.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass

from desktop.errors import FieldErrors
from desktop.text import fold

MEMORY_KIB = 65_536
PASSES = 3
LANES = 4

SHORTEST = 8
LONGEST = 100_000
"""Characters. Long pass phrases are welcome; a pasted file is a mistake."""

_OBVIOUS = frozenset(
    {"password", "passwort", "motdepasse", "hiringdesk", "welcome", "qwertyui", "qwertyuiop", "letmein", "changeme"}
)


@dataclass(frozen=True, slots=True)
class Stretching:
    """How a password becomes a key: ``salt`` as hex, ``memory_kib`` in KiB, ``passes``, ``lanes``."""

    salt: str
    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse what a hostile keys file could ask for: memory that no office computer has, or work for days."""
        if not (8 * self.lanes <= self.memory_kib <= 2_097_152 and 1 <= self.passes <= 64 and 1 <= self.lanes <= 16):
            raise ValueError("stretching out of bounds")

    @classmethod
    def fresh(cls) -> Stretching:
        """Today's parameters with a salt of their own."""
        return cls(os.urandom(16).hex(), MEMORY_KIB, PASSES, LANES)

    @property
    def outdated(self) -> bool:
        """Whether today's parameters are harder to guess against; the lock is then renewed at sign-in."""
        return (self.memory_kib, self.passes) < (MEMORY_KIB, PASSES)

    def key(self, password: str) -> bytes:
        """The key of 256 bits that this password gives. Takes about half a second, by design."""
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # the rules below are wanted before it is loaded

        return Argon2id(
            salt=bytes.fromhex(self.salt),
            length=32,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        ).derive(normal(password).encode("utf-8", "surrogatepass"))


def normal(password: str) -> str:
    """The same password whatever keyboard composed its accents (Unicode NFKC, RFC 8265)."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, name: str = "") -> None:
    """Raise ``FieldErrors`` where a new password is empty, too short or too long, obvious, or the person's own name."""
    text = normal(password)
    if not text:
        raise FieldErrors({"password": "required"})
    if len(text) > LONGEST:
        raise FieldErrors({"password": "password.long"})
    if len(text) < SHORTEST:
        raise FieldErrors({"password": "password.short"})
    plain = "".join(text.casefold().split())  # not ``fold``: it remembers what it folded
    bare = plain.rstrip("0123456789!.")
    if (
        len(set(plain)) < 4
        or bare in _OBVIOUS
        or plain in "0123456789012345678901234567890"
        or bare == fold(name).replace(" ", "")
    ):
        raise FieldErrors({"password": "password.obvious"})
