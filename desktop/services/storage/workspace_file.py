"""Opening and making a workspace file: every check that must pass before a byte is written.

Refused with a clear ``StorageTrouble``: a newer schema, a file that is no workspace, a corrupt file (the newest copy is
named), a folder one may not write, a path on a share or in a synchronised folder. A copy is made before each migration.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlcipher3 import dbapi2 as driver

from desktop.errors import StorageTrouble
from desktop.models import JournalOrigin
from desktop.models.base import moment, new_id
from desktop.models.migrations import HEAD, KNOWN
from desktop.services.storage.connection import APPLICATION_ID, connect, is_workspace, revision_of
from desktop.services.storage.copies import make_copy, newest_copy
from desktop.services.storage.engines import reader_engine, writer_engine
from desktop.services.storage.places import check_place
from desktop.services.storage.translation import translated
from desktop.services.storage.watching import Watch

CHECKED_ON_OPEN = 48 * 1024 * 1024
"""Bytes up to which a file is checked before it is opened; larger ones are checked in the background right after."""


@dataclass(slots=True)
class WorkspaceFile:
    """An open workspace: its path, engines and the origin under which this installation writes."""

    path: Path
    writer: Engine
    reader: Engine
    origin_id: str
    copied_to: Path | None = None
    """The copy made because the file was upgraded while opening."""
    needs_check: bool = False
    key: bytes | None = field(default=None, repr=False)
    """The data key of an encrypted file."""
    closed: bool = field(default=False, repr=False)
    watch: Watch = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.watch = Watch(self.path, self.key)

    def rekey(self, key: bytes) -> None:
        """Give an encrypted file another key, in one transaction of the engine; readers are let go and made anew."""
        with translated(self.path):
            self.reader.dispose()
            self.watch.close()
            with self.writer.connect() as connection:
                raw: Any = connection.connection.driver_connection
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                raw.execute(f"PRAGMA rekey=\"x'{key.hex()}'\"").fetchall()
            self.writer.dispose()
            self.key = key
            self.writer, self.reader = writer_engine(self.path, key), reader_engine(self.path, key)
            self.watch = Watch(self.path, key)

    def close(self) -> None:
        """Let go of every connection; the write-ahead log is folded into the file."""
        if not self.closed:
            self.closed = True
            self.watch.close()
            self.reader.dispose()
            self.writer.dispose()


def create_file(path: Path, installation: str, key: bytes | None = None) -> WorkspaceFile:
    """Make an empty workspace file with the newest schema, encrypted with ``key`` where one is given.

    Raises ``StorageTrouble`` if there is a file already.
    """
    check_place(path)
    if path.exists():
        raise StorageTrouble("exists", path)
    try:
        with translated(path):
            raw = connect(path, key=key, existing=False)
            try:
                raw.execute(f"PRAGMA application_id={APPLICATION_ID}").fetchall()
                raw.execute("PRAGMA journal_mode=WAL").fetchall()
            finally:
                raw.close()
            return _opened(path, installation, key, upgrade_due=True, copy=None)
    except BaseException:
        remove_file(path)  # what was begun here would stand in the way of the next attempt
        raise


def remove_file(path: Path) -> None:
    """Take away a file that was just made, with what the engine keeps beside it."""
    for part in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        part.unlink(missing_ok=True)


def open_file(path: Path, installation: str, key: bytes | None = None) -> WorkspaceFile:
    """Open a workspace file, upgrading an older schema after a copy; raises ``StorageTrouble``."""
    if not path.is_file():
        raise StorageTrouble("missing", path)
    check_place(path)
    with translated(path):
        revision = _inspect(path, key)
        copy = None
        if revision != HEAD:
            copy = make_copy(path, f"before {HEAD}", key)
        opened = _opened(path, installation, key, upgrade_due=revision != HEAD, copy=copy)
    opened.needs_check = path.stat().st_size > CHECKED_ON_OPEN
    return opened


def check_integrity(path: Path, key: bytes | None = None) -> list[str]:
    """What the engine finds wrong in a file, at most ten lines of each kind; empty when sound. Reads the whole file."""
    with translated(path):
        raw = connect(path, key=key, read_only=True)
        try:
            lines = [str(row[0]) for row in raw.execute("PRAGMA quick_check(10)").fetchall()]
            if key is not None:  # every page carries a code that tells a single turned bit
                lines += [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check").fetchmany(10)]
            broken = raw.execute("PRAGMA foreign_key_check").fetchmany(10)
        finally:
            raw.close()
    return [line for line in lines if line != "ok"] + [f"{row[0]}: row points to nothing in {row[2]}" for row in broken]


def _inspect(path: Path, key: bytes | None) -> str:
    """The schema revision, after the checks that only read."""
    try:
        raw = connect(path, key=key, read_only=True, untouched=True)
        try:
            if not is_workspace(raw):
                raise _not_ours(path)
            revision = revision_of(raw)
            if revision not in KNOWN:
                raise StorageTrouble("newer_schema", path, {"found": revision, "known": HEAD})
            if path.stat().st_size <= CHECKED_ON_OPEN:
                found = [row[0] for row in raw.execute("PRAGMA quick_check(1)").fetchall()]
                if found != ["ok"]:
                    raise _corrupt(path)
        finally:
            raw.close()
    except driver.Error as error:
        text = str(error).lower()
        if "not a database" in text:
            raise (_corrupt(path) if key else _not_ours(path)) from error
        if "malformed" in text or "corrupt" in text:
            raise _corrupt(path) from error
        raise
    return revision


def _not_ours(path: Path) -> StorageTrouble:
    """A file with copies beside it was a workspace once: its head is gone."""
    return _corrupt(path) if newest_copy(path) else StorageTrouble("not_a_workspace", path)


def _corrupt(path: Path) -> StorageTrouble:
    copy = newest_copy(path)
    return StorageTrouble("corrupt", path, {"copy": str(copy) if copy else ""})


def _opened(path: Path, installation: str, key: bytes | None, *, upgrade_due: bool, copy: Path | None) -> WorkspaceFile:
    writer = writer_engine(path, key)
    try:
        with writer.connect() as connection:  # a copy that is opened as a workspace comes in another mode
            connection.connection.driver_connection.execute("PRAGMA journal_mode=WAL").fetchall()  # type: ignore[union-attr]
        if upgrade_due:
            from desktop.services.storage.upgrade import upgrade  # alembic costs half a second: only when it is due

            with writer.begin() as connection:
                upgrade(connection)
        origin_id = _origin(writer, f"{installation}-{path.stat().st_ino}")
    except BaseException:
        writer.dispose()
        raise
    return WorkspaceFile(path, writer, reader_engine(path, key), origin_id, copied_to=copy, key=key)


def _origin(writer: Engine, installation: str) -> str:
    """The origin of this installation in this very file; a copied file gets a new one, so that chains never fork."""
    with writer.begin() as connection:
        found = connection.execute(
            select(JournalOrigin.id).where(JournalOrigin.installation == installation)
        ).scalar_one_or_none()
        if found is None:
            found = new_id()
            connection.execute(
                insert(JournalOrigin).values(
                    id=found,
                    installation=installation,
                    created_at=moment(),
                    last_seq=0,
                    last_hlc="",
                    last_hash=bytes(32),
                )
            )
        return found
