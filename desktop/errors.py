"""Errors a person may meet: classes with fields and no text. ``views/mishaps/wording.py`` puts each into words.

Anything else that is raised is a fault of ours and ends in the crash dialog.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class DeskError(Exception):
    """The family of all errors that are answered in words, not with a crash dialog."""


@dataclass(eq=False)
class NotAllowed(DeskError):
    """The actor lacks the permission; ``why`` says more than that where more is known.

    ``outside``: the permission is held, but not for this record. ``changed``: it was held until a moment ago. ``preview``: one only
    looks at the workspace as somebody else.
    """

    permission: str
    why: str = ""


@dataclass(eq=False)
class RuleBroken(DeskError):
    """A rule of the domain forbids this; ``code`` names the rule, ``details`` fill its sentence."""

    code: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class FieldErrors(DeskError):
    """Typed values that cannot be taken, each with the code of what is wrong: ``{"email": "email.malformed"}``."""

    problems: dict[str, str]


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that two people changed: what it was, what each made of it, and who was faster when.

    Values are as the record holds them; of a ``sealed`` field all three are left empty. ``at`` is a stored moment.
    """

    name: str
    before: Any = field(repr=False)
    mine: Any = field(repr=False)
    theirs: Any = field(repr=False)
    by_id: str = ""
    by: str = field(default="", repr=False)
    at: str = ""
    sealed: bool = False


@dataclass(eq=False)
class OutOfDate(DeskError):
    """Somebody changed the record since the person read it, and no machine may put the two together.

    ``fields`` says where; it is empty when the version is one that the journal does not know.
    """

    entity: str
    entity_id: str
    seen_version: int
    present_version: int
    fields: tuple[FieldConflict, ...] = ()

    def __str__(self) -> str:
        """Without what people typed: logs keep this."""
        return f"{self.entity} {self.entity_id}: {self.seen_version} / {self.present_version}"


@dataclass(eq=False)
class NotFound(DeskError):
    """The record is gone, or never was."""

    entity: str
    entity_id: str


class Stopped(DeskError):
    """The person pressed Stop; everything was rolled back."""


@dataclass(eq=False)
class AccessTrouble(DeskError):
    """Keys do not open, or may not be changed like this; ``code`` says how.

    Codes: ``locked``, ``wrong_password``, ``wait`` (``seconds``), ``unknown_person``, ``keys_missing``, ``keys_damaged``,
    ``keys_foreign``, ``keys_newer``, ``recovery_malformed``, ``recovery_wrong``, ``device_outdated``, ``no_keys``,
    ``password_needed``, ``server_password_needed``, ``password_file``, ``ended`` (somebody took the access away while the person was at work).
    """

    code: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class StorageTrouble(DeskError):
    """The workspace file or server cannot be used; ``code`` says how.

    Codes: ``newer_schema``, ``not_a_workspace``, ``corrupt``, ``read_only_folder``, ``network_share``, ``locked``,
    ``disk_full``, ``disk_low``, ``read_only``, ``missing``, ``sync_folder``, ``old_library``, ``io``.
    """

    code: str
    path: Path
    details: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class BackupTrouble(DeskError):
    """A backup cannot be made, read or restored; ``code`` says how.

    Codes: ``not_a_backup``, ``damaged``, ``unsafe``, ``newer``, ``wrong_key``, ``other_workspace``, ``unsound``, ``doubtful``,
    ``foreign``, ``changed``, ``recipient``, ``not_all`` (a server's workspace by somebody who does not see everything), ``no_recipient``
    (no key that a copy of a server's workspace could be sealed to), ``server`` (what is done on a file only).
    """

    code: str
    path: Path = field(default_factory=Path)
    details: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class ServerTrouble(DeskError):
    """The team's server cannot be used; ``code`` says how, ``server`` names it as its address does.

    Codes: ``malformed``, ``password_in_address``, ``unreachable``, ``insecure`` (no TLS, or a certificate that is not the server's),
    ``login_refused``, ``no_database``, ``not_a_workspace``, ``older_schema``, ``newer_schema``, ``wrong_order`` (the database
    sorts by a language), ``not_a_member``, ``busy``, ``too_slow``, ``too_many``, ``full``, ``too_long``, ``read_only``, ``exists``,
    ``lost``. With ``lost`` the detail ``waiting`` names the command that waits to be given again.
    """

    code: str
    server: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class WorkbookTrouble(DeskError):
    """A spreadsheet cannot be read or written; ``code`` says how.

    Codes when reading: ``missing``, ``not_a_table``, ``truncated``, ``too_large``, ``too_slow``, ``protected``, ``empty``,
    ``unknown_type``. When writing: ``open_elsewhere``, ``read_only_folder``, ``disk_full``, ``too_many_rows``, ``io``.
    """

    code: str
    path: Path
    details: dict[str, str] = field(default_factory=dict)
