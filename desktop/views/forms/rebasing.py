"""Going on from a newer state of a record: what others changed is taken over, what both changed is left to be chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Ground:
    """What a form stands on: the record as last read, field by field."""

    values: dict[str, Any] = field(default_factory=dict)
    version: int = 0


@dataclass(frozen=True, slots=True)
class Rebased:
    """``base``: what the form goes on from. ``taken``: fields only others changed. ``open``: what others made of fields that
    both changed."""

    base: dict[str, Any]
    taken: dict[str, Any] = field(default_factory=dict)
    open: dict[str, Any] = field(default_factory=dict)


def rebased(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any], disputed: Collection[str] = ()
) -> Rebased:
    """``disputed``: fields of which the service says that both cannot stand, even where only one person touched them.

    A field of several values that both changed keeps the base it had: the service puts the two together when it is told what
    the person saw.
    """
    result = Rebased(dict(base))
    for code, now in theirs.items():
        was = base.get(code)
        if code not in mine or (now == was and code not in disputed):
            continue
        if mine[code] == now:
            result.base[code] = now
        elif code in disputed:
            result.base[code] = result.open[code] = now
        elif mine[code] == was:
            result.base[code] = result.taken[code] = now
        elif not isinstance(now, tuple):
            result.base[code] = result.open[code] = now
    return result
