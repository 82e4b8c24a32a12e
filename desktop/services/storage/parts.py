"""Ids in parts: as many at once as every engine takes in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

AT_ONCE = 500


def parts(ids: Iterable[str], size: int = AT_ONCE) -> Iterator[list[str]]:
    """The ids in their order, ``size`` at a time."""
    pending = iter(ids)
    while part := list(islice(pending, size)):
        yield part
