"""Places in a list as text: a word is put between two others without touching any of them.

A rank is a row of digits read as what follows a decimal point, so that the order of the texts is the order of the numbers, in
every database and whatever its collation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from desktop.models import VocabularyWord
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import Milestone, VocabularyKind

LONGEST = 24
_ORDER = {milestone.value: place for place, milestone in enumerate(Milestone)}


def rank_of(position: int) -> str:
    """The text rank of a word at a position (from 0); leaves room between neighbours."""
    return f"{(position + 1) * 1000:08d}"


def between(below: str, above: str) -> str | None:
    """A rank after ``below`` (empty: the beginning) and before ``above`` (empty: the end).

    None where there is no room: the two do not stand in order, or the text would grow longer than a rank may be.
    """
    if (not below.isdigit() and below) or (not above.isdigit() and above):
        return None
    if not above and below:
        following = int(below[:8].ljust(8, "0")) + 1000
        if following < 10**8:
            return f"{following:08d}"
    width = max(len(below), len(above), 1) + 1
    low = int(below.ljust(width, "0"))
    high = int(above.ljust(width, "0")) if above else 10**width
    middle = (low + high) // 2
    if not low < middle < high:
        return None
    found = f"{middle:0{width}d}".rstrip("0")
    return found if len(found) <= LONGEST else None


def in_order(work: UnitOfWork, kind: VocabularyKind) -> list[Any]:
    """Every word of a kind that can be seen, in its place."""
    c = VocabularyWord.__table__.c
    query = (
        select(c.id, c.rank, c.milestone, c.row_version)
        .where(c.kind == kind.value, c.deleted_at.is_(None), c.merged_into_id.is_(None))
        .order_by(c.rank, c.id)
    )
    return list(work.rows(query))


def place_for(work: UnitOfWork, kind: VocabularyKind, milestone: str = "") -> str:
    """The rank of a new word: the last of its list, for a stage the last of its milestone."""
    words = in_order(work, kind)
    before = len(words)
    if kind is VocabularyKind.STAGE:
        at = _ORDER[milestone]
        before = max((n + 1 for n, one in enumerate(words) if _ORDER.get(one.milestone, 0) <= at), default=0)
    return room_at(work, words, before)


def room_at(work: UnitOfWork, words: Sequence[Any], before: int) -> str:
    """A rank in front of the word at an index; where there is no room, the list gets new ranks."""
    below = words[before - 1].rank if before else ""
    above = words[before].rank if before < len(words) else ""
    found = between(below, above)
    if found is not None:
        return found
    ranks = [rank_of(position) for position in range(len(words) + 1)]
    found = ranks.pop(before)
    work.bulk_update(VocabularyWord, [(one.id, {"rank": rank}) for one, rank in zip(words, ranks, strict=True)])
    return found
