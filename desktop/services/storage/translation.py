"""Errors of the engine, translated once, by code, into ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as driver

from desktop.errors import NotFound, StorageTrouble

_BY_TEXT = (
    ("database or disk is full", "disk_full"),
    ("database is locked", "locked"),
    ("file is not a database", "not_a_workspace"),
    ("malformed", "corrupt"),
    ("disk i/o error", "io"),
    ("readonly database", "read_only_folder"),
    ("unable to open database file", "missing"),
)


def trouble_of(error: Exception, path: Path) -> StorageTrouble | None:
    """The storage trouble behind an engine error, or None if it is a fault of ours."""
    text = str(getattr(error, "orig", None) or error).lower()
    for sign, code in _BY_TEXT:
        if sign in text:
            return StorageTrouble(code, path)
    return None


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Run a block; engine errors come out as ``StorageTrouble``."""
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        trouble = trouble_of(error, path)
        if trouble is None and "foreign key constraint failed" in str(getattr(error, "orig", None) or error).lower():
            raise NotFound("record", "") from error  # a chosen word, person or record is gone
        if trouble is None:
            raise
        raise trouble from error
