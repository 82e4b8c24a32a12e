"""The page of the day as a document: the same on screen and on paper, there black on white."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from desktop.services.tasks.records import Digest, Matter
from desktop.views.look.palette import LIGHT
from desktop.views.look.theme import Look
from desktop.views.records.due_words import day_words
from desktop.views.tasks.matter_words import matter_about, matter_title

MOST = 300
"""Lines of one part; nobody reads on."""
LINK = "case:"


def _tr(text: str) -> str:
    return QCoreApplication.translate("DigestDocument", text)


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom the page is: their name, empty for the whole team, and how people are called by their ids."""

    person: str
    name_of: Callable[[str], str]


def heading(digest: Digest) -> str:
    """The day in full."""
    day = date.fromisoformat(digest.day)
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def fill(document: QTextDocument, digest: Digest, reader: Reader, look: Look, *, paper: bool = False) -> None:
    """Put the page into a document."""
    ink = _Ink(look, paper)
    document.setDefaultFont(_printed(look.font("body")) if paper else look.font("body"))
    document.setDocumentMargin(0 if paper else 24)
    document.setMetaInformation(
        QTextDocument.MetaInformation.DocumentTitle, _tr("Digest of {day}").format(day=digest.day)
    )
    parts = (
        (_tr("Overdue"), digest.overdue, "bad"),
        (_tr("Today"), digest.today, "text"),
        (_tr("In the next seven days"), digest.soon, "text"),
        (_tr("Others have in hand for you"), digest.others, "text"),
    )
    whose = _tr("For {person}").format(person=reader.person) if reader.person else _tr("For the whole team")
    html = [f"<h1>{escape(heading(digest))}</h1><p {ink('muted')}>{escape(whose)}</p>"]
    html += [_part(name, matters, tone, reader, ink) for name, matters, tone in parts if matters]
    if not digest.rows:
        html.append(f"<p>{escape(_tr('Nothing waits. Enjoy the day.'))}</p>")
    document.setHtml(f"<body {ink('text')}>{''.join(html)}</body>")


def paper(digest: Digest, reader: Reader, look: Look) -> QTextDocument:
    """Ready for a printer."""
    document = QTextDocument()
    fill(document, digest, reader, look, paper=True)
    return document


def print_on(printer: QPrinter, document: QTextDocument) -> None:
    """Print, into a file too; the printer numbers the pages."""
    printer.setDocName(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    document.print_(printer)


class _Ink:
    """``style="color: …"`` for a colour of the look, or for paper."""

    def __init__(self, look: Look, paper: bool) -> None:
        self._look, self._paper = look, paper

    def colour(self, token: str) -> str:
        """Its name in HTML."""
        if self._paper:
            return "#000000" if token in ("text", "accent") else LIGHT[token]
        return self._look.colour(token).name()

    def __call__(self, token: str) -> str:
        return f'style="color: {self.colour(token)}; text-decoration: none"'


def _printed(font: QFont) -> QFont:
    font = QFont(font)
    font.setPointSizeF(10)
    return font


def _part(name: str, matters: Sequence[Matter], tone: str, reader: Reader, ink: _Ink) -> str:
    rows = [_row(one, reader, ink) for one in matters[:MOST]]
    table = f'<table width="100%" cellpadding="5" cellspacing="0">{"".join(rows)}</table>'
    rest = len(matters) - MOST
    more = f"<p {ink('muted')}>{escape(_tr('and {count} more').format(count=rest))}</p>" if rest > 0 else ""
    return f"<h2 {ink(tone)}>{escape(name)} ({len(matters)})</h2>{table}{more}"


def _row(one: Matter, reader: Reader, ink: _Ink) -> str:
    place, record = one.case.place
    about = escape(matter_about(one))
    if place:
        about = f'<a {ink("accent")} href="{LINK}{place}/{record}">{about}</a>'
    said = [day_words(date.fromisoformat(one.due_on), date.today()) if one.due_on else ""]
    owner = reader.name_of(one.owner_id)
    if owner != reader.person:
        said.append(owner or _tr("nobody yet"))
    line = f'style="border-bottom: 1px solid {ink.colour("line")}"'
    return (
        f'<tr><td width="18" {line}>☐</td><td width="42%" {line}>{escape(matter_title(one))}</td>'
        f'<td width="38%" {line}>{about}</td><td align="right" {line}>{escape(" · ".join(part for part in said if part))}</td></tr>'
    )
