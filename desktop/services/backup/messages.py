"""What pages ask of backups, and what they are answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command, Question


class Why(StrEnum):
    """What a backup was made for; stands in its name."""

    NIGHTLY = "nightly"
    BY_HAND = "by-hand"
    BEFORE_IMPORT = "before-import"
    BEFORE_PURGE = "before-purge"
    BEFORE_UPGRADE = "before-upgrade"
    BEFORE_RESTORE = "before-restore"
    NEW_VERSION = "new-version"


class Standing(StrEnum):
    """How much a backup is worth."""

    VERIFIED = "verified"
    """Restored to scratch and found equal to what was copied, with a sound journal."""
    DOUBTFUL = "doubtful"
    """A true copy, but the journal in it has findings: the workspace itself was not sound."""
    UNVERIFIED = "unverified"
    """Nobody checked it, or its note is gone."""
    ALTERED = "altered"
    """Not the file that was checked."""


@dataclass(frozen=True, slots=True)
class BackupRecord:
    """One archive. Times are UTC moments; ``rows`` counts what a person knows: requisitions, candidates, applications."""

    path: str
    made_at: str
    why: Why
    bytes: int
    sealed: bool
    standing: Standing
    verified_at: str = ""
    program: str = ""
    revision: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)
    findings: int = 0


@dataclass(frozen=True, slots=True)
class BackupState:
    """All that is known of a workspace's backups, newest first."""

    folder: str
    chosen: bool
    """Whether a person chose the folder."""
    reachable: bool
    same_disk: bool
    automatic: bool
    recipient: str
    """The public key of one more reader, for a company that keeps one; empty for none."""
    sealed: bool
    records: tuple[BackupRecord, ...]
    verified_at: str
    """When the newest verified copy was made; empty without one."""
    due: bool
    free_bytes: int
    on_server: bool = False
    """Copies of a server's workspace lie on this computer; they are restored to a file."""
    why_not: str = ""
    """Why this person makes none here: ``not_all`` or ``no_recipient``, as ``BackupTrouble`` says it."""


@dataclass(frozen=True, slots=True)
class ReadBackups(Question[BackupState]):
    """What copies there are, where they go and how old the last verified one is. Quick: reads names and notes only."""

    permission: ClassVar[Permission] = Permission.BACKUP_MAKE


@dataclass(frozen=True, slots=True)
class MakeBackup(Question[BackupRecord]):
    """Make a copy and check it. It reads the workspace only, and so is a question; raises ``BackupTrouble`` or ``StorageTrouble``."""

    permission: ClassVar[Permission] = Permission.BACKUP_MAKE
    why: Why = Why.BY_HAND


@dataclass(frozen=True, slots=True)
class CheckBackup(Question[BackupRecord]):
    """Restore one archive to scratch, check it, and note the result beside it."""

    permission: ClassVar[Permission] = Permission.BACKUP_MAKE
    path: str


@dataclass(frozen=True, slots=True)
class SetBackupPlace(Command[None]):
    """Where copies go on this computer (empty: beside the workspace), and whether they are made without being asked."""

    permission: ClassVar[Permission] = Permission.WORKSPACE_MANAGE
    word: ClassVar[str] = "backup.place"
    sentence: ClassVar[str] = "Choose where copies go"
    undoable: ClassVar[bool] = False
    logged: ClassVar[bool] = False
    folder: str
    automatic: bool = True


@dataclass(frozen=True, slots=True)
class SetBackupRecipient(Command[None]):
    """Seal copies to one more public key (``age1…``) from now on; empty for none."""

    permission: ClassVar[Permission] = Permission.WORKSPACE_MANAGE
    word: ClassVar[str] = "backup.recipient"
    sentence: ClassVar[str] = "Choose who else opens copies"
    recipient: str
