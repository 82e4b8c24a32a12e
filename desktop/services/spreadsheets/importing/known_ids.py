"""Which records of the workspace the records of a draft are, by position in the draft."""

from __future__ import annotations

from dataclasses import dataclass, field


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
