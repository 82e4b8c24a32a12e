"""Step 5: the import under way with time left and Stop, and afterwards what came in, undo and the refused rows."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Stopped
from desktop.services.dispatch.messages import Done, Progress
from desktop.services.history.messages import UndoEntry
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import WriteRefusedRows
from desktop.services.spreadsheets.records import ImportResult
from desktop.views.exporting.file_names import open_file, show_in_folder
from desktop.views.importing import wording
from desktop.views.importing.import_work import ImportWork
from desktop.views.importing.notice_line import NoticeLine
from desktop.views.importing.time_left import TimeLeft
from desktop.views.look.theme import GAP, GRID
from desktop.views.mishaps.wording import word

_QUIET = 1.5
"""Seconds without a report after which the end is near: search and journal are written then."""


class ImportStep(QWidget):
    """``state``: empty, ``running``, ``done``, ``undoing``, ``undone``. ``ended`` tells that it changed; ``back`` that nothing came in."""

    ended = Signal()
    failed = Signal(object)

    def __init__(self, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        look = work.workbench.look
        self.state = ""
        self.result: ImportResult | None = None
        self.refused_path = ""
        self._done: Done | None = None
        self._progress: Progress | None = None
        self._left = TimeLeft()
        self._heard = 0.0
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = QLabel(self)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setWordWrap(True)
        look.style(self.title, "title")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(GRID)
        self.bar.setMinimumWidth(GRID * 55)
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.told = QLabel(self)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        look.style(self.told, "quiet")
        self.stop_button = QPushButton(self.tr("&Stop"), self)
        self.stop_button.setAccessibleName(self.tr("Stop the import"))
        self.stop_button.setAutoDefault(False)
        self.stop_button.clicked.connect(self.stop)
        self.promise = QLabel(
            self.tr("Stopping leaves nothing behind: everything comes in together, or nothing does."), self
        )
        self.promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.promise.setWordWrap(True)
        look.style(self.promise, "muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GRID // 2)
        self.figures = QWidget(self)
        self.figures.setLayout(self._grid)
        self.refused = NoticeLine(look, "warn", self)
        self.open_refused = QPushButton(self.tr("&Open the workbook"), self)
        self.show_refused = QPushButton(self.tr("Show in &folder"), self)
        self.other_folder = QPushButton(self.tr("Save &elsewhere…"), self)
        self.undo = QPushButton(self.tr("&Undo import"), self)
        self.more = QPushButton(self.tr("Import &more files"), self)
        self.undo.setToolTip(self.tr("Takes everything of this import back, as a whole"))
        for button in (self.open_refused, self.show_refused, self.other_folder, self.undo, self.more):
            button.setAutoDefault(False)
        self.open_refused.clicked.connect(lambda: open_file(Path(self.refused_path)))
        self.show_refused.clicked.connect(lambda: show_in_folder(Path(self.refused_path)))
        self.other_folder.clicked.connect(self._choose_folder)
        self.undo.clicked.connect(self._undo)
        refused_row, row = QHBoxLayout(), QHBoxLayout()
        for line, buttons in (
            (refused_row, (self.open_refused, self.show_refused, self.other_folder)),
            (row, (self.undo, self.more)),
        ):
            line.setSpacing(GRID)
            line.addStretch(1)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(GAP)
        centre = Qt.AlignmentFlag.AlignHCenter
        middle.addStretch(2)
        for widget in (self._sign, self.title):
            middle.addWidget(widget)
        middle.addWidget(self.bar, 0, centre)
        middle.addWidget(self.told)
        middle.addWidget(self.stop_button, 0, centre)
        middle.addWidget(self.promise)
        middle.addWidget(self.figures, 0, centre)
        told = QHBoxLayout()
        told.addStretch(1)
        told.addWidget(self.refused, 4)
        told.addStretch(1)
        middle.addLayout(told)
        middle.addLayout(refused_row)
        middle.addSpacing(GRID)
        middle.addLayout(row)
        middle.addStretch(3)
        self.setLayout(middle)
        self._tick = QTimer(self)
        self._tick.setInterval(500)
        self._tick.timeout.connect(self._look_again)
        self._show("")

    # --- the import ----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Write the draft."""
        work = self._work
        if work.draft is None or self.state == "running":
            return
        self._left = TimeLeft()
        self._heard = time.monotonic()
        self._show("running")
        count = len(work.paths)
        self.title.setText(
            self.tr("Importing {file}").format(file=self._files())
            if count == 1
            else self.tr("Importing {n} files").format(n=wording.number(count))
        )
        self._moved(0, 0, "writing")
        command = ImportSpreadsheets(
            work.draft, self._files(), work.answers_to_remember(), frozenset(work.skipped), frozenset(work.insisted)
        )
        progress = work.workbench.carry_out(command, self._came_in, owner=self, failed=self._not_in)
        if self.state == "running":
            self._progress = progress
            progress.on_report = self._moved
            self._tick.start()
        self.ended.emit()

    def stop(self) -> None:
        """Stop and roll everything back."""
        if self._progress is not None:
            self._progress.stop()
            self.stop_button.setEnabled(False)
            self.told.setText(self.tr("Stopping and taking everything back…"))

    def reset(self) -> None:
        """For another import."""
        self.result, self._done, self.refused_path = None, None, ""
        self._show("")

    def _files(self) -> str:
        names = [path.name for path in self._work.paths]
        return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")

    def _moved(self, done: int, of: int, what: str) -> None:
        if self.state != "running" or not self.stop_button.isEnabled():
            return
        self._heard = time.monotonic()
        self._left.moved(done, of)
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        if of <= 0:
            self.told.setText(self.tr("Beginning…"))
            return
        parts = [
            self.tr("{done} of {of} records").format(done=wording.number(done), of=wording.number(of)),
            self._left.words(),
        ]
        self.told.setText(" · ".join(part for part in parts if part))

    def _look_again(self) -> None:
        quiet = time.monotonic() - self._heard > _QUIET
        if quiet and self.stop_button.isEnabled() and self.bar.value() > 0:
            self.bar.setRange(0, 0)
            self.told.setText(self.tr("Writing the journal and the search index…"))

    def _over(self) -> None:
        self._tick.stop()
        self._progress = None

    def _came_in(self, done: Done) -> None:
        self._over()
        self._done, self.result = done, done.answer
        self._show("done")
        draft = self._work.draft
        if draft is not None and draft.refused_rows:
            file = draft.tables[draft.refused_rows[0].table].file
            beside = next((path for path in self._work.paths if path.name == file), self._work.paths[0])
            self._write_refused(str(beside))
        self.ended.emit()

    def _not_in(self, error: Exception) -> bool:
        self._over()
        self._show("")
        self.failed.emit(error)
        self.ended.emit()
        return isinstance(error, Stopped)

    # --- afterwards ------------------------------------------------------------------------------------------------------

    def _write_refused(self, source: str) -> None:
        draft = self._work.draft
        if draft is None:
            return
        count = wording.counted(
            len(draft.refused_rows), self.tr("{n} row was not imported."), self.tr("{n} rows were not imported.")
        )

        def written(path: str) -> None:
            self.refused_path = path
            told = self.tr("{count} See “{file}” for the reasons.").format(count=count, file=Path(path).name)
            self.refused.tell(told, "warn")
            self._show_refused_buttons()

        def not_written(error: Exception) -> None:
            self.refused.tell(f"{count} {word(error).text}", "bad")
            self._show_refused_buttons(failed=True)

        self._work.workbench.ask(WriteRefusedRows(draft, source), written, owner=self, failed=not_written)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Folder for the workbook of refused rows"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self._write_refused(str(Path(folder) / self._work.paths[0].name)))
        dialog.open()

    def _undo(self) -> None:
        if self._done is None:
            return
        self.undo.setEnabled(False)
        self.undo.setText(self.tr("Undoing…"))

        def failed(error: Exception) -> bool:
            self.undo.setEnabled(True)
            self.undo.setText(self.tr("&Undo import"))
            self.failed.emit(error)
            return True

        def undone(_done: Done) -> None:
            self._show("undone")
            self.ended.emit()

        self._work.workbench.carry_out(
            UndoEntry(self._done.entry_id, self._done.label), undone, owner=self, failed=failed, quiet=True
        )

    # --- what is seen ----------------------------------------------------------------------------------------------------

    def _show_refused_buttons(self, failed: bool = False) -> None:
        there = bool(self.refused_path) and not failed
        self.open_refused.setVisible(there)
        self.show_refused.setVisible(there)
        self.other_folder.setVisible(failed)

    def _show(self, state: str) -> None:
        self.state = state
        running, done, undone = state == "running", state == "done", state == "undone"
        for widget in (self.bar, self.stop_button, self.promise):
            widget.setVisible(running)
        self.told.setVisible(running or undone)
        self.stop_button.setEnabled(running)
        self._sign.setVisible(done or undone)
        self.figures.setVisible(done)
        self.undo.setVisible(done)
        self.undo.setEnabled(True)
        self.undo.setText(self.tr("&Undo import"))
        self.more.setVisible(done or undone)
        self._show_refused_buttons()
        if not done:
            self.refused.tell("")
            self.open_refused.hide()
            self.show_refused.hide()
        look = self._work.workbench.look
        if done or undone:
            icon = look.icon("check" if done else "undo", "good" if done else "muted")
            self._sign.setPixmap(icon.pixmap(QSize(40, 40), self.devicePixelRatioF()))
        if done and self.result is not None:
            self.title.setText(self.tr("Imported"))
            self._show_figures(self.result)
        elif undone:
            self.title.setText(self.tr("Import undone"))
            self.told.setText(
                self.tr("Everything of this import was taken back. Your answers are kept for another try.")
            )
        elif not running:
            self.title.setText("")

    def _show_figures(self, result: ImportResult) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        look = self._work.workbench.look
        moved = [(result.moved, self.tr("applications moved on"), 0)] if result.moved else []
        lines = (
            (result.people, self.tr("people"), result.known_people),
            (result.applications, self.tr("applications"), result.known_applications),
            *moved,
            (result.requisitions, self.tr("requisitions"), 0),
        )
        for row, (count, name, known) in enumerate(lines):
            figure, text = QLabel(wording.number(count), self.figures), QLabel(name, self.figures)
            look.style(figure, "section")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(figure, row, 0)
            self._grid.addWidget(text, row, 1)
            here = QLabel(self.tr("{n} known already").format(n=wording.number(known)) if known else "", self.figures)
            look.style(here, "muted")
            self._grid.addWidget(here, row, 2)
