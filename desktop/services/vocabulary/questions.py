"""Questions about the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.vocabulary.records import VocabularyBook


@dataclass(frozen=True, slots=True)
class ReadVocabulary(Question[VocabularyBook]):
    """All words of the workspace."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE
