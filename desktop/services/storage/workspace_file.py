"""Opening and making a workspace file: every check that must pass before a byte is written.

Refused with a clear ``StorageTrouble``: a newer schema, a file that is no workspace, a corrupt file (the newest copy is
named), a folder one may not write, a path on a share or in a synchronised folder. A copy is made before each migration.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, select
from sqlcipher3 import dbapi2 as driver

from desktop.errors import StorageTrouble
from desktop.models import Workspace
from desktop.models.base import new_id
from desktop.models.migrations import HEAD, KNOWN
from desktop.services.dispatch.messages import Command, Done
from desktop.services.storage.anchors import Head, closed_origins, heads_of, keep_seen, let_go, missing, read_anchors
from desktop.services.storage.ballast import throw_off
from desktop.services.storage.connection import APPLICATION_ID, connect, is_workspace, revision_of
from desktop.services.storage.copies import make_copy, newest_copy
from desktop.services.storage.engines import reader_engine, shut, writer_engine
from desktop.services.storage.origins import origin_of
from desktop.services.storage.places import check_place
from desktop.services.storage.store import Attempt, StorageKind
from desktop.services.storage.translation import translated
from desktop.services.storage.watching import Watch

A = TypeVar("A")

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
    read_only: bool = False
    """A damaged file, opened only to be looked at."""
    workspace_id: str = ""
    """Empty until the workspace is set up."""
    behind: tuple[str, ...] = ()
    """Origins whose chains this computer has seen to go further than in this file: an older copy, or the end was cut off."""
    watch: Watch = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.watch = Watch(self.path, self.key, still=self.read_only)

    def saw(self, head: Head) -> None:
        """Remember, outside the file, how far its own chain goes now."""
        keep_seen(self.workspace_id, self.path, {self.origin_id: head})

    def accept_older(self) -> None:
        """A person says that this older copy was put back on purpose."""
        with self.reader.begin() as connection:
            let_go(self.workspace_id, self.path, heads_of(connection))
        self.behind = ()

    @property
    def kind(self) -> StorageKind:
        """A file."""
        return StorageKind.FILE

    @property
    def has_password(self) -> bool:
        """Whether the file is encrypted."""
        return self.key is not None

    def translated(self) -> AbstractContextManager[None]:
        """A block in which the engine's errors come out as ``StorageTrouble``."""
        return translated(self.path)

    def settle(self, command: Command[Any], run: Callable[[Attempt], Done]) -> Done:
        """Run a command; on a file the answer to a commit is never lost.

        Where the disk is full, the ballast is let go and the command tried once more: nothing of the first try has stayed.
        """
        if self.read_only:
            raise StorageTrouble("read_only", self.path)
        try:
            done = run(Attempt(new_id()))
        except StorageTrouble as trouble:
            if trouble.code != "disk_full" or not throw_off(self.path):
                raise
            done = run(Attempt(new_id()))
        if command.erases:
            self.fold()
        return done

    def read(self, run: Callable[[], A]) -> A:
        """Run something that only reads."""
        return run()

    def tell(self, connection: Connection, done: Done) -> None:
        """Others notice by themselves; only this program must know before the commit that it was its own."""
        if done.entry_id:
            self.watch.wrote(done.entry_id)

    def pulse(self) -> int:
        """A number that differs from the last one when somebody else wrote to the file."""
        return self.watch.pulse()

    def is_own(self, entry_id: str) -> bool:
        """Whether an entry was written here; asked once for each, and forgotten then."""
        return self.watch.is_own(entry_id)

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

    def fold(self) -> None:
        """Fold the log into the file and empty it, so that nothing of what was erased stays in it.

        Where somebody is reading an older state just now, the log is emptied when they are through, at closing at the latest.
        """
        with translated(self.path), self.writer.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of every connection; the write-ahead log is folded into the file."""
        if not self.closed:
            self.closed = True
            self.watch.close()
            shut(self.reader)
            shut(self.writer)


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


def remove_file(path: Path, *, only_beside: bool = False) -> None:
    """Take away a file that was just made, with what the engine keeps beside it; or only the latter."""
    for ending in ("-wal", "-shm", *(() if only_beside else ("",))):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def take_alone(path: Path, key: bytes | None) -> None:
    """Fold the log into a closed file and make sure that nobody else has it open; raises ``StorageTrouble`` ``locked``.

    Leaving the write-ahead mode is what the engine allows to the only connection there is. A damaged file is passed by.
    """
    raw = connect(path, key=key)
    try:
        raw.execute("PRAGMA busy_timeout=0").fetchall()
        mode = raw.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except driver.Error as error:
        if "locked" in str(error).lower():
            raise StorageTrouble("locked", path) from error
        return
    finally:
        raw.close()
    if mode != "delete":
        raise StorageTrouble("locked", path)


def rekey_file(path: Path, old: bytes, new: bytes) -> None:
    """Give a closed encrypted file another key."""
    with translated(path):
        raw = connect(path, key=old)
        try:
            raw.execute(
                "SELECT count(*) FROM sqlite_schema"
            ).fetchone()  # the old key must hold before there is a new one
            raw.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"").fetchall()
        finally:
            raw.close()


def open_file(
    path: Path, installation: str, key: bytes | None = None, before_upgrade: Callable[[], object] | None = None
) -> WorkspaceFile:
    """Open a workspace file, upgrading an older schema after a copy; raises ``StorageTrouble``.

    ``before_upgrade`` is called before the copy; what it raises keeps the file as it is.
    """
    if not path.is_file():
        raise StorageTrouble("missing", path)
    check_place(path)
    with translated(path):
        revision = _inspect(path, key)
        copy = None
        if revision != HEAD:
            if before_upgrade is not None:
                before_upgrade()
            copy = make_copy(path, f"before {HEAD}", key)
        opened = _opened(path, installation, key, upgrade_due=revision != HEAD, copy=copy)
    opened.needs_check = path.stat().st_size > CHECKED_ON_OPEN
    return opened


def open_to_read(path: Path, key: bytes | None = None) -> WorkspaceFile:
    """Open a damaged workspace only to look at it: nothing is written, not even its log is folded in.

    What lies on broken pages raises ``StorageTrouble`` ``corrupt`` when it is asked for. Raises it at once where the schema is an older
    one or cannot be read.
    """
    if not path.is_file():
        raise StorageTrouble("missing", path)
    with translated(path):
        raw = connect(path, key=key, read_only=True, untouched=True)
        try:
            if not is_workspace(raw) or revision_of(raw) != HEAD:
                raise _corrupt(path)
        finally:
            raw.close()
    readers = reader_engine(path, key, untouched=True)
    return WorkspaceFile(path, reader_engine(path, key, size=1, untouched=True), readers, "", key=key, read_only=True)


def check_integrity(path: Path, key: bytes | None = None, *, thorough: bool = False) -> list[str]:
    """What the engine finds wrong in a file, at most ten lines of each kind; empty when sound. Reads the whole file.

    ``thorough`` compares every index with its table too.
    """
    check = "integrity_check" if thorough else "quick_check"
    with translated(path):
        raw = connect(path, key=key, read_only=True)
        try:
            lines = [str(row[0]) for row in raw.execute(f"PRAGMA {check}(10)").fetchall()]
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
        with writer.begin() as connection:
            workspace_id = connection.execute(select(Workspace.__table__.c.id)).scalar() or ""
            anchors = read_anchors(workspace_id, path, elsewhere=True)
            behind = missing(connection, anchors.seen)
            own = f"{installation}-{path.stat().st_ino}"  # in this very file: chains of a copied one never fork
            origin_id = origin_of(connection, own, closed_origins(connection, anchors))
            heads = {origin: head for origin, head in heads_of(connection).items() if origin not in behind}
    except BaseException:
        writer.dispose()
        raise
    keep_seen(workspace_id, path, heads)
    return WorkspaceFile(path, writer, reader_engine(path, key), origin_id, copied_to=copy, key=key, workspace_id=workspace_id,
                         behind=tuple(behind))  # fmt: skip
