"""The recovery key: an age identity, printed once at set-up, that opens the workspace and its backups when passwords do not.

Its text has a checksum (bech32, BIP 173), so that a slip of the pen is told apart from a wrong key. It is shown in groups that can be read
aloud; blanks, dashes and small letters are forgiven when it is typed.
"""

from __future__ import annotations

import pyrage

from desktop.errors import AccessTrouble

_HEAD = "AGE-SECRET-KEY-"
_GROUP = 5


def new_recovery_key() -> tuple[str, str]:
    """A fresh key: its secret text, to be shown and forgotten, and its public half, to be kept."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def in_groups(secret: str) -> str:
    """The key as it is printed: groups of five after the head."""
    body = secret.removeprefix(_HEAD)
    return _HEAD + " ".join(body[at : at + _GROUP] for at in range(0, len(body), _GROUP))


def typed(text: str) -> str:
    """The key in the text somebody typed or scanned; raises ``AccessTrouble`` ``recovery_malformed`` when it cannot be one."""
    secret = "".join(text.split()).upper().replace("\u2010", "-").replace("\u2011", "-").replace("\u2013", "-")
    body = secret.removeprefix(_HEAD).replace("-", "")
    try:
        return str(pyrage.x25519.Identity.from_str(_HEAD + body))
    except pyrage.IdentityError as error:
        raise AccessTrouble("recovery_malformed") from error


def last_group(secret: str) -> str:
    """What a person types to confirm that the key was written down."""
    return in_groups(secret).split(" ")[-1]


def public_half(secret: str) -> str:
    """The public half of a recovery key."""
    return str(pyrage.x25519.Identity.from_str(secret).to_public())
