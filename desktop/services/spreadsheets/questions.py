"""What the wizard and the command line ask: read files, hold the draft against the workspace, look back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.spreadsheets.drafting.records import ImportDraft
from desktop.services.spreadsheets.records import ImportPreview, ImportRecord


@dataclass(frozen=True, slots=True)
class ReadSpreadsheets(Question[ImportDraft]):
    """Read files (or read them again with other answers) into a draft. Reports ``reading``, ``recognising``, ``drafting``.

    ``answers`` is the JSON of ``Answers``, empty for none; what was remembered for the same headers, and the team's own
    aliases, fill what it leaves open.
    """

    permission: ClassVar[Permission] = Permission.SPREADSHEET_IMPORT
    paths: tuple[str, ...]
    answers: str = ""


@dataclass(frozen=True, slots=True)
class PreviewImport(Question[ImportPreview]):
    """What of a draft is known already, and what becomes of every row."""

    permission: ClassVar[Permission] = Permission.SPREADSHEET_IMPORT
    draft: ImportDraft


@dataclass(frozen=True, slots=True)
class WriteRefusedRows(Question[str]):
    """Write the refused rows with their reasons to a workbook beside the source; answers its path, empty when none."""

    permission: ClassVar[Permission] = Permission.SPREADSHEET_IMPORT
    draft: ImportDraft
    source: str


@dataclass(frozen=True, slots=True)
class ListImports(Question[tuple[ImportRecord, ...]]):
    """Past imports, latest first."""

    permission: ClassVar[Permission] = Permission.SPREADSHEET_IMPORT
    limit: int = 50
