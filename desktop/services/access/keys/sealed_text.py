"""Restricted values: sealed in the column with the restricted key, so that only entitled people can read them in any way.

The text in the column names the key it was sealed with: ``r1:<name>:<base64 of nonce and AES-256-GCM>``. Everything that copies rows
(journal, undo, export, backup) carries this text and needs no key. The price: the database can neither search nor sort by it.
"""

from __future__ import annotations

import base64
import os
from binascii import Error as Base64Error
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_HEAD = "r1"


def seal_text(text: str, keys: Mapping[str, bytes]) -> str:
    """Seal with the newest of ``keys``; an empty text stays empty. Raises ``LookupError`` when there is no key."""
    if not text:
        return ""
    if not keys:
        raise LookupError("no restricted key")
    name = max(keys, key=int)
    nonce = os.urandom(12)
    body = nonce + AESGCM(keys[name]).encrypt(nonce, text.encode(), name.encode())
    return f"{_HEAD}:{name}:{base64.b64encode(body).decode('ascii')}"


def is_sealed(text: str) -> bool:
    """Whether a column's text is a sealed one."""
    return text.startswith(_HEAD + ":")


def open_text(sealed: str, keys: Mapping[str, bytes]) -> str | None:
    """The text behind a sealed one; None when none of the keys opens it, or it was altered."""
    if not sealed:
        return ""
    try:
        head, name, body = sealed.split(":", 2)
        if head != _HEAD or name not in keys:
            return None
        raw = base64.b64decode(body, validate=True)
        return AESGCM(keys[name]).decrypt(raw[:12], raw[12:], name.encode()).decode()
    except (ValueError, Base64Error, InvalidTag):
        return None
