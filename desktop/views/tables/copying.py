"""Selected rows onto the clipboard: tab-separated text and an HTML table, as the columns stand on screen.

Dates and numbers are exact (ISO, plain digits), so that a spreadsheet takes them for what they are; every other cell says in the
HTML that it is text, so that a phone number keeps its plus and nothing a candidate wrote becomes a formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop.services.listings.columns import ColumnType
from desktop.services.listings.questions import ListRow, ListView, ListWindow, ReadRows
from desktop.views.tables.filter_wording import column_label
from desktop.views.tables.formatting import CellFormatter
from desktop.views.tables.window_table_model import WindowTableModel
from desktop.views.workbench import Workbench

MOST = 10_000
_CHUNK = 512
_STYLES = {
    ColumnType.DATE: "mso-number-format:'yyyy\\-mm\\-dd'",
    ColumnType.MOMENT: "mso-number-format:'yyyy\\-mm\\-dd hh\\:mm'",
    ColumnType.NUMBER: "text-align:right",
    ColumnType.MONEY: "text-align:right",
}
_TEXT_STYLE = "mso-number-format:'\\@'"


class CopiedRows:
    """Collects rows as text and HTML."""

    def __init__(self, formatter: CellFormatter, places: Sequence[int]) -> None:
        self._formatter = formatter
        self._places = tuple(places)
        labels = [column_label(formatter.columns[place]) for place in self._places]
        self._styles = [_STYLES.get(formatter.columns[place].type, _TEXT_STYLE) for place in self._places]
        self._lines = ["\t".join(labels)]
        self._html = ["<tr>" + "".join(f"<th>{escape(label)}</th>" for label in labels) + "</tr>"]

    def __len__(self) -> int:
        return len(self._lines) - 1

    def add(self, rows: Sequence[ListRow]) -> None:
        """Take further rows."""
        for row in rows:
            cells = [" ".join(self._formatter.exact(place, row).split()) for place in self._places]
            self._lines.append("\t".join(cells))
            described = zip(cells, self._styles, strict=True)
            self._html.append(
                "<tr>" + "".join(f'<td style="{style}">{escape(cell)}</td>' for cell, style in described) + "</tr>"
            )

    def as_mime(self) -> QMimeData:
        """Both forms for the clipboard."""
        mime = QMimeData()
        mime.setText("\n".join(self._lines) + "\n")
        mime.setHtml('<meta charset="utf-8"><table>' + "".join(self._html) + "</table>")
        return mime


class RowCopier(QObject):
    """Copies the selected rows of one table, reading what is not in memory piece by piece off the GUI thread."""

    copied = Signal(int, int)
    """How many rows were copied, and how many were selected."""

    def __init__(self, workbench: Workbench, model: WindowTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._model = model
        self._run = 0

    def copy(self, spans: Sequence[tuple[int, int]], places: Sequence[int]) -> None:
        """Copy these ranges of rows with these columns; a newer copy makes an older one worthless."""
        self._run += 1
        selected = sum(last - first + 1 for first, last in spans)
        pieces: list[tuple[int, int]] = []
        left = MOST
        for first, last in spans:
            last = min(last, first + left - 1)
            pieces += [(start, min(start + _CHUNK - 1, last)) for start in range(first, last + 1, _CHUNK)]
            left -= last - first + 1
            if left <= 0:
                break
        rows = CopiedRows(self._model.formatter, places)
        self._next(self._run, rows, pieces, selected, self._model.view)

    def _next(self, run: int, rows: CopiedRows, pieces: list[tuple[int, int]], selected: int, view: ListView) -> None:
        if pieces:
            first, last = pieces.pop(0)

            def take(window: ListWindow) -> None:
                if run == self._run:
                    rows.add(window.rows)
                    # the event loop comes in between, so that a long copy never holds the window up
                    QTimer.singleShot(0, self, lambda: self._next(run, rows, pieces, selected, view))

            at_hand = (
                [self._model.row_at(row) for row in range(first, last + 1)] if view == self._model.view else [None]
            )
            known = tuple(row for row in at_hand if row is not None)
            if len(known) == last - first + 1:
                take(ListWindow(first, known))
            else:
                self._workbench.ask(ReadRows(view, first, last - first + 1), take, owner=self, channel="copy")
            return
        if len(rows):
            QGuiApplication.clipboard().setMimeData(rows.as_mime())
        self.copied.emit(len(rows), selected)


def copy_privately(text: str) -> None:
    """Personal data onto the clipboard, marked to stay out of clipboard histories where the system has them."""
    mime = QMimeData()
    mime.setText(text)
    mime.setData('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"1")
    mime.setData("application/x-nspasteboard-concealed-type", b"1")
    QGuiApplication.clipboard().setMimeData(mime)
