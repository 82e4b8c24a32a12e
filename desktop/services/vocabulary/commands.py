"""Commands on the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command
from desktop.words import VocabularyKind

SHAPING = frozenset(
    {
        VocabularyKind.STAGE,
        VocabularyKind.REASON,
        VocabularyKind.SOURCE_TYPE,
        VocabularyKind.DECLINE_REASON,
        VocabularyKind.COMPETENCY,
    }
)
"""Lists that shape how the team works and counts: who adds to them must be allowed to change words."""


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
    milestone: str = ""
    """What a new stage means across all requisitions; only for stages, and needed there."""
    side: str = ""
    """Whose decision a new reason describes; only for reasons."""


FIELDS = (
    "label", "label_fr", "definition", "aliases", "enters_when", "owner_role", "sla_days", "card_limit", "parent_id",
)  # fmt: skip
"""What may be changed of a word: texts, a tuple of texts for the aliases, whole numbers (0 or None: none), the id of a source's
type. Milestone, side and code stay as they are: figures of the past were counted by them."""

STAGE_FIELDS = ("enters_when", "owner_role", "sla_days", "card_limit")
"""Those that only a stage has."""


@dataclass(frozen=True, slots=True)
class ChangeWord(Command[None]):
    """Change fields of a word; only those named in ``values`` are touched."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_WRITE
    word: ClassVar[str] = "vocabulary.change"
    sentence: ClassVar[str] = "Change “{called}”"
    word_id: str
    seen_version: int
    values: Mapping[str, Any]
    called: str = "word"
    """What the word was called, for Edit > Undo."""


@dataclass(frozen=True, slots=True)
class MoveWord(Command[None]):
    """Put a word of a ranked list right after another one; first of all when ``after_id`` is empty."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_WRITE
    word: ClassVar[str] = "vocabulary.move"
    sentence: ClassVar[str] = "Move “{called}”"
    word_id: str
    after_id: str = ""
    called: str = "word"


@dataclass(frozen=True, slots=True)
class RetireWords(Command[int]):
    """Offer these words no more; what names them already keeps them. Answers how many were retired by it."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_WRITE
    word: ClassVar[str] = "vocabulary.retire"
    sentence: ClassVar[str] = "Retire {what}"
    word_ids: tuple[str, ...]
    what: str = "words"


@dataclass(frozen=True, slots=True)
class BringBackWords(Command[int]):
    """Offer retired words again; answers how many came back."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_WRITE
    word: ClassVar[str] = "vocabulary.bring_back"
    sentence: ClassVar[str] = "Bring back {what}"
    word_ids: tuple[str, ...]
    what: str = "words"


@dataclass(frozen=True, slots=True)
class MergeWords(Command[int]):
    """Put one word in the place of another: whatever can change names the kept one from now on, facts of the past keep the word they
    were told with and are shown as the kept one. Answers how many rows changed."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_WRITE
    word: ClassVar[str] = "vocabulary.merge"
    sentence: ClassVar[str] = "Merge “{gone}” into “{kept}”"
    gone_id: str
    kept_id: str
    gone_version: int = 0
    kept_version: int = 0
    gone: str = "one word"
    kept: str = "another"
    """The labels of both, for Edit > Undo."""
