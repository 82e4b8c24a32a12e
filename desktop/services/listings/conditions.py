"""From a view to SQL: each filter becomes a condition, and where an index can seek it, a way to find few rows fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, not_, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import SelectBase, UnaryExpression

from desktop.errors import RuleBroken
from desktop.models.base import Id, moment
from desktop.models.listing import ApplicationRow, CandidateRow, ListingTable, RequisitionRow, key_column
from desktop.services.listings import full_text
from desktop.services.listings.columns import ColumnType, ListColumn, ListKind, column
from desktop.services.listings.labels import ENUM_KEYS, Labels
from desktop.services.listings.questions import Filter, ListView
from desktop.services.listings.search_text import search_words, sort_key

TABLES: dict[ListKind, ListingTable] = {
    ListKind.CANDIDATES: CandidateRow,
    ListKind.APPLICATIONS: ApplicationRow,
    ListKind.REQUISITIONS: RequisitionRow,
}
_INDEXES = {ListKind.CANDIDATES: "candidate", ListKind.APPLICATIONS: "application"}


class Unindexed(UnaryExpression[Any]):
    """An expression whose index the planner shall not use, because the order's index is walked instead."""

    inherit_cache = True

    def __init__(self, column: Any) -> None:
        super().__init__(column, type_=column.type)  # the column's type converts what it is compared with


@compiles(Unindexed)  # type: ignore[no-untyped-call, untyped-decorator, unused-ignore]
def _plain(element: Unindexed, compiler: Any, **kwargs: Any) -> str:
    return str(compiler.process(element.element, **kwargs))


@compiles(Unindexed, "sqlite")  # type: ignore[no-untyped-call, untyped-decorator, unused-ignore]
def _with_plus(element: Unindexed, compiler: Any, **kwargs: Any) -> str:
    return f"+{compiler.process(element.element, **kwargs)}"  # SQLite: a unary plus keeps a term from using an index


@dataclass(frozen=True, slots=True)
class Condition:
    """``test`` checks a row while another index is walked; ``seek`` selects the rows by its own index, None if none helps.

    ``exact``: where the index alone finds too many, the select that finds the very rows, for counting them. ``within``: the
    test as it bounds the walk of the index of ``key``, for lists that are sorted by the very column that is filtered.
    """

    test: ColumnElement[bool]
    seek: SelectBase | None = None
    exact: SelectBase | None = None
    key: Any = None
    within: ColumnElement[bool] | None = None

    def met_by(self, order: Any) -> ColumnElement[bool]:
        """What a row must meet while the index of ``order`` is walked."""
        return self.within if self.within is not None and self.key is order else self.test


def conditions(connection: Connection, view: ListView, labels: Labels) -> list[Condition]:
    """All conditions of a view. An unknown column or operator raises ``RuleBroken``."""
    table = TABLES[view.kind]
    found = [_filter(view.kind, table, one, labels) for one in view.filters]
    c = table.__table__.c
    for name, value in (("requisition_id", view.requisition_id), ("candidate_id", view.candidate_id)):
        if value and name in c:
            found.append(Condition(Unindexed(c[name]) == value, select(c.row).where(c[name] == value)))
    words = search_words(view.search)
    if words:
        found.append(_search(connection, view.kind, table, words))
    elif view.search.strip():
        found.append(Condition(false()))
    return found


def _search(connection: Connection, kind: ListKind, table: ListingTable, words: Sequence[str]) -> Condition:
    c = table.__table__.c
    test = and_(*(c.search.contains(f" {word}", autoescape=True) for word in words))
    index = _INDEXES.get(kind)
    return Condition(test, full_text.matching(connection, index, words) if index else None)


def _filter(kind: ListKind, table: ListingTable, one: Filter, labels: Labels) -> Condition:
    try:
        described = column(kind, one.column)
    except KeyError as error:
        raise RuleBroken("view.unknown_column", {"column": one.column}) from error
    if described.computed:
        raise RuleBroken("view.unknown_column", {"column": one.column})
    try:
        return _condition(described, table, one, labels)
    except (ValueError, OverflowError, IndexError) as error:  # a view that was kept long ago, or edited by hand
        raise RuleBroken("view.unknown_operator", {"operator": one.op}) from error


def _condition(described: ListColumn, table: ListingTable, one: Filter, labels: Labels) -> Condition:
    c = table.__table__.c
    value, key = c[one.column], key_column(table, one.column)

    def seekable(make: Any) -> Condition:
        return Condition(make(Unindexed(key)), select(c.row).where(make(key)), key=key, within=make(key))

    match one.op:
        case "empty":
            return seekable(lambda k: k.is_(None))
        case "filled":
            return Condition(Unindexed(key).is_not(None), key=key, within=key.is_not(None))
        case "is" | "not":
            chosen = _is(described.type, one.column, value, key, one.values, labels, c.row)
            if one.op == "not":
                if described.type is ColumnType.FLAG:  # an absent flag is a "no", not a missing value
                    return Condition(not_(chosen.test))
                return Condition(or_(value.is_(None), not_(chosen.test)))
            return chosen
        case "has":
            wanted = (sort_key(" ".join(one.values)) or "")[:1000]
            return Condition(key.contains(wanted, autoescape=True))
        case "from":
            return seekable(lambda k: k >= _bound(described.type, one.values[0]))
        case "to":
            return seekable(lambda k: k <= _bound(described.type, one.values[0], end=True))
        case "within":
            return seekable(lambda k: k >= _days_ago(described.type, one.values[0]))
        case "older":
            return seekable(lambda k: k < _days_ago(described.type, one.values[0]))
    raise RuleBroken("view.unknown_operator", {"operator": one.op})


def _is(
    type_: ColumnType, code: str, value: Any, key: Any, values: Sequence[str], labels: Labels, row: Any
) -> Condition:
    if isinstance(value.type, Id):
        labels.load(values)
        values = [labels.kept(one) for one in values]  # a view kept long ago may name a word that was merged away
        keys = {labels.key(one) for one in values} - {None}
        same = value.in_(values)
        keyed = and_(key.in_(keys), same)
        # key and id together: the key has the index, the id decides between words of one label
        return Condition(same, select(row).where(key.in_(keys)), select(row).where(keyed), key, keyed)
    if type_ is ColumnType.FLAG:
        wanted = "true" in values or "yes" in values or "1" in values
        flag = key.is_(True) if wanted else key.is_(None)
        return Condition(flag, select(row).where(flag))
    wanted_keys: Sequence[Any]
    if code in ENUM_KEYS:
        wanted_keys = [ENUM_KEYS[code][one] for one in values if one in ENUM_KEYS[code]]
    elif type_ is ColumnType.NUMBER:
        wanted_keys = [int(one) for one in values if one.removeprefix("-").isdecimal()]
    else:
        wanted_keys = [sort_key(one) or "" for one in values] if key is not value else list(values)
    among = key.in_(wanted_keys)
    return Condition(Unindexed(key).in_(wanted_keys), select(row).where(among), key=key, within=among)


def _bound(type_: ColumnType, text: str, *, end: bool = False) -> Any:
    if type_ is ColumnType.NUMBER:
        return int(float(text))
    if type_ is ColumnType.MOMENT and len(text) == 10:
        return f"{text}T23:59:59.999Z" if end else f"{text}T00:00:00.000Z"
    return text


def _days_ago(type_: ColumnType, text: str) -> str:
    at = datetime.now(UTC) - timedelta(days=float(text))
    return at.date().isoformat() if type_ is ColumnType.DATE else moment(at)
