"""Writing and checking journal entries: digests, chain, heads. Knows nothing of commands or sessions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import repeat
from typing import Any

from sqlalchemy import Connection, insert, select, update

from desktop.models import JournalChange, JournalEntry, JournalOrigin
from desktop.models.base import canonical, moment, new_id
from desktop.models.migrations import HEAD
from desktop.services.storage.anchors import Head
from desktop.services.storage.bulk import has_native_ids, insert_rows, insert_stored
from desktop.services.storage.clock import tick
from desktop.services.storage.fields import table_of
from desktop.services.storage.new_rows import NewRows


@dataclass(slots=True)
class Change:
    """One row's change, not yet written. ``before`` and ``after`` are canonical JSON or None."""

    entity: str
    entity_id: str
    subject_id: str | None
    kind: str
    before: str | None
    after: str | None


def digest_of(change: Change, salt: bytes) -> bytes:
    """SHA-256 over the salted content of a change; NUL separates, so that no two contents share a spelling."""
    text = "\0".join(
        (change.entity, change.entity_id, change.subject_id or "", change.kind, change.before or "", change.after or "")
    )
    return sha256(salt + text.encode()).digest()


def hash_of(header: Mapping[str, Any], content: bytes, previous: bytes) -> bytes:
    """SHA-256 over the header in canonical JSON, the digest of the changes, and the hash of the entry before."""
    return sha256(previous + canonical(dict(header)).encode() + content).digest()


HEADER = ("id", "origin_id", "seq", "hlc", "at", "actor_id", "command", "label", "reason", "seen", "revision", "undoes_id",
          "undoable", "changes")  # fmt: skip
"""The columns of an entry its hash covers."""


_COLUMNS = ("entry_id", "position", "entity", "entity_id", "subject_id", "kind", "before", "after", "salt", "digest")


class JournalWriter:
    """Collects the changes of one command and writes its entry; used by the unit of work only."""

    def __init__(self, connection: Connection, origin_id: str, entry_id: str = "") -> None:
        self._connection = connection
        self._origin_id = origin_id
        self.entry_id = entry_id or new_id()
        self._pending: list[tuple[Any, ...]] = []
        self._content = sha256()
        self.count = 0
        self.head: Head | None = None
        """Where the chain ends once the entry is written."""

    def add(self, changes: Iterable[Change]) -> None:
        """Take changes in order; long batches go to the database as they come."""
        salts = os.urandom(16 * 64)
        for number, change in enumerate(changes):
            at = (number % 64) * 16
            if at == 0 and number:
                salts = os.urandom(16 * 64)
            salt = salts[at : at + 16]
            digest = digest_of(change, salt)
            self._content.update(digest)
            self._pending.append(
                (self.entry_id, self.count, change.entity, change.entity_id, change.subject_id, change.kind, change.before,
                 change.after, salt, digest)
            )  # fmt: skip
            self.count += 1
        if len(self._pending) >= 5000:
            self._write_pending()

    def add_inserted(self, rows: NewRows) -> None:
        """Take many new rows of one entity, and write what is pending with them; the same as ``add`` of a change each."""
        count = len(rows.ids)
        salts = os.urandom(16 * count)
        own = [salts[at : at + 16] for at in range(0, 16 * count, 16)]
        head, subjects = f"{rows.name}\0", rows.subjects or repeat("", count)
        digests = [
            sha256(salt + f"{head}{one}\0{subject or ''}\0insert\0\0{record}".encode()).digest()
            for salt, one, subject, record in zip(own, rows.ids, subjects, rows.records, strict=False)
        ]
        self._content.update(b"".join(digests))
        self._write_pending()
        entry_id = self.entry_id if has_native_ids(self._connection) else bytes.fromhex(self.entry_id)
        changes = zip(
            repeat(entry_id), range(self.count, self.count + count), repeat(rows.name), rows.stored_ids,
            rows.stored_subjects or repeat(None), repeat("insert"), repeat(None), rows.records, own, digests, strict=False,
        )  # fmt: skip
        insert_stored(self._connection, table_of(JournalChange), _COLUMNS, list(changes))
        self.count += count

    def close(
        self,
        *,
        actor_id: str,
        command: str,
        label: str,
        reason: str = "",
        undoes_id: str | None = None,
        undoable: bool = True,
        signer_id: str = "",
        sign: Callable[[bytes], bytes] | None = None,
    ) -> str:
        """Write the entry, signed where somebody can sign, and move the head of the chain; answers the entry's id."""
        self._write_pending()
        head = self._connection.execute(
            select(JournalOrigin.last_seq, JournalOrigin.last_hlc, JournalOrigin.last_hash).where(
                JournalOrigin.id == self._origin_id
            )
        ).one()
        others = self._connection.execute(
            select(JournalOrigin.id, JournalOrigin.last_seq, JournalOrigin.last_hlc)
        ).all()
        hlc = tick(max(head.last_hlc, *(row.last_hlc for row in others)))
        header: dict[str, Any] = {
            "id": self.entry_id, "origin_id": self._origin_id, "seq": head.last_seq + 1, "hlc": hlc, "at": moment(),
            "actor_id": actor_id, "command": command, "label": label, "reason": reason,
            "seen": {row.id: row.last_seq for row in others}, "revision": HEAD, "undoes_id": undoes_id,
            "undoable": int(undoable), "changes": self.count,
        }  # fmt: skip
        content = self._content.digest()
        entry_hash = hash_of(header, content, head.last_hash)
        signature = sign(entry_hash) if sign is not None else b""
        self._connection.execute(
            insert(JournalEntry).values(
                **header, content=content, previous=head.last_hash, hash=entry_hash,
                signer_id=(signer_id or None) if signature else None, signature=signature or None,
            )
        )  # fmt: skip
        self._connection.execute(
            update(JournalOrigin)
            .where(JournalOrigin.id == self._origin_id)
            .values(last_seq=head.last_seq + 1, last_hlc=hlc, last_hash=entry_hash)
        )
        self.head = Head(head.last_seq + 1, entry_hash.hex())
        return self.entry_id

    def _write_pending(self) -> None:
        if self._pending:
            insert_rows(self._connection, table_of(JournalChange), _COLUMNS, self._pending)
            self._pending = []
