"""Drafts as forms keep and find them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command, Question


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into a form: JSON text under the form's key (``candidate:new``, ``requisition:<id>``)."""

    key: str
    values: str
    at: str


@dataclass(frozen=True, slots=True)
class KeepDraft(Command[None]):
    """Keep what was typed; empty ``values`` drop the draft."""

    permission: ClassVar[Permission] = Permission.VIEW_SAVE
    word: ClassVar[str] = "draft.keep"
    sentence: ClassVar[str] = "Keep draft"
    undoable: ClassVar[bool] = False
    logged: ClassVar[bool] = False
    key: str
    values: str


@dataclass(frozen=True, slots=True)
class ReadDraft(Question["Draft | None"]):
    """The draft of a form, if there is one."""

    permission: ClassVar[Permission] = Permission.VIEW_SAVE
    key: str


@dataclass(frozen=True, slots=True)
class ReadDrafts(Question["tuple[Draft, ...]"]):
    """All drafts of the actor, newest first."""

    permission: ClassVar[Permission] = Permission.VIEW_SAVE
