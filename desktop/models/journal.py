"""The journal: audit trail, undo and later merge in one mechanism. Written by the unit of work only, never changed.

An entry's hash covers its header, the digests of its changes in order, and the hash of the entry before it of the same
origin. A change's digest covers its salted content, so that erasing a person's values (and salt) leaves the chain verifiable.
"""

from __future__ import annotations

from sqlalchemy import Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped

from desktop.models.base import Base, Id, JsonText, Moment, field, new_id, table_class


class JournalOrigin(Base):
    """One installation writing to this workspace; a copied file takes a new origin. Holds the head of its chain."""

    __tablename__ = "journal_origin"
    __table_args__ = (table_class("local"),)

    id: Mapped[str] = field(Id, primary_key=True, default=new_id)
    installation: Mapped[str] = field(String(64), nullable=False)
    created_at: Mapped[str] = field(Moment, nullable=False)
    last_seq: Mapped[int] = field(Integer, nullable=False, default=0)
    last_hlc: Mapped[str] = field(String(20), nullable=False, default="")
    last_hash: Mapped[bytes] = field(LargeBinary(32), nullable=False, default=bytes(32))


class JournalEntry(Base):
    """Who did what, when, why: one row a command."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        Index("uq_journal_entry_origin_seq", "origin_id", "seq", unique=True),
        Index("ix_journal_entry_actor", "actor_id", "hlc"),
        table_class("append"),
    )

    id: Mapped[str] = field(Id, primary_key=True, default=new_id)
    origin_id: Mapped[str] = field(Id, nullable=False)
    seq: Mapped[int] = field(Integer, nullable=False)
    """Gap-free from 1 within the origin."""
    hlc: Mapped[str] = field(String(20), nullable=False, index=True)
    """Hybrid logical clock, fixed width: 13 digits of UTC milliseconds, a dash, 6 digits of a counter."""
    at: Mapped[str] = field(Moment, nullable=False)
    actor_id: Mapped[str] = field(Id, nullable=False)
    command: Mapped[str] = field(String(64), nullable=False)
    label: Mapped[str] = field(Text, nullable=False, default="")
    reason: Mapped[str] = field(Text, nullable=False, default="")
    seen: Mapped[dict[str, int]] = field(JsonText, nullable=False)
    """What the writer had seen: the highest seq of each origin."""
    revision: Mapped[str] = field(String(32), nullable=False)
    """Schema revision the fields are named after."""
    undoes_id: Mapped[str | None] = field(Id, nullable=True, index=True)
    undoable: Mapped[int] = field(Integer, nullable=False, default=1)
    changes: Mapped[int] = field(Integer, nullable=False, default=0)
    content: Mapped[bytes] = field(LargeBinary(32), nullable=False)
    """SHA-256 over the digests of the changes in order."""
    previous: Mapped[bytes] = field(LargeBinary(32), nullable=False)
    hash: Mapped[bytes] = field(LargeBinary(32), nullable=False)
    signer_id: Mapped[str | None] = field(Id, nullable=True)
    """Whose key signed; the system's own entries are signed by whoever is signed in. None in a workspace without accounts."""
    signature: Mapped[bytes | None] = field(LargeBinary(64), nullable=True)
    """Ed25519 over ``hash``: whoever holds the file's key alone cannot write in another's name."""


class JournalChange(Base):
    """What one command did to one row: every changed field before and after."""

    __tablename__ = "journal_change"
    __table_args__ = (
        Index("ix_journal_change_entity_id", "entity_id"),
        Index("ix_journal_change_subject_id", "subject_id"),
        {"info": {"class": "append"}, "sqlite_with_rowid": False},
    )

    entry_id: Mapped[str] = field(Id, primary_key=True)
    position: Mapped[int] = field(Integer, primary_key=True, autoincrement=False)
    entity: Mapped[str] = field(String(32), nullable=False)
    entity_id: Mapped[str] = field(Id, nullable=False)
    subject_id: Mapped[str | None] = field(Id, nullable=True)
    """The candidate whose data this is."""
    kind: Mapped[str] = field(String(8), nullable=False)
    """insert, update, delete (the mark), erase."""
    before: Mapped[str | None] = field(Text, nullable=True, personal=True)
    after: Mapped[str | None] = field(Text, nullable=True, personal=True)
    salt: Mapped[bytes | None] = field(LargeBinary(16), nullable=True)
    digest: Mapped[bytes] = field(LargeBinary(32), nullable=False)
