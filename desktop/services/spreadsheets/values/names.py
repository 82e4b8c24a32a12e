"""Names: what was typed is stored; a split of a full name is only a proposal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from desktop.text import words_of

_TITLES = frozenset(
    "mr mrs ms miss dr prof sir mme mlle m sr sra srta dra don dona herr frau ing lic eng shri smt".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv phd md esq".split())
_PARTICLES = frozenset(
    "de da do dos das del della di du des la le van von der den ten ter el al bin ibn st san mac".split()
)
_BRACKETED = re.compile(r"[(\[{（【][^)\]}）】]*[)\]}）】]")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NameParts:
    """The full name as typed (inner runs of blanks made one) and a proposed split."""

    full: str
    given: str = ""
    family: str = ""
    proposed: bool = True  # false when the file itself said which part is which


def read_full_name(text: str) -> NameParts:
    """Split ``Last, First  M`` at its comma, other names before the last word and its particles.

    Titles, degrees and what stands in brackets (pronouns, a name in another script) belong to the full name, not to its parts.
    """
    tidy = _BLANKS.sub(" ", text).strip()
    bare = _BLANKS.sub(" ", _BRACKETED.sub(" ", tidy)).strip() or tidy
    pieces = [piece.strip() for piece in bare.split(",")]
    behind: list[str] = []
    while len(pieces) > 1 and (not pieces[-1] or pieces[-1].lower().replace(".", "").strip() in _SUFFIXES):
        behind.insert(0, pieces.pop())  # "Lee, Ann, PhD"
    if len(pieces) == 2 and all(pieces):
        family, given = pieces
        full = " ".join(part for part in (given, family, *behind, *_BRACKETED.findall(tidy)) if part)
        return NameParts(full, given, family, proposed=False)
    words = " ".join(pieces).split(" ")
    if tidy.count(",") == 1 and "," in bare:
        tidy = " ".join(part.strip() for part in tidy.split(",")).strip()
    start = 1 if len(words) > 2 and words[0].lower().strip(".") in _TITLES else 0
    end = len(words) - (1 if len(words) - start > 2 and words[-1].lower().strip(".") in _SUFFIXES else 0)
    if end - start == 1:
        return NameParts(tidy, words[start])
    cut = end - 1
    while cut - 1 > start and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return NameParts(tidy, " ".join(words[start:cut]), " ".join(words[cut:end]))


def join_name(given: str, middle: str, family: str) -> str:
    """The full name of separate parts."""
    return " ".join(part for part in (given, middle, family) if part)


def key_of_name(name: str) -> str:
    """The form under which spellings and word orders of one name meet; titles do not count."""
    words = words_of(name)
    return " ".join(sorted(word for word in words if word not in _TITLES) or words)


def names_agree(one: str, other: str) -> bool:
    """Whether two names may belong to one person: equal words, one within the other, initials, or a slip of the pen."""
    first, second = key_of_name(one), key_of_name(other)
    if not first or not second or first == second:
        return True
    a, b = first.split(), second.split()
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    rest = list(longer)
    for word in shorter:
        match = next((w for w in rest if w == word), None) or next(
            (w for w in rest if (len(word) == 1 or len(w) == 1) and w[0] == word[0]), None
        )
        if match is None:
            break
        rest.remove(match)
    else:
        if any(len(word) > 1 for word in shorter):
            return True
    return len(a) == len(b) and fuzz.ratio(first, second) >= 90
