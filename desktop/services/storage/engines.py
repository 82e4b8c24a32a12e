"""Engines: the only place that names a database driver and sets how it behaves.

Why these settings: RELIABILITY figures measured for SQLite. WAL with synchronous FULL lost no acknowledged commit; the cache
of 64 MB keeps lists fast once files are encrypted; BEGIN IMMEDIATE avoids the busy errors no timeout helps with;
versions below 3.51.3 can lose committed WAL data, so they are refused.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from desktop.errors import StorageTrouble
from desktop.services.storage import write_behind

APPLICATION_ID = 0x4844736B  # "HDsk" in the file's header: this is a workspace of ours
OLDEST_LIBRARY = (3, 51, 3)
CACHE_KIB = 65_536
BUSY_MS = 10_000

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


def connect(path: Path, *, read_only: bool = False, existing: bool = True, untouched: bool = False) -> Any:
    """A raw connection with our settings, transactions left to the caller. Reading of a file that is not there fails.

    ``untouched``: for looking at a file that may be refused; not even a log left beside it is folded into it.
    """
    check_library()
    mode = "ro" if untouched else "rw" if existing else "rwc"
    raw = driver.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
    )
    raw.execute("PRAGMA cipher_log_level=NONE").fetchall()
    for setting in _SETTINGS:
        raw.execute(setting).fetchall()
    if read_only:
        raw.execute("PRAGMA query_only=ON").fetchall()
    return raw


def writer_engine(path: Path) -> Engine:
    """One connection that writes; every transaction begins IMMEDIATE."""
    engine = _engine(path, read_only=False, size=1, begin="BEGIN IMMEDIATE")
    write_behind.prepare(engine)
    return engine


def reader_engine(path: Path, size: int = 3) -> Engine:
    """A few connections that cannot write."""
    return _engine(path, read_only=True, size=size, begin="BEGIN")


def _engine(path: Path, *, read_only: bool, size: int, begin: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, read_only=read_only),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_reset_on_return="rollback",
        hide_parameters=True,  # what people typed stays out of error texts, and so out of logs
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
