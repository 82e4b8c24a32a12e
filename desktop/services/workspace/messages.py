"""Messages about the workspace as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command, Question

USUAL_LOCK_MINUTES = 15
MOST_LOCK_MINUTES = 240


@dataclass(frozen=True, slots=True)
class WorkspaceRecord:
    """Which workspace this is."""

    id: str
    name: str
    sample: bool
    created_at: str
    schema: str
    lock_minutes: int = USUAL_LOCK_MINUTES
    """Minutes without a key or the mouse after which the window locks; 0 never."""
    locks: bool = False
    """Whether there are passwords to come back with."""
    on_server: bool = False
    """Whether it is a team's on a server and not a file."""
    country: str = "CA"
    region: str = ""
    """Where the team works, as in ``CA`` and ``QC``: due dates and the rules for postings follow."""


@dataclass(frozen=True, slots=True)
class SetUpWorkspace(Command[str]):
    """The first command of every workspace: its name, its first person, its vocabulary. Answers the person's id."""

    permission: ClassVar[Permission] = Permission.WORKSPACE_MANAGE
    word: ClassVar[str] = "workspace.set_up"
    sentence: ClassVar[str] = "Set up the workspace"
    undoable: ClassVar[bool] = False
    name: str
    person: str
    sample: bool = False
    person_id: str = ""
    verify: str = ""
    """The first person's public key, where the workspace has passwords."""
    recovery_verify: str = ""
    """The public key under which a recovery signs; kept as the system's."""


@dataclass(frozen=True, slots=True)
class FillWithSample(Command[int]):
    """Put the sample team into a workspace that was made as a sample; answers how many people came."""

    permission: ClassVar[Permission] = Permission.WORKSPACE_MANAGE
    word: ClassVar[str] = "workspace.sample"
    sentence: ClassVar[str] = "Fill with the sample team"
    undoable: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class SetLockTime(Command[None]):
    """After how many idle minutes (1 to ``MOST_LOCK_MINUTES``) every window of the team locks; 0 never."""

    permission: ClassVar[Permission] = Permission.WORKSPACE_MANAGE
    word: ClassVar[str] = "workspace.lock_time"
    sentence: ClassVar[str] = "Change the time until locking"
    minutes: int


@dataclass(frozen=True, slots=True)
class ReadWorkspace(Question[WorkspaceRecord]):
    """Which workspace this is."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE


@dataclass(frozen=True, slots=True)
class SetRegion(Command[None]):
    """Where the team works: a country by its two letters (empty: no holidays), and a province or state of it (may be empty)."""

    permission: ClassVar[Permission] = Permission.WORKSPACE_MANAGE
    word: ClassVar[str] = "workspace.region"
    sentence: ClassVar[str] = "Change where the team works"
    country: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class ReadRegions(Question["Regions"]):
    """Which countries there are to choose from, and which provinces or states one of them has."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE
    country: str = ""


@dataclass(frozen=True, slots=True)
class Regions:
    """``countries`` by their two letters; ``regions`` of the country asked for as code and name."""

    countries: tuple[str, ...]
    regions: tuple[tuple[str, str], ...] = ()
