"""What the importer's questions and commands answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.services.spreadsheets.drafting.records import RowRef, RowVerdict

READABLE = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
"""Endings of the files the importer reads."""


@dataclass(frozen=True, slots=True)
class MoveStep:
    """One step of a known application: a stage reached, or (with an ending as ``status``) how it ended. ``at`` is an ISO date or
    instant, empty when the file does not tell."""

    stage: str
    status: str
    at: str
    raw: str


@dataclass(frozen=True, slots=True)
class KnownMove:
    """What a file tells newly of an application that is here already.

    ``doubt`` is empty when it is done as told; otherwise it is only done when a person insists on its ``row``.
    """

    application: int  # key in the draft
    application_id: str
    row: RowRef
    from_stage: str
    from_status: str
    to_stage: str
    to_status: str
    on: date | None
    doubt: str
    steps: tuple[MoveStep, ...]
    hold: bool = False

    @property
    def told(self) -> str:
        """``screen → offer``, in codes; an ending is told by its own."""
        here = self.from_stage if self.from_status == "active" else self.from_status
        there = self.to_stage if self.to_status == "active" else self.to_status
        return f"{here} → {'on_hold' if self.hold and not self.steps else there}"


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A draft held against the workspace: what of it is there already, and what becomes of every row."""

    verdicts: tuple[RowVerdict, ...]
    new_people: int
    known_people: int
    new_applications: int
    known_applications: int
    new_requisitions: int
    known_requisitions: int
    imported_before: tuple[str, ...] = ()  # names of files that came in before, byte for byte
    moves: Mapping[RowRef, KnownMove] = field(default_factory=dict)  # by the row that tells it

    def count(self, verdict: str) -> int:
        """Rows with a verdict: new, known, update, doubtful, refused."""
        return sum(row.verdict == verdict for row in self.verdicts)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import wrote."""

    batch_id: str
    people: int
    applications: int
    requisitions: int
    known_people: int
    known_applications: int
    refused: int
    moved: int = 0  # known applications that went on


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An import of the past."""

    id: str
    at: str
    person_id: str
    files: tuple[str, ...]
    summary: dict[str, object] = field(default_factory=dict)
    entry_id: str = ""  # the journal entry that undoing takes back
