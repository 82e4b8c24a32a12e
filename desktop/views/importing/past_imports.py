"""Past imports: when, who, which files, how much came in, and each with its undo."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.services.dispatch.messages import Done
from desktop.services.history.messages import UndoEntry
from desktop.services.spreadsheets.questions import ListImports
from desktop.services.spreadsheets.records import ImportRecord
from desktop.views.importing import wording
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.mishaps.banner import Banner
from desktop.views.mishaps.wording import word
from desktop.views.workbench import Workbench


class PastImports(QDialog):
    """A list that asks again after each undo."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Past imports"))
        self._workbench = workbench
        self.undo_buttons: list[QPushButton] = []
        self.banner = Banner(workbench.look, self)
        self.empty = QLabel(self.tr("Looking…"), self)
        workbench.look.style(self.empty, "quiet")
        self._scroller = QScrollArea(self)
        self._scroller.setWidgetResizable(True)
        self._scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroller.setAccessibleName(self.tr("Past imports"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.banner)
        column.addWidget(self.empty)
        column.addWidget(self._scroller, 1)
        column.addWidget(buttons)
        self.resize(GRID * 90, GRID * 60)
        self.ask()

    def ask(self) -> None:
        """Read the list."""
        self._workbench.ask(ListImports(), self.show_records, owner=self, channel="past")

    def show_records(self, records: tuple[ImportRecord, ...]) -> None:
        """The imports that were not undone."""
        self.empty.setVisible(not records)
        self.empty.setText(self.tr("Nothing was imported yet, or all of it was undone."))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        self.undo_buttons = []
        for record in records:
            column.addWidget(self._row(record))
        column.addStretch(1)
        self._scroller.setWidget(inside)

    def _row(self, record: ImportRecord) -> QFrame:
        look = self._workbench.look
        card = QFrame()
        look.style(card, "card")
        files = QLabel(", ".join(record.files) or self.tr("(no file name)"), card)
        files.setWordWrap(True)
        files.setTextFormat(Qt.TextFormat.PlainText)
        moment = QDateTime.fromString(record.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat) if moment.isValid() else record.at
        who = self._workbench.team.name(record.person_id)
        told = QLabel(" · ".join(part for part in (when, who, self._came_in(record)) if part), card)
        told.setWordWrap(True)
        look.style(told, "muted")
        undo = QPushButton(self.tr("Undo"), card)
        undo.setAutoDefault(False)
        undo.setAccessibleName(self.tr("Undo the import of {files}").format(files=files.text()))
        why_not = self._workbench.may(UndoEntry) or (
            "" if record.entry_id else self.tr("Undo this import by Edit > Undo on the computer where it was made.")
        )
        undo.setEnabled(not why_not)
        undo.setToolTip(why_not or self.tr("Takes everything of this import back, as a whole"))
        undo.clicked.connect(lambda: self._undo(record, undo))
        self.undo_buttons.append(undo)
        texts = QGridLayout()
        texts.setVerticalSpacing(2)
        texts.addWidget(files, 0, 0)
        texts.addWidget(told, 1, 0)
        row = QHBoxLayout(card)
        row.setContentsMargins(GAP, GRID, GAP, GRID)
        row.addLayout(texts, 1)
        row.addWidget(undo)
        return card

    def _came_in(self, record: ImportRecord) -> str:
        counts = [record.summary.get(name) for name in ("people", "applications", "refused")]
        people, applications, refused = (count if isinstance(count, int) else 0 for count in counts)
        parts = [
            wording.counted(people, self.tr("{n} person"), self.tr("{n} people")),
            wording.counted(applications, self.tr("{n} application"), self.tr("{n} applications")),
        ]
        if refused:
            parts.append(wording.counted(refused, self.tr("{n} row refused"), self.tr("{n} rows refused")))
        return ", ".join(parts)

    def _undo(self, record: ImportRecord, button: QPushButton) -> None:
        button.setEnabled(False)
        button.setText(self.tr("Undoing…"))
        what = self.tr("Import {files}").format(files=", ".join(record.files))

        def failed(error: Exception) -> bool:
            self.banner.tell(word(error))
            button.setEnabled(True)
            button.setText(self.tr("Undo"))
            return True

        def undone(_done: Done) -> None:
            self.banner.clear()
            self.ask()

        self._workbench.carry_out(UndoEntry(record.entry_id, what), undone, owner=self, failed=failed, quiet=True)
