"""Finding folded words in a text as it is shown: ``novak`` meets “Novák”, and the answer says where."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.text import fold, words_of

Span = tuple[int, int]
"""First sign, and the one after the last."""


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The text folded sign by sign, and for each folded sign where it stands in the text."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for folded in " " if sign.isspace() else fold(sign):
            signs.append(folded)
            places.append(place)
    return "".join(signs), places


def spans(text: str, needles: Iterable[str], *, inside: bool = False) -> list[Span]:
    """Where the folded needles stand: at beginnings of words, or anywhere with ``inside``. In order, never overlapping."""
    folded, places = folded_with_places(text)
    found: list[Span] = []
    for needle in needles:
        at = folded.find(needle) if needle else -1
        while at >= 0:
            if inside or at == 0 or not folded[at - 1].isalnum():
                found.append((places[at], places[at + len(needle) - 1] + 1))
            at = folded.find(needle, at + 1)
    return _apart(sorted(found, key=lambda span: (span[0], -span[1])))


def wanted(typed: str) -> list[str]:
    """The folded words of what was typed, each once."""
    return list(dict.fromkeys(words_of(typed)))


def _apart(found: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
