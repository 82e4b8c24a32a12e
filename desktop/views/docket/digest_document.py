"""The page of the day as a document: the same on screen and on paper, there black on white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from desktop.services.docket.records import DocketLine, When
from desktop.services.people.records import Team
from desktop.views.docket import line_words
from desktop.views.look.palette import LIGHT
from desktop.views.look.theme import Look
from desktop.views.records.due_words import day_words

MOST = 300
"""Lines of one part; nobody reads on."""
LINK = "case:"


def _tr(text: str) -> str:
    return QCoreApplication.translate("DigestDocument", text)


@dataclass(frozen=True, slots=True)
class Digest:
    """What waits on a day, and for whom the page is: a person's id, empty for the whole team."""

    day: date
    lines: tuple[DocketLine, ...]
    person: str
    team: Team

    def of(self, when: When) -> list[DocketLine]:
        """The lines of a group."""
        return [line for line in self.lines if line.when(self.day) is when]


def heading(digest: Digest) -> str:
    """The day in full."""
    day = digest.day
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def fill(document: QTextDocument, digest: Digest, look: Look, *, paper: bool = False) -> None:
    """Put the page into a document."""
    ink = _Ink(look, paper)
    document.setDefaultFont(_printed(look.font("body")) if paper else look.font("body"))
    document.setDocumentMargin(0 if paper else 24)
    document.setMetaInformation(
        QTextDocument.MetaInformation.DocumentTitle, _tr("Digest of {day}").format(day=digest.day.isoformat())
    )
    parts = (
        (_tr("Overdue"), When.OVERDUE, "bad"),
        (_tr("Today"), When.TODAY, "text"),
        (_tr("In the next seven days"), When.WEEK, "text"),
        (_tr("Others have in hand for you"), When.OTHERS, "text"),
    )
    name = digest.team.name(digest.person)
    whose = _tr("For {person}").format(person=name) if digest.person else _tr("For the whole team")
    html = [f"<h1>{escape(heading(digest))}</h1><p {ink('muted')}>{escape(whose)}</p>"]
    told = [_part(title, lines, tone, digest, ink) for title, when, tone in parts if (lines := digest.of(when))]
    html += told
    if not told:
        html.append(f"<p>{escape(_tr('Nothing waits. Enjoy the day.'))}</p>")
    document.setHtml(f"<body {ink('text')}>{''.join(html)}</body>")


def paper(digest: Digest, look: Look) -> QTextDocument:
    """Ready for a printer."""
    document = QTextDocument()
    fill(document, digest, look, paper=True)
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


def _part(name: str, lines: Sequence[DocketLine], tone: str, digest: Digest, ink: _Ink) -> str:
    rows = [_row(one, digest, ink) for one in lines[:MOST]]
    table = f'<table width="100%" cellpadding="5" cellspacing="0">{"".join(rows)}</table>'
    rest = len(lines) - MOST
    more = f"<p {ink('muted')}>{escape(_tr('and {count} more').format(count=rest))}</p>" if rest > 0 else ""
    return f"<h2 {ink(tone)}>{escape(name)} ({len(lines)})</h2>{table}{more}"


def _row(one: DocketLine, digest: Digest, ink: _Ink) -> str:
    place, record = one.place
    about = escape(line_words.about(one))
    if place:
        about = f'<a {ink("accent")} href="{LINK}{place}/{record}">{about}</a>'
    said = [day_words(date.fromisoformat(one.due_on), digest.day) if one.due_on else ""]
    if one.owner_id != digest.person:
        said.append(digest.team.name(one.owner_id) or _tr("nobody yet"))
    line = f'style="border-bottom: 1px solid {ink.colour("line")}"'
    return (
        f'<tr><td width="18" {line}>☐</td><td width="42%" {line}>{escape(line_words.to_do(one, digest.team))}</td>'
        f'<td width="38%" {line}>{about}</td><td align="right" {line}>{escape(" · ".join(part for part in said if part))}</td></tr>'
    )
