"""What the palette offers, and in which order for what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.text import fold

_GOOD_ENOUGH = 55


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it does or opens, where it belongs, its key."""

    label: str
    hint: str
    run: Callable[[], None]
    icon: str = ""
    key: str = ""
    record: bool = False
    code: str = ""


def ranked(entries: Sequence[Entry], typed: str, limit: int = 50) -> list[Entry]:
    """The entries that fit what was typed, best first; all of them, in their order, when nothing was typed."""
    wanted = fold(typed)
    if not wanted:
        return list(entries[:limit])
    from rapidfuzz import fuzz  # on first use: the start must not wait for it

    scored = []
    for at, entry in enumerate(entries):
        label = fold(entry.label)
        score = max(fuzz.WRatio(wanted, label), 0.85 * fuzz.partial_ratio(wanted, fold(f"{entry.label} {entry.hint}")))
        if label.startswith(wanted):
            score += 40
        elif any(word.startswith(wanted) for word in label.split()):
            score += 25
        elif all(any(word.startswith(part) for word in label.split()) for part in wanted.split()):
            score += 20
        if score >= _GOOD_ENOUGH:
            scored.append((-score, at, entry))
    scored.sort(key=lambda found: found[:2])
    return [entry for _, _, entry in scored[:limit]]
