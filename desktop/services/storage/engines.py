"""Engines: how SQLAlchemy reaches a workspace file. One connection writes, a few only read.

BEGIN IMMEDIATE avoids the busy errors no timeout helps with. What every connection is set to: ``connection.py``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import Dialect, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from desktop.errors import AccessTrouble
from desktop.services.storage import write_behind
from desktop.services.storage.connection import connect

_SHUT: WeakSet[Dialect] = WeakSet()
"""What belongs to engines that must make no connection any more."""


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
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_reset_on_return="rollback",
        hide_parameters=True,  # what people typed stays out of error texts, and so out of logs
    )

    event.listen(engine, "do_connect", refuse_when_shut)

    @event.listens_for(engine, "do_connect")
    def _connect(*_: object) -> Any:
        return connect(path, key=key, read_only=read_only, untouched=untouched)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def shut(engine: Engine) -> None:
    """Let go of every connection for good: one that is only disposed makes new ones for whoever still asks, with the key it has."""
    _SHUT.add(engine.dialect)
    engine.dispose()


def refuse_when_shut(dialect: Dialect, *_: object) -> None:
    """Listens where an engine is about to connect."""
    if dialect in _SHUT:
        raise AccessTrouble("locked")
