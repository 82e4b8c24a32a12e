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
    label_fr: str = ""
    merged_into: str = ""
    """The id of the word that took its place; such a word is never offered, only resolved."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many living rows of an entity name a word in a field."""

    entity: str
    field: str
    count: int


@dataclass(frozen=True, slots=True)
class WordUse:
    """Where a word is used, most first, and the moment or day of the newest row that names it (empty: not known)."""

    word_id: str
    kind: VocabularyKind
    counts: tuple[Count, ...] = ()
    last: str = ""

    @property
    def total(self) -> int:
        """How many rows name it."""
        return sum(one.count for one in self.counts)


@dataclass(frozen=True, slots=True)
class Overused:
    """A word that says nothing ("Other") and holds a large part of the uses of its kind."""

    word_id: str
    kind: VocabularyKind
    count: int
    of: int

    @property
    def share(self) -> float:
        """Which part of all uses, 0 to 1."""
        return self.count / self.of


@dataclass(frozen=True)
class Usage:
    """The use of words. ``unused``: ids of words that nothing names although their list is in use."""

    words: tuple[WordUse, ...] = ()
    unused: tuple[str, ...] = ()
    overused: tuple[Overused, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, WordUse]:
        """The use of each word that was counted."""
        return {one.word_id: one for one in self.words}


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two words of a kind that look alike. ``measure``: 100 for the same word in another spelling, less for likeness only.

    ``why``: ``same`` (differ in case, accents or signs), ``alias`` (one is an alias of the other) or ``near``.
    """

    kind: VocabularyKind
    one_id: str
    other_id: str
    measure: int
    why: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """``changes``: what will name the kept word; ``facts``: what keeps its word and is shown as the kept one; ``aliases``: what the kept
    word will be recognised by in addition. ``why_not``: the code of the rule that forbids it, empty when it may be done."""

    changes: tuple[Count, ...] = ()
    facts: tuple[Count, ...] = ()
    aliases: tuple[str, ...] = ()
    why_not: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class VocabularyBook:
    """All words of the workspace, found by id or kind."""

    words: tuple[Word, ...] = field(default_factory=tuple)

    @cached_property
    def by_id(self) -> dict[str, Word]:
        """Every word by its id, retired and merged ones too (old records still name them)."""
        return {word.id: word for word in self.words}

    def of(self, kind: VocabularyKind, *, retired: bool = False) -> tuple[Word, ...]:
        """The words of one kind in their order; retired ones only when asked for."""
        return tuple(w for w in self.words if w.kind is kind and not w.merged_into and (retired or w.active))

    def kept(self, word_id: str | None) -> Word | None:
        """The word with this id, or the one that took its place."""
        word = self.by_id.get(word_id or "")
        return self.by_id.get(word.merged_into, word) if word else None

    def label(self, word_id: str | None) -> str:
        """The label of a word, of a merged one that of the word it became; empty for none."""
        word = self.kept(word_id)
        return word.label if word else ""

    def coded(self, kind: VocabularyKind, code: str) -> Word | None:
        """The word of this kind with this code, or the one that took its place."""
        found = next((w for w in self.words if w.kind is kind and w.code == code), None)
        return self.kept(found.id) if found else None

    def labels(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The labels of several words."""
        return tuple(self.label(word_id) for word_id in ids)


RANKED = frozenset({VocabularyKind.STAGE, VocabularyKind.LEVEL, VocabularyKind.REASON})
"""The lists whose order people set; the others stand by label."""


def book_of(rows: Iterable[Sequence[Any]]) -> VocabularyBook:
    """The words by kind, from their values as ``words_query`` reads them: ranked lists in their order, the others by label."""
    found = sorted(rows, key=_place)
    return VocabularyBook(tuple(_word(number, *row) for number, row in enumerate(found)))


def _place(row: Sequence[Any]) -> tuple[str, str, str]:
    kind, label, rank = row[1], row[3], row[6]
    return kind, rank if kind in RANKED else "", fold(label)


def _word(
    number: int, id_: str, kind: str, code: str, label: str, definition: str, aliases: list[str], rank: str, retired: bool,
    version: int, milestone: str, enters_when: str, owner_role: str, sla_days: int | None, limit: int | None, side: str,
    parent_id: str | None, labels: dict[str, str], merged_into: str | None,
) -> Word:  # fmt: skip
    return Word(
        id_, VocabularyKind(kind), code, label, definition, tuple(aliases), number, not retired, version, milestone,
        enters_when, owner_role, sla_days, limit, side, parent_id or "", labels.get("fr", ""), merged_into or "",
    )  # fmt: skip
