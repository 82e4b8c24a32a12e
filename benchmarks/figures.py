"""One measured line beside its floor, and the table all lines make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

HEAD = ("what", "measured (median, worst)", "floor", "ratio", "wanted", "met?")


@dataclass(slots=True)
class Figure:
    """``values`` are what was measured, ``floor`` the same question asked in the barest way in the same run.

    ``most`` limits a value (``of`` says which: "median", "worst" or "ratio" to the floor); ``least`` is for rates. Without
    either the line informs only. ``note`` stands behind the name.
    """

    what: str
    values: list[float]
    unit: str = "ms"
    floor: list[float] = field(default_factory=list)
    floor_is: str = ""
    of: str = "worst"
    most: float | None = None
    least: float | None = None
    wanted: str = ""
    note: str = ""

    @property
    def middle(self) -> float:
        return median(self.values) if self.values else 0.0

    @property
    def worst(self) -> float:
        return (min if self.least is not None else max)(self.values, default=0.0)

    @property
    def ratio(self) -> float | None:
        return self.middle / median(self.floor) if self.floor and median(self.floor) else None

    @property
    def met(self) -> bool | None:
        value = {"median": self.middle, "worst": self.worst, "ratio": self.ratio}[self.of]
        if value is None or (self.most is None and self.least is None):
            return None
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)

    def cells(self) -> tuple[str, ...]:
        measured = f"{number(self.middle)} {self.unit}"
        if len(self.values) > 1:
            measured += f", {number(self.worst)}"
        floor = f"{number(median(self.floor))} {self.unit} {self.floor_is}".rstrip() if self.floor else ""
        met = {None: "", True: "yes", False: "**no**"}[self.met]
        ratio = f"{self.ratio:.2f}" if self.ratio is not None else ""
        return (f"{self.what}{f' ({self.note})' if self.note else ''}", measured, floor, ratio, self.wanted, met)


def number(value: float) -> str:
    """Three digits that count."""
    size = abs(value)
    return f"{value:,.0f}" if size >= 100 else f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def to_plain(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    return [asdict(one) for one in figures]


def from_plain(found: Iterable[dict[str, Any]]) -> list[Figure]:
    return [Figure(**one) for one in found]


def table(figures: Sequence[Figure], *, markdown: bool) -> str:
    """The table, for people or for a README."""
    rows = [HEAD, *(one.cells() for one in figures)]
    if markdown:
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + "---|" * len(HEAD), *lines[1:]])
    rows = [tuple(cell.replace("**", "") for cell in row) for row in rows]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
