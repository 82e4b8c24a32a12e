"""Engines: how SQLAlchemy reaches a workspace file. One connection writes, a few only read.

BEGIN IMMEDIATE avoids the busy errors no timeout helps with. What every connection is set to: ``connection.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from desktop.services.storage import write_behind
from desktop.services.storage.connection import connect


def writer_engine(path: Path, key: bytes | None = None) -> Engine:
    """One connection that writes; every transaction begins IMMEDIATE."""
    engine = _engine(path, key, read_only=False, size=1, begin="BEGIN IMMEDIATE")
    write_behind.prepare(engine)
    return engine


def reader_engine(path: Path, key: bytes | None = None, size: int = 4, *, untouched: bool = False) -> Engine:
    """A few connections that cannot write; ``untouched``: not even by folding in the log that lies beside a file."""
    return _engine(path, key, read_only=True, size=size, begin="BEGIN", untouched=untouched)


def _engine(
    path: Path, key: bytes | None, *, read_only: bool, size: int, begin: str, untouched: bool = False
) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, key=key, read_only=read_only, untouched=untouched),
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
