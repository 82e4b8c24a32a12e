"""How words are used: counts by list and field, what nobody uses, and what says nothing and is used too much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, literal, select

from desktop.models import VocabularyWord
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.storage.fields import name_of
from desktop.services.vocabulary.questions import ReadWordUsage
from desktop.services.vocabulary.records import Count, Overused, Usage, WordUse
from desktop.services.vocabulary.references import INSIDE, named_in, references
from desktop.services.vocabulary.rules import ENDS
from desktop.text import key_of
from desktop.words import VocabularyKind

ENOUGH = 20
"""So many uses a list must have before anything is said about how it is used."""
OVERUSED = 0.10
"""The part of a list's uses from which on "Other" hides something."""

EMPTY_WORDS = frozenset(
    key_of(word)
    for word in (
        "other", "others", "other reason", "other source", "misc", "miscellaneous", "various", "unknown", "n/a", "not specified", "general",
        "autre", "autres", "divers", "inconnu", "otro", "otros", "varios", "outro", "outros", "sonstige", "sonstiges", "andere",
    )
)  # fmt: skip
"""Words that say nothing, as people write them in the languages the importer knows."""


@answers(ReadWordUsage)
def read_word_usage(reader: Reader, question: ReadWordUsage) -> Usage:
    """One grouped count for each column that names words, and the few rules and templates that name them inside."""
    w = VocabularyWord.__table__.c
    kinds = () if question.kind is None else (w.kind == question.kind.value,)
    words = reader.connection.execute(
        select(w.id, w.kind, w.label, w.aliases, w.milestone, w.retired, w.merged_into_id).where(w.deleted_at.is_(None), *kinds)
    ).all()  # fmt: skip
    # a fact that names a merged word counts for the one it became
    stands_for = {row.id: row.merged_into_id or row.id for row in words}
    counts: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    last: dict[str, str] = defaultdict(str)
    for name, field, word_id, number, moment in _counted(reader):
        if word_id in stands_for:
            counts[stands_for[word_id]][name, field] += number
            last[stands_for[word_id]] = max(last[stands_for[word_id]], moment or "")
    standing = [row for row in words if not row.merged_into_id]
    uses = {
        row.id: WordUse(
            row.id, VocabularyKind(row.kind),
            tuple(Count(*where, number) for where, number in sorted(counts[row.id].items(), key=lambda one: -one[1])),
            last[row.id],
        )
        for row in standing
    }  # fmt: skip
    of: dict[VocabularyKind, int] = defaultdict(int)
    for one in uses.values():
        of[one.kind] += one.total
    return Usage(tuple(uses.values()), _unused(standing, uses, of), _overused(standing, uses, of))


def _counted(reader: Reader) -> Iterable[tuple[str, str, str, int, str | None]]:
    for reference in references():
        moment = reference.moment
        latest = literal("") if moment is None else func.max(moment)
        query = (
            select(reference.column, func.count(), latest)
            .where(reference.column.is_not(None), reference.table.c.deleted_at.is_(None))
            .group_by(reference.column)
        )
        for word_id, number, at in reader.connection.execute(query):
            yield reference.name, reference.field, word_id, number, at
    for entity, field in INSIDE:
        table = entity.__table__
        for row in reader.connection.execute(
            select(table.c[field], table.c.changed_at).where(table.c.deleted_at.is_(None))
        ):
            for text in set(named_in(row[0])):
                yield name_of(entity), field, text, 1, row[1]


def _unused(words: Iterable[Any], uses: Mapping[str, WordUse], of: Mapping[VocabularyKind, int]) -> tuple[str, ...]:
    """Active words of lists in use that nothing names; where an application begins and is hired must stay possible."""
    return tuple(
        row.id
        for row in words
        if not row.retired
        and not uses[row.id].total
        and of[VocabularyKind(row.kind)] >= ENOUGH
        and row.milestone not in ENDS
    )


def _overused(
    words: Iterable[Any], uses: Mapping[str, WordUse], of: Mapping[VocabularyKind, int]
) -> tuple[Overused, ...]:
    found = []
    for row in words:
        use = uses[row.id]
        says_nothing = bool({key_of(text) for text in (row.label, *row.aliases)} & EMPTY_WORDS)
        if says_nothing and of[use.kind] >= ENOUGH and use.total > OVERUSED * of[use.kind]:
            found.append(Overused(row.id, use.kind, use.total, of[use.kind]))
    return tuple(sorted(found, key=lambda one: -one.share))
