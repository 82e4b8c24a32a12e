"""Searching all topics: every typed word must stand in one section; headings count most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.views.help.matching import Span, folded_with_places, spans, wanted

_BEFORE, _LENGTH = 28, 150


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text below it, as shown; ``anchor`` is empty for the beginning of a topic."""

    topic: str
    title: str
    heading: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that holds all words: a piece of its text, and where the words stand in that piece."""

    topic: str
    anchor: str
    title: str
    piece: str
    marks: tuple[Span, ...]


class Index:
    """The sections of all topics, folded once."""

    def __init__(self, sections: Iterable[Section]) -> None:
        self._lines = [(one, _folded(one.title), _folded(one.heading), _folded(one.text)) for one in sections]

    def search(self, typed: str, most: int = 40) -> tuple[Hit, ...]:
        """The best sections first; those of one rank in the order of the contents."""
        words = wanted(typed)
        if not words:
            return ()
        ranked: list[tuple[int, int, Section]] = []
        for number, (section, title, heading, text) in enumerate(self._lines):
            whole = f"{title} {heading} {text}"
            if all(_begins(word, whole) for word in words):
                weight = sum(6 * _begins(word, title) + 4 * _begins(word, heading) for word in words)
                weight += min(3, *(_count(word, text) for word in words))
                ranked.append((-weight, number, section))
        return tuple(_hit(section, words) for _, _, section in sorted(ranked, key=lambda line: line[:2])[:most])


def _folded(text: str) -> str:
    return folded_with_places(text)[0]


def _begins(word: str, folded: str) -> bool:
    return _count(word, folded) > 0


def _count(word: str, folded: str) -> int:
    count, at = 0, folded.find(word)
    while at >= 0:
        count += at == 0 or not folded[at - 1].isalnum()
        at = folded.find(word, at + 1)
    return count


def _hit(section: Section, words: Sequence[str]) -> Hit:
    text = " ".join(section.text.split())
    marks = spans(text, words)
    start = max(0, marks[0][0] - _BEFORE) if marks else 0
    if start:
        start = text.find(" ", start) + 1  # at the beginning of a word
    end = len(text) if len(text) - start <= _LENGTH else text.rfind(" ", start, start + _LENGTH)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    moved = len(before) - start
    inside = tuple((first + moved, last + moved) for first, last in marks if first >= start and last <= end)
    title = " › ".join(dict.fromkeys(part for part in (section.title, section.heading) if part))
    return Hit(section.topic, section.anchor, title, f"{before}{text[start:end]}{after}", inside)
