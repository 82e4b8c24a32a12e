"""A view in words: its filters, search and order as a person would say them, for the sheet that tells about the rows."""

from __future__ import annotations

from desktop.services.exports.known_words import KnownWords
from desktop.services.listings.columns import ColumnType, ListKind, column
from desktop.services.listings.questions import Filter, ListView, Sort

_DATES = (ColumnType.DATE, ColumnType.MOMENT)


def filter_words(kind: ListKind, found: Filter, known: KnownWords) -> tuple[str, str]:
    """The column of a filter and its condition: ``("Stage", "is Interview or Offer")``."""
    described = column(kind, found.column)
    call = known.caller(described)
    values = [str(call(value)) for value in found.values] or [""]
    dated = described.type in _DATES
    conditions = {
        "is": f"is {_listed(values, 'or')}",
        "not": f"is not {_listed(values, 'or')}",
        "has": f"contains “{' '.join(values)}”",
        "from": f"{'on or after' if dated else 'at least'} {values[0]}",
        "to": f"{'on or before' if dated else 'at most'} {values[0]}",
        "empty": "is empty",
        "filled": "is filled",
        "within": f"in the last {values[0]} days",
        "older": f"more than {values[0]} days ago",
    }
    return described.label, conditions.get(found.op, f"{found.op} {_listed(values, 'or')}".strip())


def sort_words(kind: ListKind, sort: Sort) -> str:
    """The order: ``Last touch, latest first``."""
    described = column(kind, sort.column)
    if described.type in _DATES:
        way = "latest first" if sort.descending else "earliest first"
    elif described.type in (ColumnType.NUMBER, ColumnType.MONEY):
        way = "largest first" if sort.descending else "smallest first"
    else:
        way = "last to first" if sort.descending else "first to last"
    return f"{described.label}, {way}; empty ones at the end"


def narrowing(view: ListView, known: KnownWords) -> list[tuple[str, str]]:
    """Everything that leaves rows out, a line each; empty when nothing does."""
    lines = []
    if view.requisition_id:
        lines.append(("Requisition", "only the applications for one requisition"))
    if view.candidate_id:
        lines.append(("Candidate", "only the applications of one person"))
    if view.search.strip():
        lines.append(("Search", f"“{view.search.strip()}”"))
    return lines + [filter_words(view.kind, found, known) for found in view.filters]


def _listed(values: list[str], word: str) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} {word} {values[-1]}"
