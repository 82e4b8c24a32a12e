"""The state of a table as plain data: filters, search, sort and columns; as JSON for saved views, trimmed for preferences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.services.listings.columns import COLUMNS, ListKind
from desktop.services.listings.questions import Filter, ListView, Sort
from desktop.wording import QT_TRANSLATE_NOOP

OPERATIONS = ("is", "not", "has", "from", "to", "empty", "filled", "within", "older")
NARROWEST, WIDEST = 4.0, 120.0

DEFAULT_SORT: Mapping[ListKind, Sort] = {
    ListKind.REQUISITIONS: Sort("number", descending=True),
    ListKind.CANDIDATES: Sort("name"),
    ListKind.APPLICATIONS: Sort("name"),
}


@dataclass(frozen=True, slots=True)
class ColumnState:
    """A column as the person wants it: ``width`` in average characters."""

    code: str
    width: float
    shown: bool = True


@dataclass(frozen=True, slots=True)
class TableSettings:
    """Everything a saved view keeps. ``columns`` in their order on screen."""

    filters: tuple[Filter, ...] = ()
    search: str = ""
    sort: Sort | None = None
    columns: tuple[ColumnState, ...] = ()

    def as_view(self, kind: ListKind) -> ListView:
        """The view to ask for."""
        return ListView(kind, self.filters, self.search.strip(), self.sort or DEFAULT_SORT[kind])

    @property
    def narrowed(self) -> bool:
        """Whether a filter or a search leaves rows out."""
        return bool(self.filters or self.search.strip())


def default_columns(kind: ListKind) -> tuple[ColumnState, ...]:
    """The columns as the list defines them."""
    return tuple(ColumnState(column.code, float(column.width), column.shown) for column in COLUMNS[kind])


def default_settings(kind: ListKind) -> TableSettings:
    """The "All …" view."""
    return TableSettings(sort=DEFAULT_SORT[kind], columns=default_columns(kind))


def to_json(settings: TableSettings) -> str:
    """The settings as JSON text; the same settings give the same text."""
    return json.dumps(
        {
            "filters": [[f.column, f.op, list(f.values)] for f in settings.filters],
            "search": settings.search.strip(),
            "sort": [settings.sort.column, settings.sort.descending] if settings.sort else None,
            "columns": [[c.code, round(c.width, 1), c.shown] for c in settings.columns],
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def from_json(kind: ListKind, text: str) -> TableSettings:
    """The settings kept in ``text``. What this version does not know is left out, new columns join hidden at the end."""
    try:
        kept = json.loads(text)
    except (TypeError, ValueError):
        return default_settings(kind)
    return from_plain(kind, kept) if isinstance(kept, dict) else default_settings(kind)


def from_plain(kind: ListKind, kept: Mapping[str, Any]) -> TableSettings:
    """The settings from a JSON-like dict, forgiving towards anything foreign in it."""
    known = {column.code: column for column in COLUMNS[kind]}
    filters = tuple(_filters(kept.get("filters"), known))
    sort = DEFAULT_SORT[kind]
    wanted = kept.get("sort")
    if isinstance(wanted, list) and len(wanted) == 2 and wanted[0] in known and known[wanted[0]].sortable:
        sort = Sort(wanted[0], bool(wanted[1]))
    columns: dict[str, ColumnState] = {}
    listed = kept.get("columns")
    for entry in listed if isinstance(listed, list) else []:
        if isinstance(entry, list) and len(entry) == 3 and entry[0] in known and isinstance(entry[1], (int, float)):
            width = min(max(float(entry[1]), NARROWEST), WIDEST)
            columns[entry[0]] = ColumnState(entry[0], width, bool(entry[2]))
    for column in COLUMNS[kind]:
        if column.code not in columns:
            columns[column.code] = ColumnState(column.code, float(column.width), column.shown and not listed)
    if not any(state.shown for state in columns.values()):
        columns = {state.code: state for state in default_columns(kind)}
    search = kept.get("search")
    return TableSettings(filters, search if isinstance(search, str) else "", sort, tuple(columns.values()))


def for_preferences(settings: TableSettings) -> dict[str, Any]:
    """The settings without anything a person typed: neither the search nor text filters may carry a name out."""
    bare = replace(settings, search="", filters=tuple(f for f in settings.filters if f.op != "has"))
    plain: dict[str, Any] = json.loads(to_json(bare))
    return plain


def hinted(kind: ListKind, hints: Mapping[str, str]) -> tuple[tuple[Filter, ...], str, Sort | None]:
    """The filters, search and sort that ``workbench.open(place, **hints)`` asks for.

    ``stage="id"`` (several with commas), ``last_touch="older:14"``, ``search="words"``, ``sort="-last_touch"``.
    """
    known = {column.code for column in COLUMNS[kind]}
    filters: list[Filter] = []
    for code, value in hints.items():
        if code in known:
            op, _, rest = value.partition(":")
            if op in OPERATIONS and (rest or op in ("empty", "filled")):
                filters.append(Filter(code, op, tuple(rest.split(",")) if rest else ()))
            else:
                filters.append(Filter(code, "is", tuple(value.split(","))))
    wanted = hints.get("sort", "")
    bare = wanted.lstrip("-")
    sort = Sort(bare, wanted.startswith("-")) if bare in known else None
    return tuple(filters), hints.get("search", ""), sort


def _filters(entries: object, known: Mapping[str, Any]) -> Iterable[Filter]:
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, list) and len(entry) == 3 and entry[0] in known and entry[1] in OPERATIONS:
            values = entry[2] if isinstance(entry[2], list) else []
            yield Filter(entry[0], entry[1], tuple(str(value) for value in values))


@dataclass(frozen=True, slots=True)
class BuiltInView:
    """A view every workspace has; it can neither be changed nor deleted."""

    code: str
    label: str
    filters: tuple[Filter, ...] = ()
    sort: Sort | None = None

    def text(self) -> str:
        """Its name on screen."""
        return QCoreApplication.translate("BuiltInViews", self.label)

    def settings(self, kind: ListKind) -> TableSettings:
        """Its settings, with the columns of the list."""
        return TableSettings(self.filters, "", self.sort or DEFAULT_SORT[kind], default_columns(kind))


BUILT_IN: Mapping[ListKind, tuple[BuiltInView, ...]] = {
    ListKind.REQUISITIONS: (
        BuiltInView("all", QT_TRANSLATE_NOOP("BuiltInViews", "All requisitions")),
        BuiltInView("open", QT_TRANSLATE_NOOP("BuiltInViews", "Open"), (Filter("status", "is", ("open",)),)),
        BuiltInView("on_hold", QT_TRANSLATE_NOOP("BuiltInViews", "On hold"), (Filter("status", "is", ("on_hold",)),)),
        BuiltInView(
            "waiting",
            QT_TRANSLATE_NOOP("BuiltInViews", "Drafts and awaiting approval"),
            (Filter("status", "is", ("draft", "awaiting_approval")),),
        ),
    ),
    ListKind.CANDIDATES: (
        BuiltInView("all", QT_TRANSLATE_NOOP("BuiltInViews", "All candidates")),
        BuiltInView("active", QT_TRANSLATE_NOOP("BuiltInViews", "In the running"), (Filter("active", "from", ("1",)),)),
        BuiltInView(
            "stale",
            QT_TRANSLATE_NOOP("BuiltInViews", "No touch for 7 days"),
            (Filter("active", "from", ("1",)), Filter("last_touch", "older", ("7",))),
            Sort("last_touch"),
        ),
    ),
    ListKind.APPLICATIONS: (
        BuiltInView("all", QT_TRANSLATE_NOOP("BuiltInViews", "All applications")),
        BuiltInView("active", QT_TRANSLATE_NOOP("BuiltInViews", "Active"), (Filter("status", "is", ("active",)),)),
        BuiltInView(
            "stale",
            QT_TRANSLATE_NOOP("BuiltInViews", "No touch for 7 days"),
            (Filter("status", "is", ("active",)), Filter("last_touch", "older", ("7",))),
            Sort("last_touch"),
        ),
        BuiltInView(
            "on_hold",
            QT_TRANSLATE_NOOP("BuiltInViews", "On hold"),
            (Filter("status", "is", ("active",)), Filter("hold_until", "filled")),
            Sort("hold_until"),
        ),
    ),
}
"""The first of each is the default view."""
