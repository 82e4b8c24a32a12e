"""How a page asks for a list: a view (filters, search, sort), then windows of rows by position.

A window costs what a screen costs, however long the list is. Counts of a rare filter are exact, counts of a broad one are
answered apart (``CountRows``), so that rows never wait for a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.listings.columns import ListKind


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on a column. ``op`` is one of:

    ``is`` (value among ``values``), ``not`` (value not among), ``has`` (text contains, folded), ``from`` / ``to`` (number,
    date or moment at least / at most ``values[0]``), ``empty`` / ``filled`` (no values). ``within`` (a moment or date at most
    ``values[0]`` days ago), ``older`` (more than ``values[0]`` days ago).
    """

    column: str
    op: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sort:
    """The column sorted by; empty values come last in both directions."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ListView:
    """Which rows, in which order. ``search`` is what was typed: any words, any order, accents and case ignored."""

    kind: ListKind
    filters: tuple[Filter, ...] = ()
    search: str = ""
    sort: Sort | None = None
    requisition_id: str = ""
    candidate_id: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: the id and version of what it stands for, and its values in the order of ``COLUMNS[kind]``.

    Text, ISO dates and moments as str; numbers as int; flags as bool; absent values as None.
    """

    id: str
    version: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ListWindow:
    """Rows ``offset`` … of a view, at most as many as asked for."""

    offset: int
    rows: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True)
class ListCount:
    """How many rows a view has, and how many the list has without filter and search."""

    matching: int
    all: int


def rows_of(rows: Iterable[Sequence[Any]]) -> tuple[ListRow, ...]:
    """Rows from their id, version and values."""
    return tuple(ListRow(row[0], row[1], tuple(row[2:])) for row in rows)


def count_of(rows: Iterable[Sequence[Any]]) -> ListCount:
    """Counts from one row: matching and all, or one number for both."""
    (found,) = rows
    return ListCount(found[0], found[-1])


@dataclass(frozen=True, slots=True)
class ReadRows(Question[ListWindow]):
    """Rows of a view by position.

    ``start``: the record that stands at ``offset``, where that is known (``ReadMarks``); then nothing is counted up to there.
    """

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    view: ListView
    offset: int = 0
    limit: int = 128
    start: str = ""


@dataclass(frozen=True, slots=True)
class ReadMarks(Question["tuple[str, ...]"]):
    """The records at positions 0, ``every``, 2 × ``every`` … of a view: from there its pages are read without counting.

    Reads the whole view, so it is worth asking only where people may jump about in a long one.
    """

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    patient: ClassVar[bool] = True
    view: ListView
    every: int = 128


@dataclass(frozen=True, slots=True)
class CountRows(Question[ListCount]):
    """How many rows a view has."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    patient: ClassVar[bool] = True
    view: ListView


@dataclass(frozen=True, slots=True)
class PositionOf(Question["int | None"]):
    """At which position of a view a record stands (to keep selection and to jump); None if it is not in it."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    view: ListView
    id: str


@dataclass(frozen=True, slots=True)
class JumpTo(Question["int | None"]):
    """The position of the first row whose sorted text column begins with what was typed in the list; None if none does."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    view: ListView
    typed: str


@dataclass(frozen=True, slots=True)
class ReadIds(Question["tuple[str, ...]"]):
    """The ids of all rows of a view, in its order, at most ``limit`` (for Select all and bulk actions)."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    view: ListView
    limit: int = 100_000


@dataclass(frozen=True, slots=True)
class ColumnValues:
    """The most frequent values of a column with their counts, for the filter menu."""

    values: tuple[tuple[str, int], ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class ReadColumnValues(Question[ColumnValues]):
    """Which values a CHOICE or PERSON column has, and how often."""

    permission: ClassVar[Permission] = Permission.CANDIDATE_SEE
    patient: ClassVar[bool] = True
    kind: ListKind
    column: str
