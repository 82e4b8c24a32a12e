"""What pages know of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from desktop.text import fold
from desktop.words import VocabularyKind


@dataclass(frozen=True, slots=True)
class Word:
    """One vocabulary word. ``milestone``, ``owner_role``, ``sla_days`` (working days) and ``limit`` (cards on the board) only
    for stages; ``side`` only for reasons; ``parent_id`` is the source type of a source."""

    id: str
    kind: VocabularyKind
    code: str
    label: str
    definition: str = ""
    aliases: tuple[str, ...] = ()
    rank: int = 0
    active: bool = True
    version: int = 1
    milestone: str = ""
    enters_when: str = ""
    owner_role: str = ""
    sla_days: int | None = None
    limit: int | None = None
    side: str = ""
    parent_id: str = ""


@dataclass(frozen=True)
class VocabularyBook:
    """All words of the workspace, found by id or kind."""

    words: tuple[Word, ...] = field(default_factory=tuple)

    @cached_property
    def by_id(self) -> dict[str, Word]:
        """Every word by its id, retired ones too (old records still show them)."""
        return {word.id: word for word in self.words}

    def of(self, kind: VocabularyKind, *, retired: bool = False) -> tuple[Word, ...]:
        """The words of one kind in their order; retired ones only when asked for."""
        return tuple(w for w in self.words if w.kind is kind and (retired or w.active))

    def label(self, word_id: str | None) -> str:
        """The label of a word; empty for none."""
        word = self.by_id.get(word_id or "")
        return word.label if word else ""

    def coded(self, kind: VocabularyKind, code: str) -> Word | None:
        """The word of this kind with this code."""
        return next((w for w in self.words if w.kind is kind and w.code == code), None)

    def labels(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The labels of several words."""
        return tuple(self.label(word_id) for word_id in ids)


_RANKED = {VocabularyKind.STAGE.value, VocabularyKind.LEVEL.value, VocabularyKind.REASON.value}


def book_of(rows: Iterable[Sequence[Any]]) -> VocabularyBook:
    """The words by kind, from their values as ``words_query`` reads them: ranked lists in their order, the others by label."""
    found = sorted(rows, key=_place)
    return VocabularyBook(tuple(_word(number, *row) for number, row in enumerate(found)))


def _place(row: Sequence[Any]) -> tuple[str, str, str]:
    kind, label, rank = row[1], row[3], row[6]
    return kind, rank if kind in _RANKED else "", fold(label)


def _word(
    number: int, id_: str, kind: str, code: str, label: str, definition: str, aliases: list[str], rank: str, retired: bool,
    version: int, milestone: str, enters_when: str, owner_role: str, sla_days: int | None, limit: int | None, side: str,
    parent_id: str | None,
) -> Word:  # fmt: skip
    return Word(
        id_, VocabularyKind(kind), code, label, definition, tuple(aliases), number, not retired, version, milestone,
        enters_when, owner_role, sla_days, limit, side, parent_id or "",
    )  # fmt: skip
