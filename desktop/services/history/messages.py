"""Undo and recent changes as pages ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command, Question
from desktop.words import Topic


@dataclass(frozen=True, slots=True)
class UndoEntry(Command[None]):
    """Take back one journal entry by a compensating command, journalled like any other.

    Refused with ``undo.changed_since`` when a later command touched the same fields, with ``undo.not_undoable`` or
    ``undo.already_undone`` otherwise.
    """

    permission: ClassVar[Permission] = Permission.UNDO
    word: ClassVar[str] = "journal.undo"
    sentence: ClassVar[str] = "Undo “{what}”"
    entry_id: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class UndoableEntry:
    """A command that may be taken back."""

    entry_id: str
    label: str
    at: str
    actor_id: str


@dataclass(frozen=True, slots=True)
class ReadUndoable(Question["tuple[UndoableEntry, ...]"]):
    """The actor's last commands that may still be undone, newest first; with ``redo`` the undos that may be taken back."""

    permission: ClassVar[Permission] = Permission.UNDO
    limit: int = 20
    redo: bool = False


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry of the journal in words."""

    entry_id: str
    at: str
    actor: str
    label: str
    changes: int
    undone: bool = False


@dataclass(frozen=True, slots=True)
class ReadJournal(Question["tuple[JournalLine, ...]"]):
    """The latest entries of the workspace, newest first."""

    permission: ClassVar[Permission] = Permission.JOURNAL_SEE
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Novelty:
    """What one entry of somebody else did to one record: the fields, by the names forms give them, without their values."""

    entity: str
    record_id: str
    fields: tuple[str, ...]
    actor_id: str
    actor: str
    at: str


@dataclass(frozen=True, slots=True)
class News:
    """Where the journal stands, and what others wrote since the position asked with."""

    pulse: int = 0
    position: tuple[tuple[str, int], ...] = ()
    """Origin and its last number."""
    topics: frozenset[Topic] = frozenset()
    novelties: tuple[Novelty, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadNews(Question[News]):
    """What others wrote, in another window, process or place, since the last answer; asked every second and nearly free.

    Without a position it answers where the journal stands.
    """

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE
    position: tuple[tuple[str, int], ...] = ()
    pulse: int = 0


@dataclass(frozen=True, slots=True)
class ReadClockLag(Question[int]):
    """By how many seconds this computer's clock stands behind the last change of the workspace; 0 where it does not."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the whole journal found: counts, and one line per finding (codes and ids, no personal values)."""

    entries: int
    changes: int
    rows: int
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifyJournal(Question[Verification]):
    """Recompute every chain and compare every row with the journal's last state of it."""

    permission: ClassVar[Permission] = Permission.JOURNAL_SEE
