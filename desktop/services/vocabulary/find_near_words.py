"""Words that look alike: the same in another spelling, one the alias of the other, or a letter apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import select

from desktop.models import VocabularyWord
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.vocabulary.questions import FindNearWords
from desktop.services.vocabulary.records import NearPair
from desktop.services.vocabulary.rules import refuse_merge
from desktop.text import fold, key_of
from desktop.words import VocabularyKind

NEAR = 86
"""From this likeness on (0 to 100) two labels are shown as near; "Screening" and "Screning" have 94."""
_SHORTEST = 5
"""Shorter labels are near only when they are the same: "Pay" and "Play" are not."""
_NUMBERS = re.compile(r"\d+")


@answers(FindNearWords)
def find_near_words(reader: Reader, question: FindNearWords) -> tuple[NearPair, ...]:
    """Pairs that could be merged, the likest first."""
    w = VocabularyWord.__table__.c
    kinds = () if question.kind is None else (w.kind == question.kind.value,)
    lists: dict[str, list[Any]] = defaultdict(list)
    for row in reader.connection.execute(
        select(w.id, w.kind, w.label, w.aliases, w.milestone, w.side, w.retired, w.merged_into_id)
        .where(w.deleted_at.is_(None), w.merged_into_id.is_(None), w.retired.is_(False), *kinds)
        .order_by(w.kind, w.rank, w.id)
    ):
        lists[row.kind].append(row)
    found: list[NearPair] = []
    for kind, words in lists.items():
        known: set[tuple[str, str]] = set()
        for one, other, measure, why in (*_same(words), *_near(words, reader)):
            if (one.id, other.id) in known or (refuse_merge(one, other) and refuse_merge(other, one)):
                continue
            known.add((one.id, other.id))
            found.append(NearPair(VocabularyKind(kind), one.id, other.id, measure, why))
    return tuple(sorted(found, key=lambda pair: (-pair.measure, pair.kind)))


def _same(words: Sequence[Any]) -> Iterator[tuple[Any, Any, int, str]]:
    """Words that one text means."""
    labels, names = defaultdict(list), defaultdict(list)
    for place, word in enumerate(words):
        labels[key_of(word.label) or word.label].append(place)
        for text in {key_of(text) or text for text in (word.label, *word.aliases)}:
            names[text].append(place)
    for why, meant in (("same", labels), ("alias", names)):
        for places in meant.values():
            for one, other in combinations(places, 2):
                yield words[one], words[other], 100, why


def _near(words: Sequence[Any], reader: Reader) -> Iterator[tuple[Any, Any, int, str]]:
    """Labels that differ by a slip or by the order of their words; numbers in them must be the same."""
    from rapidfuzz import fuzz, process  # loaded on first use: a start does not need it

    folded = [fold(word.label) for word in words]
    numbers = [_NUMBERS.findall(text) for text in folded]
    for place, text in enumerate(folded):
        reader.progress.check()
        if len(text) < _SHORTEST:
            continue
        rest = folded[place + 1 :]
        likely = [
            one
            for scorer in (fuzz.ratio, fuzz.token_sort_ratio)  # a slip in a first letter puts the sorted words apart
            for one in process.extract(text, rest, scorer=scorer, score_cutoff=NEAR, limit=None)
        ]
        for _, score, step in sorted(likely, key=lambda one: -one[1]):
            other = place + 1 + step
            if numbers[place] == numbers[other] and len(folded[other]) >= _SHORTEST:
                yield words[place], words[other], min(99, int(score)), "near"
