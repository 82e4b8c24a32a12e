"""Asks what to export: what is seen, or everything; says how many rows and columns each means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from desktop.services.listings.columns import COLUMNS
from desktop.services.listings.questions import CountRows, ListCount, ListView
from desktop.views.exporting.running import Export, ask_for_file
from desktop.views.look.theme import GRID, MARGIN
from desktop.views.workbench import Workbench


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("ExportDialog", text, None, count)


class ExportDialog(QDialog):
    """Two choices with their numbers; the numbers arrive a moment later and nothing waits for them."""

    def __init__(
        self, workbench: Workbench, parent: QWidget | None, view: ListView, visible: Sequence[str], count: int = -1,
        name: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._workbench, self._view, self._name = workbench, view, name
        self._visible = tuple(visible) or tuple(one.code for one in COLUMNS[view.kind])
        self._counts = ListCount(count, -1)
        self.setWindowTitle(_tr("Export to Excel"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.seen = QRadioButton(self)
        self.everything = QRadioButton(self)
        self.seen.setChecked(True)
        seen_note = self._note(_tr("These rows in this order, with the columns shown."))
        all_note = self._note(_tr("Every row of the list and every column, filters and search left out."))
        private = self._note(
            _tr("The workbook can be opened by anybody who gets the file. Keep it where only your team can reach it.")
        )
        buttons = QDialogButtonBox(self)
        self.act = QPushButton(_tr("&Choose file…"), self)
        self.act.setDefault(True)
        buttons.addButton(self.act, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GRID // 2)
        for choice, note in ((self.seen, seen_note), (self.everything, all_note)):
            note.setIndent(GRID * 3)
            column.addWidget(choice)
            column.addWidget(note)
            column.addSpacing(GRID)
        column.addWidget(private)
        column.addStretch(1)
        column.addSpacing(GRID)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 72)
        self._say()
        workbench.ask(CountRows(view), self._counted, owner=self, channel="count", failed=lambda _error: None)

    def chosen(self) -> Export:
        """What the person wants, as it will be asked for."""
        everything = self.everything.isChecked()
        narrowed = bool(self._view.filters or self._view.search.strip()) and not everything
        name = "" if everything else self._name
        return Export(
            self._view, () if everything else self._visible, everything, name or (_tr("filtered") if narrowed else ""),
            self._counts.all if everything else self._counts.matching,
        )  # fmt: skip

    def _note(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        self._workbench.look.style(label, "muted")
        return label

    def _counted(self, counts: ListCount) -> None:
        self._counts = counts
        self._say()

    def _say(self) -> None:
        columns = _tr("%n columns", len(self._visible))
        self.seen.setText(_numbered(_tr("&What is seen"), self._counts.matching, columns))
        self.everything.setText(_numbered(_tr("&Everything"), self._counts.all, _tr("all columns")))


def _numbered(words: str, rows: int, columns: str) -> str:
    if rows < 0:
        return f"{words} ({columns})"
    count = _tr("1 row") if rows == 1 else _tr("{n} rows").format(n=QLocale().toString(rows))
    return f"{words} ({count}, {columns})"


def export(
    workbench: Workbench,
    parent: QWidget,
    view: ListView,
    visible_columns: Sequence[str],
    count: int = -1,
    *,
    name: str = "",
) -> ExportDialog:
    """Ask, choose a file, write, tell. Returns at once. ``name``: what the view is called, if it has a name."""
    dialog = ExportDialog(workbench, parent, view, visible_columns, count, name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: ask_for_file(workbench, parent, dialog.chosen()))
    dialog.open()
    return dialog
