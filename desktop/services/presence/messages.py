"""Presence as forms tell it and pages ask for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command, Question

LEASE_SECONDS = 60
"""So long somebody counts as editing without being heard of again."""


@dataclass(frozen=True, slots=True)
class TellEditing(Command[None]):
    """A form on a record is open, or (``over``) no longer. ``seat`` is the form's own mark, 32 hex digits."""

    permission: ClassVar[Permission] = Permission.VIEW_SAVE
    word: ClassVar[str] = "presence.tell"
    sentence: ClassVar[str] = "Tell who is editing"
    undoable: ClassVar[bool] = False
    logged: ClassVar[bool] = False
    seat: str
    entity: str
    record_id: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class Editing:
    """Somebody who has the record open for editing."""

    person_id: str
    name: str = field(repr=False)
    since: str


@dataclass(frozen=True, slots=True)
class ReadEditing(Question["tuple[Editing, ...]"]):
    """Who else than the actor has a record open for editing, the longest first."""

    permission: ClassVar[Permission] = Permission.VIEW_SAVE
    entity: str
    record_id: str
