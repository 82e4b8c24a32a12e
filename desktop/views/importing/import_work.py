"""The work behind the wizard: which files, what was answered, what the engine made of it; reads again after each answer."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import Stopped
from desktop.services.dispatch.messages import Progress
from desktop.services.spreadsheets.drafting.records import (
    ImportDraft,
    OpenQuestion,
    OpenWord,
    RowRef,
    RowVerdict,
    TableUse,
)
from desktop.services.spreadsheets.questions import PreviewImport, ReadSpreadsheets
from desktop.services.spreadsheets.records import READABLE, ImportPreview
from desktop.views.importing.given_answers import GivenAnswers
from desktop.views.importing.wording import tr
from desktop.views.mishaps.wording import Wording, word
from desktop.views.workbench import Workbench
from desktop.wording import QT_TRANSLATE_NOOP

AFTER_AN_ANSWER = 350
"""Milliseconds without another answer until the rows are gone through again."""


def table_key(table: TableUse) -> str:
    """The name under which answers speak of a table."""
    return f"{table.file}/{table.sheet}" if table.sheet else table.file


class ImportWork(QObject):
    """Holds everything a person decided; steps read it and are told by signals."""

    began = Signal()
    """The files are being read."""
    moved = Signal(str, int, int, float)
    """What is being done, how far, of how much, seconds so far."""
    read = Signal()
    """``draft`` and ``preview`` are new."""
    troubled = Signal(object)
    """A ``Wording``: reading did not work; answers and files are kept."""
    files_changed = Signal()

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.given = GivenAnswers()
        self.paths: list[Path] = []
        self.draft: ImportDraft | None = None
        self.preview: ImportPreview | None = None
        self.skipped: set[RowRef] = set()
        self.insisted: set[RowRef] = set()
        """Rows whose doubtful move is made all the same."""
        self.words: dict[tuple[str, str], OpenWord] = {}
        """Every word that was open at some time: an answered one stays on the page."""
        self.questions: dict[tuple[str, str], OpenQuestion] = {}
        """By table key and header, also answered ones."""
        self.reading = False
        self.stale = False
        """Files or answers changed since ``draft`` was made."""
        self._turn = 0
        self._progress: Progress | None = None
        self._since = 0.0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(AFTER_AN_ANSWER)
        self._wait.timeout.connect(self.start)

    # --- files ---------------------------------------------------------------------------------------------------------

    def add(self, paths: Iterable[Path]) -> list[Path]:
        """Take files in and read them; answers those whose type cannot be read."""
        refused, added = [], False
        for path in paths:
            if path.suffix.lower() not in READABLE:
                refused.append(path)
            elif path not in self.paths:
                self.paths.append(path)
                added = True
        if added:
            self._files_differ()
        return refused

    def remove(self, path: Path) -> None:
        """Take a file out; what was said about rows is void, because tables move up."""
        self.paths = [one for one in self.paths if one != path]
        self.skipped.clear()
        self.insisted.clear()
        self.words.clear()
        self.questions.clear()
        self._files_differ()

    def _files_differ(self) -> None:
        self.files_changed.emit()
        if self.paths:
            self.start()
        else:
            self._turn += 1
            self._drop_running()
            self.draft = self.preview = None
            self.stale = self.reading = False
            self.read.emit()

    # --- reading -------------------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether rows are being gone through, or are about to be."""
        return self.reading or self._wait.isActive()

    def answered(self) -> None:
        """An answer changed: go through the rows again, a moment later."""
        self.stale = True
        self._drop_running()
        self._wait.start()
        self.began.emit()

    def start(self) -> None:
        """Read the files with the answers given so far; an older reading under way is stopped."""
        self._wait.stop()
        self._drop_running()
        self._turn += 1
        turn = self._turn
        self.reading = self.stale = True
        self._since = time.monotonic()
        self.began.emit()
        question = ReadSpreadsheets(tuple(map(str, self.paths)), self.given.as_json())
        self._watch(
            turn,
            self.workbench.ask(
                question,
                lambda draft: self._drafted(turn, draft),
                owner=self,
                failed=lambda error: self._failed(turn, error),
                label=tr(QT_TRANSLATE_NOOP("Importing", "Read spreadsheets")),
            ),
        )

    def stop(self) -> None:
        """The person wants the reading to end; files and answers stay."""
        self._wait.stop()
        if self._progress is not None:
            self._progress.stop()
        if not self.reading:
            self.read.emit()

    def _drop_running(self) -> None:
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
        self._turn += 1  # whatever comes back of it is not wanted

    def _watch(self, turn: int, progress: Progress | None) -> None:
        if progress is None or turn != self._turn or not self.reading:
            return
        self._progress = progress
        progress.on_report = lambda done, of, what: self._moved(turn, done, of, what)

    def _moved(self, turn: int, done: int, of: int, what: str) -> None:
        if turn == self._turn:
            self.moved.emit(what, done, of, time.monotonic() - self._since)

    def _drafted(self, turn: int, draft: ImportDraft) -> None:
        if turn != self._turn:
            return
        self._progress = None
        self.moved.emit("comparing", 0, 0, time.monotonic() - self._since)
        self._watch(
            turn,
            self.workbench.ask(
                PreviewImport(draft),
                lambda preview: self._previewed(turn, draft, preview),
                owner=self,
                failed=lambda error: self._failed(turn, error),
                label=tr(QT_TRANSLATE_NOOP("Importing", "Compare with the workspace")),
            ),
        )

    def _previewed(self, turn: int, draft: ImportDraft, preview: ImportPreview) -> None:
        if turn != self._turn:
            return
        self._progress = None
        self.draft, self.preview = draft, preview
        self.reading = self.stale = False
        for one in draft.open_words:
            self.words[one.kind, one.word] = one
        for question in draft.open_questions:
            self.questions[table_key(draft.tables[question.table]), question.header] = question
        self.read.emit()

    def _failed(self, turn: int, error: Exception) -> None:
        if turn != self._turn:
            return
        self._progress = None
        self.reading = False
        if isinstance(error, Stopped):
            text = tr(QT_TRANSLATE_NOOP("Importing", "Reading was stopped. Files and answers are kept."))
            self.troubled.emit(Wording(text, kind="info"))
        else:
            self.troubled.emit(word(error))

    # --- what was found --------------------------------------------------------------------------------------------------

    def doubtful_move(self, row: RowVerdict) -> bool:
        """Whether a row would move a known application in a way that a person has to want."""
        move = self.preview.moves.get((row.table, row.row)) if self.preview is not None else None
        return move is not None and bool(move.doubt)

    def is_out(self, row: RowVerdict) -> bool:
        """Whether a row is left out: by choice, or because nobody insisted on its doubtful move."""
        ref = (row.table, row.row)
        return ref not in self.insisted if self.doubtful_move(row) else ref in self.skipped

    def take(self, row: RowVerdict, out: bool) -> None:
        """Leave a row out, or take it in."""
        ref = (row.table, row.row)
        if self.doubtful_move(row):
            (self.insisted.discard if out else self.insisted.add)(ref)
        else:
            (self.skipped.add if out else self.skipped.discard)(ref)

    def holds_something(self) -> bool:
        """Whether there is anything to import."""
        draft = self.draft
        return draft is not None and bool(draft.people or draft.applications or draft.requisitions)

    def used_tables(self) -> list[tuple[int, TableUse]]:
        """The tables that are imported, with their place in the draft."""
        draft = self.draft
        return [(at, table) for at, table in enumerate(draft.tables) if not table.holds_no_people] if draft else []

    def columns_to_check(self) -> int:
        """Columns read by a guess, sensitive ones left out, and dates of which no row tells the order."""
        guessed = sum(
            column.field not in ("kept", "ignored") and 0 < column.confidence < 0.7
            for _, table in self.used_tables()
            for column in table.columns
        )
        left_out = sum(len(table.sensitive_left_out) for _, table in self.used_tables())
        return guessed + left_out + self.unanswered_dates()

    def unanswered_dates(self) -> int:
        """Date columns whose order is a guess still."""
        return sum(header not in self.given.dates for _, header in self.questions)

    def open_words(self) -> int:
        """Words nobody has said anything about."""
        return sum(not self.given.word(kind, text) for kind, text in self.words)

    def answers_to_remember(self) -> str:
        """The answers for the import: what was said, and the proposals that were on the page and not contradicted."""
        agreed = GivenAnswers(**{name: getattr(self.given, name) for name in GivenAnswers.__slots__})
        agreed.words = {kind: dict(words) for kind, words in self.given.words.items()}
        for (kind, text), one in self.words.items():
            if one.proposed and not self.given.word(kind, text):
                agreed.take_word(kind, text, one.proposed)
        return agreed.as_json()
