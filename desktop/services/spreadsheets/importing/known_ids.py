"""Which records of the workspace the records of a draft are, by position in the draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

_CHUNK = 500


@dataclass(slots=True)
class KnownRecords:
    """Ids in the workspace by position in the draft; ``other_name`` are people whose e-mail somebody else has, ``doubts`` people
    who may be here already, with the reason; ``other_day`` applications known though the file gives them another day."""

    people: dict[int, str] = field(default_factory=dict)
    requisitions: dict[int, str] = field(default_factory=dict)
    applications: dict[int, str] = field(default_factory=dict)
    other_name: set[int] = field(default_factory=set)
    doubts: dict[int, str] = field(default_factory=dict)
    other_day: set[int] = field(default_factory=set)
    imported_before: tuple[str, ...] = ()


def parts(values: Iterable[str]) -> Iterator[list[str]]:
    """As many at once as every engine takes in one statement."""
    pending = iter(values)
    while part := list(islice(pending, _CHUNK)):
        yield part
