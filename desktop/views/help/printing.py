"""A topic on paper, or in a PDF file where the system prints into one."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter

from desktop.views.help.topic_document import fill, on_paper
from desktop.views.look.theme import Look


def paper(look: Look, title: str, markdown: str) -> QTextDocument:
    """The topic, black on white, ready for a printer."""
    document = QTextDocument()
    fill(document, markdown, on_paper(look))
    document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, title)
    return document


def print_on(printer: QPrinter, document: QTextDocument) -> None:
    """Print; the printer adds a page number to each page."""
    printer.setDocName(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    document.print_(printer)
