"""Commands on the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command
from desktop.words import VocabularyKind


@dataclass(frozen=True, slots=True)
class AddWord(Command[str]):
    """Add a word to a list; answers its id. A word with the same label is found again, not doubled."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "vocabulary.add"
    sentence: ClassVar[str] = "Add “{text}” to the vocabulary"
    kind: VocabularyKind
    text: str
    parent_id: str = ""
    definition: str = ""
