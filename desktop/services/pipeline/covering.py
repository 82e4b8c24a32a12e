"""For whom somebody stands in, at second hand too. Knows no database library: a first glance needs it as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any


def covered(pairs: Iterable[Sequence[Any]], person_id: str) -> tuple[str, ...]:
    """``pairs``: who is covered, and by whom, all on one day. In the same order whoever asks; never oneself, however they lead round."""
    holds: dict[str, set[str]] = defaultdict(set)
    for one, delegate in pairs:
        holds[delegate].add(one)
    found, waiting = [person_id], [person_id]
    while waiting:
        for one in sorted(holds[waiting.pop()].difference(found)):
            found.append(one)
            waiting.append(one)
    return tuple(found[1:])
