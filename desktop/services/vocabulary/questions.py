"""Questions about the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.vocabulary.records import MergePreview, NearPair, Usage, VocabularyBook
from desktop.words import VocabularyKind


@dataclass(frozen=True, slots=True)
class ReadVocabulary(Question[VocabularyBook]):
    """All words of the workspace."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE


@dataclass(frozen=True, slots=True)
class ReadWordUsage(Question[Usage]):
    """How often each word of a kind is used and when last; of every kind when none is named."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE
    patient: ClassVar[bool] = True
    kind: VocabularyKind | None = None


@dataclass(frozen=True, slots=True)
class PreviewMerge(Question[MergePreview]):
    """What merging a word into another would change and what would keep its word, or which rule forbids it."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE
    gone_id: str
    kept_id: str


@dataclass(frozen=True, slots=True)
class FindNearWords(Question[tuple[NearPair, ...]]):
    """Pairs of words of a kind that look alike, the likest first; of every kind when none is named."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE
    patient: ClassVar[bool] = True
    kind: VocabularyKind | None = None
