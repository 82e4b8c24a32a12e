"""A raw connection with our settings: the only place that names a database driver. Loads in a few milliseconds.

Why these settings: RELIABILITY figures measured for SQLite. WAL with synchronous FULL lost no acknowledged commit; the cache
of 64 MB keeps lists fast once files are encrypted; versions below 3.51.3 can lose committed WAL data, so they are refused.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from desktop.errors import StorageTrouble

APPLICATION_ID = 0x4844736B  # "HDsk" in the file's header: this is a workspace of ours
OLDEST_LIBRARY = (3, 51, 3)
CACHE_KIB = 65_536
BUSY_MS = 10_000
PAGE = 4096
"""Bytes of a page of an encrypted file (SQLCipher's default)."""

_SETTINGS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={BUSY_MS}",
    f"PRAGMA cache_size=-{CACHE_KIB}",
    "PRAGMA mmap_size=0",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cell_size_check=ON",
    "PRAGMA trusted_schema=OFF",
    *(("PRAGMA fullfsync=1", "PRAGMA checkpoint_fullfsync=1") if sys.platform == "darwin" else ()),
)


# The driver asks every parameter that is no str, int or float how it wants to be stored, by way of an AttributeError each: more
# than half of what a bulk insert cost (64 µs a line of an import for its journal rows in memory, 19 without). Told beforehand,
# it asks no more; these answers store what it would have stored.
driver.register_adapter(bytes, bytes)
driver.register_adapter(bool, int)
driver.register_adapter(type(None), {}.get)


def check_library() -> None:
    """Refuse a SQLite that may lose committed data; raises ``StorageTrouble`` with code ``old_library``."""
    if driver.sqlite_version_info < OLDEST_LIBRARY:
        raise StorageTrouble("old_library", Path(), {"version": driver.sqlite_version})


def connect(
    path: Path,
    *,
    key: bytes | None = None,
    read_only: bool = False,
    existing: bool = True,
    untouched: bool = False,
) -> Any:
    """A raw connection with our settings, transactions left to the caller. Reading of a file that is not there fails.

    ``key``: the data key (32 bytes) of an encrypted file, given as a raw key, which costs 1 ms where a passphrase would cost 600.
    ``untouched``: for looking at a file that may be refused; not even a log left beside it is folded into it.
    """
    raw = _unread(path, "ro" if untouched else "rw" if existing else "rwc", key)
    for setting in _SETTINGS:
        raw.execute(setting).fetchall()
    if read_only:
        raw.execute("PRAGMA query_only=ON").fetchall()
    return raw


def _unread(path: Path, mode: str, key: bytes | None) -> Any:
    """A connection that has not looked into the file yet."""
    check_library()
    raw = driver.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
    )
    raw.execute("PRAGMA cipher_log_level=NONE").fetchall()
    if key is not None:
        raw.execute(f"PRAGMA key=\"x'{key.hex()}'\"").fetchall()
    return raw


def mark_of(path: Path) -> str:
    """The salt in the head of an encrypted file as 32 hex digits; empty for an open one.

    It stays the same through re-keying and in copies, so it tells whether a keys file belongs to this file before anything opens.
    """
    raw = _unread(path, "ro", bytes(32))
    try:
        salt = str(raw.execute("PRAGMA cipher_salt").fetchone()[0])
    finally:
        raw.close()
    return "" if bytes.fromhex(salt).startswith(b"SQLite format 3") else salt


def is_encrypted(path: Path) -> bool:
    """Whether a file can only be read with a key, as far as can be told: noise and a damaged head look the same.

    Encrypted files consist of whole pages, and a file that is known to be damaged or never was a workspace has another answer.
    """
    raw = _unread(path, "ro", None)
    try:
        raw.execute("PRAGMA schema_version").fetchone()
    except driver.DatabaseError as error:
        size = path.stat().st_size
        return "not a database" in str(error).lower() and size > 0 and size % PAGE == 0
    finally:
        raw.close()
    return False


def is_workspace(raw: Any) -> bool:
    """Whether the file says that it is one of ours."""
    return bool(raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def revision_of(raw: Any) -> str:
    """The schema revision of an open file; ``none`` where there is none yet."""
    try:
        row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    except driver.OperationalError:
        return "none"
    return str(row[0]) if row else "none"


def only_reading(raw: Any) -> None:
    """Refuse this connection everything but selects: for statements that lay outside the workspace."""
    allowed = {driver.SQLITE_SELECT, driver.SQLITE_READ, driver.SQLITE_FUNCTION, driver.SQLITE_TRANSACTION}
    raw.set_authorizer(lambda action, *_: driver.SQLITE_OK if action in allowed else driver.SQLITE_DENY)
