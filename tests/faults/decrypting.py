"""What somebody sees who has the key of the file and a tool of their own: every page in the clear, free ones and the log's too."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop.services.storage.connection import PAGE

SALT, TAIL, WAL_HEAD, FRAME_HEAD = 16, 80, 32, 24
"""Bytes of the salt before the first page's text, of the vector and code after each, and of the log's headers."""


def _page(page: bytes, key: bytes) -> bytes:
    vector = page[-TAIL : -TAIL + 16]
    opened = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return opened.update(page[:-TAIL]) + opened.finalize()


def plain_bytes(path: Path, key: bytes) -> bytes:
    """The text of a file and of the log beside it."""
    raw = path.read_bytes()
    pieces = [_page(raw[SALT:PAGE], key)]
    pieces += [_page(raw[at : at + PAGE], key) for at in range(PAGE, len(raw), PAGE)]
    log = path.with_name(path.name + "-wal")
    if log.exists():
        frames = log.read_bytes()[WAL_HEAD:]
        for at in range(0, len(frames), FRAME_HEAD + PAGE):
            page = frames[at + FRAME_HEAD : at + FRAME_HEAD + PAGE]
            first = frames[at : at + 4] == b"\0\0\0\1"
            pieces.append(_page(page[SALT:] if first else page, key))
    return b"".join(pieces)
