"""What the importer's questions and commands answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.services.spreadsheets.drafting.records import RowVerdict

READABLE = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
"""Endings of the files the importer reads."""


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

    def count(self, verdict: str) -> int:
        """Rows with a verdict: new, known, doubtful, refused."""
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


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An import of the past."""

    id: str
    at: str
    person_id: str
    files: tuple[str, ...]
    summary: dict[str, object] = field(default_factory=dict)
    entry_id: str = ""  # the journal entry that undoing takes back
