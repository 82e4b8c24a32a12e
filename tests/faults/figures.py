"""The table of figures: each fault test notes what it tried and what came of it, and the run prints all of them at its end.

A test that measures makes a ``Line`` and calls ``note``. A test that only passes or fails carries the mark ``figure(number, what)``; all
that carry the same one become one line that counts how many of them failed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

GROUPS = {1: "Durability", 11: "Sharing", 22: "Access", 28: "Audit", 42: "Change"}
"""The first number of each group."""


@dataclass(slots=True)
class Line:
    """``number`` is that of the table of faults; ``bad`` counts what must be zero; ``own`` is a figure of another kind."""

    number: int
    what: str
    tried: int = 0
    bad: int = 0
    told: str = ""
    own: str = ""
    target: str = "0"
    findings: list[str] = field(default_factory=list)

    def cells(self) -> tuple[str, str, str, str, str]:
        """What stands in the table."""
        return str(self.number), self.what, self.own or f"{self.bad} of {self.tried:,}", self.target, self.told


NOTED: list[Line] = []
"""What this run measured."""


def note(line: Line) -> None:
    """Put a line into the table of this run; asserted is elsewhere, so that a failure is in the table too."""
    NOTED.append(line)


def percentile(values: Iterable[float], percent: int) -> float:
    """The value below which so many of a hundred lie, taken from the values themselves."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


HEAD = ("no.", "what", "own figure", "target", "remarks")


def table(lines: Iterable[Line], *, markdown: bool = False) -> list[str]:
    """The lines of the table in the order of their numbers, under the names of their groups."""
    rows: list[tuple[str, ...]] = [HEAD]
    group = ""
    for line in sorted(lines, key=lambda one: one.number):
        mine = next(name for first, name in reversed(GROUPS.items()) if line.number >= first)
        if mine != group:
            rows.append(("", f"**{mine}**" if markdown else mine.upper(), "", "", ""))
            group = mine
        rows.append(line.cells())
    if markdown:
        rows.insert(1, ("--:", "---", "---", "---", "---"))
        return ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD) - 1)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in rows
    ]
