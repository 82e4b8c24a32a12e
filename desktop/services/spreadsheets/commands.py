"""The importer's command: one draft, one journalled batch, undone as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command
from desktop.services.spreadsheets.drafting.records import ImportDraft, RowRef
from desktop.services.spreadsheets.records import ImportResult


@dataclass(frozen=True, slots=True)
class ImportSpreadsheets(Command[ImportResult]):
    """Write a draft. ``skip`` holds rows the person left out, ``insist`` rows whose doubtful move is to be made all the same;
    ``answers`` is the JSON of the answers, to be remembered."""

    permission: ClassVar[Permission] = Permission.SPREADSHEET_IMPORT
    word: ClassVar[str] = "spreadsheet.import"
    sentence: ClassVar[str] = "Import {files}"
    draft: ImportDraft
    files: str
    answers: str = ""
    skip: frozenset[RowRef] = frozenset()
    insist: frozenset[RowRef] = frozenset()

    def weight(self) -> int:
        """The records of the draft."""
        return len(self.draft.people) + len(self.draft.requisitions) + len(self.draft.applications)
