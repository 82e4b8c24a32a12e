"""Turning the default words into rows with fixed ids, so that two workspaces agree on what a word is."""

from __future__ import annotations

from typing import Any

from desktop.models import VocabularyWord
from desktop.models.base import fixed_id
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.defaults import PLAIN, REASONS, SOURCES, STAGES
from desktop.services.vocabulary.ranks import rank_of
from desktop.words import VocabularyKind as Kind


def word_id(kind: Kind, code: str) -> str:
    """The id of a seeded word in every workspace."""
    return fixed_id("word", kind.value, code)


def default_rows() -> list[dict[str, Any]]:
    """All default words as rows."""
    rows: list[dict[str, Any]] = []

    def add(kind: Kind, position: int, code: str, **values: Any) -> None:
        rows.append({"id": word_id(kind, code), "kind": kind.value, "code": code, "rank": rank_of(position), **values})

    for position, stage in enumerate(STAGES):
        add(Kind.STAGE, position, **stage)
    for position, (code, label, side, definition) in enumerate(REASONS):
        add(Kind.REASON, position, code, label=label, side=side, definition=definition)
    for kind, entries in PLAIN:
        for position, (code, label, *rest) in enumerate(entries):
            add(kind, position, code, label=label, definition=rest[0] if rest else "")
    for position, (code, label, parent, aliases) in enumerate(SOURCES):
        add(Kind.SOURCE, position, code, label=label, parent_id=word_id(Kind.SOURCE_TYPE, parent),
            aliases=[alias for alias in aliases.split(", ") if alias])  # fmt: skip
    return rows


def seed(work: UnitOfWork) -> None:
    """Put the default words into a new workspace."""
    work.bulk_insert(VocabularyWord, default_rows())
