"""Help > Keyboard shortcuts: generated from the menus and what lists understand, searchable and printable."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desktop.text import fold
from desktop.views.actions.menu_bar import TITLES
from desktop.views.actions.spec import Menu
from desktop.views.look.theme import GRID, MARGIN, Look

Line = tuple[Menu, str, str, str]


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyboardPage", text)


def in_lists() -> list[tuple[str, str]]:
    """Keys that belong to no menu entry, because a control has them."""
    return [
        (_tr("Open the record"), "Enter"),
        (_tr("Preview the record"), "Space"),
        (_tr("Move between rows"), "↑  ↓"),
        (_tr("First or last row"), "Home  End"),
        (_tr("Jump to a row"), _tr("type the first letters")),
        (_tr("Select several rows"), "Shift+↑  Shift+↓  Ctrl+" + _tr("click")),
        (_tr("Context menu"), "Shift+F10"),
        (_tr("Clear a filter, close a message, go back"), "Esc"),
    ]


def html(lines: Sequence[Line], wanted: str = "") -> str:
    """The page; with ``wanted`` only the lines that hold it."""
    needle = fold(wanted)
    parts = []
    for menu in Menu:
        rows = [
            (label, keys)
            for where, label, keys, tip in lines
            if where is menu and keys and needle in fold(f"{label} {tip} {keys}")
        ]
        parts.append(_section(QCoreApplication.translate("MenuBar", TITLES[menu]).replace("&", ""), rows))
    parts.append(
        _section(_tr("In lists and on the page"), [row for row in in_lists() if needle in fold(" ".join(row))])
    )
    body = "".join(parts)
    return body or f"<p>{escape(_tr('No match. Try another word.'))}</p>"


def _section(title: str, rows: Sequence[tuple[str, str]]) -> str:
    if not rows:
        return ""
    cells = "".join(
        f'<tr><td width="62%" style="padding:3px 12px 3px 0">{escape(label)}</td>'
        f'<td style="padding:3px 0"><b>{escape(keys)}</b></td></tr>'
        for label, keys in rows
    )
    return f'<h3>{escape(title)}</h3><table width="100%" cellspacing="0">{cells}</table>'


class KeyboardPage(QDialog):
    """Shows, filters and prints the page."""

    def __init__(self, look: Look, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._lines = list(lines)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Filter by command or key"))
        self.field.setAccessibleName(self.tr("Filter by command or key"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._fill)
        self.view = QTextBrowser(self)
        self.view.setAccessibleName(self.tr("Keyboard shortcuts"))
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        self.print_button: QPushButton = buttons.addButton(self.tr("Print…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.print_button.clicked.connect(self._print)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GRID)
        column.addWidget(self.field)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
        self.resize(GRID * 64, GRID * 72)
        self._fill()

    def document(self) -> QTextDocument:
        """The page for the printer: all lines, black on white."""
        paper = QTextDocument()
        paper.setHtml(f"<h2>{escape(self.windowTitle())}</h2>{html(self._lines)}")
        return paper

    def _fill(self) -> None:
        self.view.setHtml(html(self._lines, self.field.text()))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only here: the start must not load it

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.document().print_(printer)
