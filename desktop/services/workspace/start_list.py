"""A list as what a start shows first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.services.docket.lines_of import Whose
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
from desktop.services.workspace.start_page import Answers, Found


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


def list_from(plain: dict[str, Any]) -> StartList:
    """From JSON; raises what reading foreign text raises."""
    return StartList(
        ListView(
            ListKind(plain["list"]),
            tuple(Filter(column, op, tuple(values)) for column, op, values in plain["filters"]),
            sort=Sort(*plain["sort"]) if plain["sort"] else None,
        )
    )
