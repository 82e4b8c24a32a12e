"""Commands on notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command


@dataclass(frozen=True, slots=True)
class AddNote(Command[str]):
    """Write a note (Markdown) on a candidate, optionally about one application; answers its id."""

    permission: ClassVar[Permission] = Permission.NOTE_WRITE
    word: ClassVar[str] = "note.add"
    sentence: ClassVar[str] = "Add note"
    candidate_id: str
    text: str
    application_id: str = ""
