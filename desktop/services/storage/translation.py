"""Errors of the engines, translated once into ours: by text for SQLite, whose codes say too little, by SQLSTATE for PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlcipher3 import dbapi2 as driver

from desktop.errors import NotAllowed, NotFound, ServerTrouble, StorageTrouble

_BY_TEXT = (
    ("database or disk is full", "disk_full"),
    ("database is locked", "locked"),
    ("file is not a database", "not_a_workspace"),
    ("malformed", "corrupt"),
    # the pages that describe the full text are damaged before anything that is recognised as such
    ("vtable constructor failed", "corrupt"),
    ("invalid fts5 file format", "corrupt"),
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


_BY_STATE = {
    "HD001": "newer_schema",  # raised by our own guard of the journal
    "53100": "full",
    "53200": "too_many",
    "53300": "too_many",
    "55P03": "busy",
    "40001": "busy",
    "40P01": "busy",
    "57014": "too_slow",
    "54000": "too_long",
    "22001": "too_long",
    "25006": "read_only",
    "28P01": "login_refused",
    "28000": "login_refused",
    "3D000": "no_database",
    "57P01": "lost",
    "57P02": "lost",
    "57P03": "lost",
}
"""Classes of errors as PostgreSQL's manual numbers them (appendix A); whole classes are dealt with below."""


def server_trouble_of(error: DBAPIError, server: str) -> NotAllowed | NotFound | ServerTrouble | None:
    """What an error of a server means to a person; None if it is a fault of ours."""
    state = getattr(error.orig, "sqlstate", None)
    if state == "42501":
        return NotAllowed("server")  # a right or a row security policy; the text could tell what is there
    if state == "23503":
        return NotFound("record", "")
    if state is None:
        # libpq's own word, without a number from the server: the line broke, or none could be made
        return ServerTrouble("lost", server) if isinstance(error, OperationalError) else None
    code = "lost" if state.startswith("08") else _BY_STATE.get(state)
    return ServerTrouble(code, server) if code else None


@contextmanager
def server_translated(server: str) -> Iterator[None]:
    """Run a block; errors of a server come out as ours."""
    try:
        yield
    except DBAPIError as error:
        trouble = server_trouble_of(error, server)
        if trouble is None:
            raise
        raise trouble from error
