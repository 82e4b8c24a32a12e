"""What the second sheet of an export says: who, when, from where, which rows, and what columns and stages mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.services.exports.known_words import KnownWords
from desktop.services.exports.view_words import narrowing, sort_words
from desktop.services.listings.columns import ColumnType, ListColumn
from desktop.services.listings.questions import ListView, Sort
from desktop.services.spreadsheets.writing.columns import AboutSection, Tally
from desktop.services.spreadsheets.writing.text_cells import CUT, LONGEST
from desktop.words import PROGRAM


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of one export."""

    title: str
    name: str
    who: str
    workspace: str
    sample: bool
    view: ListView
    sort: Sort
    rows: int
    all_rows: int
    columns: Sequence[ListColumn]
    tally: Tally


def about_sections(told: Told, known: KnownWords) -> tuple[AboutSection, ...]:
    """The sections of the sheet, in order."""
    now = datetime.now().astimezone()
    general = [
        ("List", told.title if told.name in ("", told.title) else f"{told.title}: {told.name}"),
        ("Rows", f"{told.rows:,}" if told.rows == told.all_rows else f"{told.rows:,} of {told.all_rows:,}"),
        ("Workspace", told.workspace + (" (sample data)" if told.sample else "")),
        ("Exported by", told.who),
        ("Exported on", now.strftime("%Y-%m-%d %H:%M")),
        ("Program", PROGRAM),
    ]
    narrowed = narrowing(told.view, known) or [("Filter", "none; every row of the list")]
    return (
        AboutSection("This workbook", tuple(general)),
        AboutSection("Which rows", (*narrowed, ("Order", sort_words(told.view.kind, told.sort)))),
        AboutSection("Good to know", tuple(_notes(told, now))),
        AboutSection("Columns", tuple((one.label, one.definition) for one in told.columns if one.definition)),
        AboutSection("Stages", known.stages if any(one.choices == "word:stage" for one in told.columns) else ()),
    )


def _notes(told: Told, now: datetime) -> list[tuple[str, str]]:
    notes = [
        (
            "id, revision",
            "Two hidden columns at the end name each record and its version. Keep them for bringing the rows back.",
        )
    ]
    if any(one.type is ColumnType.MOMENT for one in told.columns):
        offset = now.strftime("%z")
        notes.append(("Times", f"Local time of this computer ({now.tzname()}, UTC{offset[:3]}:{offset[3:]} today)."))
    if any(one.type is ColumnType.STRIP for one in told.columns):
        notes.append(("Decisions", "– not yet, ○ open, ◔ due soon, ! overdue, ✓ yes, ✕ no, ~ more evidence wanted"))
    if told.tally.removed:
        notes.append(("Left out", f"{told.tally.removed:,} control characters, which Excel does not take."))
    if told.tally.cut:
        notes.append(
            (
                "Cut",
                f"{told.tally.cut:,} texts were longer than the {LONGEST:,} characters of a cell; they end with “{CUT.strip()}”.",
            )
        )
    return notes
