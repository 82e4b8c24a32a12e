"""What a start may show first, a list or the docket: which answers its page needs, made from what the kept statements find.

Knows no database library: it runs before that is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.services.dispatch.messages import Question
from desktop.services.docket.lines_of import PARTS, Whose, covers_of, docket_of
from desktop.services.docket.questions import ReadDocket
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import (
    CountRows,
    Filter,
    ListView,
    ListWindow,
    ReadRows,
    Sort,
    count_of,
    rows_of,
)
from desktop.services.saved_views.messages import ReadSavedViews, views_of

Rows = list[list[Any]]
Found = Callable[[str], Rows]
"""The rows that a kept statement finds now, by its name."""
Answers = dict[Question[Any], Any]


@dataclass(frozen=True, slots=True)
class StartList:
    """A list with what narrows and sorts it."""

    view: ListView

    def plain(self) -> dict[str, Any]:
        """As JSON takes it."""
        view = self.view
        return {
            "list": view.kind.value,
            "filters": [[one.column, one.op, list(one.values)] for one in view.filters],
            "sort": [view.sort.column, view.sort.descending] if view.sort else None,
        }

    def answers(self, found: Found, whose: Whose, today: str) -> Answers | None:
        """The first rows, their number, and the views there are."""
        view = self.view
        return {
            ReadSavedViews(view.kind.value): views_of(found("views")),
            ReadRows(view): ListWindow(0, rows_of(found("rows"))),
            CountRows(view): count_of(found("count")),
        }


@dataclass(frozen=True, slots=True)
class StartDocket:
    """One's own docket, of the day of the start."""

    def plain(self) -> dict[str, Any]:
        """As JSON takes it."""
        return {"docket": True}

    def answers(self, found: Found, whose: Whose, today: str) -> Answers | None:
        """Every line; None where the person stands in for others by now than the statements name."""
        if covers_of(found("covers"), whose.person_id) != whose.covers:
            return None
        return {ReadDocket(today): docket_of(whose, {name: found(name) for name in PARTS})}


StartPage = StartList | StartDocket


def page_from(plain: dict[str, Any]) -> StartPage:
    """From JSON; raises what reading foreign text raises."""
    if "docket" in plain:
        return StartDocket()
    return StartList(
        ListView(
            ListKind(plain["list"]),
            tuple(Filter(column, op, tuple(values)) for column, op, values in plain["filters"]),
            sort=Sort(*plain["sort"]) if plain["sort"] else None,
        )
    )
