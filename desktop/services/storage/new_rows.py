"""Many new rows of one entity, taken column by column: as the database stores them, and as the journal records them.

Cell by cell, a row of twenty columns cost twenty-six passes through Python for the database and as many for the journal. By
column, what is the same in every row is converted once, ids and words that come again are converted once a block, JSON is
spelled once for both, and columns that nobody gave cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import String

from desktop.models import ENTITIES
from desktop.models.base import Id, JsonText, Versioned, canonical, new_ids
from desktop.services.storage.bulk import as_json, ids_as_bytes
from desktop.services.storage.fields import fields_of, is_empty, journalled_fields, name_of, table_of

_spelled = lru_cache(maxsize=2_000, typed=True)(canonical)
"""Numbers and flags as JSON; few of them differ."""


@dataclass(slots=True)
class NewRows:
    """The rows of one insert. ``stored`` are tuples in the order of ``columns``; the lists run beside them.

    ``records`` is what the journal says of each row: the canonical JSON of all its journalled fields that are not empty.
    """

    name: str
    columns: tuple[str, ...]
    stored: list[tuple[Any, ...]]
    ids: Sequence[str]
    subjects: Sequence[str | None] | None
    """The candidate whose data each row is; None where the entity belongs to nobody."""
    stored_ids: Sequence[Any]
    stored_subjects: Sequence[Any] | None
    records: list[str]


def new_rows(entity: type[Versioned], rows: Sequence[Mapping[str, Any]], now: str, *, native_ids: bool) -> NewRows:
    """Complete rows with defaults and ids. ``native_ids``: the engine takes ids as they are, not as bytes."""
    name, fields = name_of(entity), fields_of(entity)
    given: set[str] = set().union(*rows)
    if unknown := given - fields.keys():
        raise RuntimeError(f"{name} has no {sorted(unknown)}")
    columns, kinds, journalled = tuple(fields), _kinds(name), set(journalled_fields(entity))
    values: dict[str, Sequence[Any]] = {}
    stored: dict[str, Any] = {}
    pieces: dict[str, Iterable[str]] = {}
    for column in columns:
        kind, label = kinds[column], f',"{column}":'
        if column == "id":
            values["id"] = ids = _ids(rows)
            stored["id"] = ids if native_ids else list(map(bytes.fromhex, ids))
        elif column not in given:
            usual = fields[column](now)
            stored[column] = repeat(kind.stored([usual], native_ids)[0])
            if column in journalled and not is_empty(usual):
                pieces[column] = repeat(kind.record(label, [usual])[0])
        else:
            usual = fields[column](now)
            values[column] = cells = [row.get(column, usual) for row in rows]
            stored[column] = kept = kind.stored(cells, native_ids)
            if column in journalled:
                pieces[column] = kind.record(label, cells, kept)
    in_order = [pieces[column] for column in sorted(pieces)]
    # not strict: a column that is the same in every row has no end, the ids have one
    records = ["{" + "".join(cells)[1:] + "}" for cells in zip(repeat("", len(rows)), *in_order, strict=False)]
    subject = "id" if name == "candidate" else "candidate_id" if "candidate_id" in values else None
    return NewRows(
        name, columns, list(zip(*stored.values(), strict=False)), ids, values[subject] if subject else None,
        stored["id"], stored[subject] if subject else None, records,
    )  # fmt: skip


def _ids(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    given = [row.get("id") for row in rows]
    missing = iter(new_ids(given.count(None)))
    return [one or next(missing) for one in given]


class _Kind:
    """How the cells of one kind of column are stored and recorded."""

    def stored(self, cells: Sequence[Any], native_ids: bool) -> Sequence[Any]:
        """The cells as the driver takes them."""
        return cells

    def record(self, label: str, cells: Sequence[Any], stored: Sequence[Any] = ()) -> list[str]:
        """Their pieces of the record; nothing where a cell is empty, see ``is_empty``."""
        return [label + _spelled(v) if v or (v == 0 and v is not False) else "" for v in cells]


class _Texts(_Kind):
    def record(self, label: str, cells: Sequence[Any], stored: Sequence[Any] = ()) -> list[str]:
        return [label + encode_basestring(v) if v else "" for v in cells]


class _Ids(_Kind):
    def stored(self, cells: Sequence[Any], native_ids: bool) -> Sequence[Any]:
        return cells if native_ids else ids_as_bytes(cells)

    def record(self, label: str, cells: Sequence[Any], stored: Sequence[Any] = ()) -> list[str]:
        return [f'{label}"{v}"' if v else "" for v in cells]


class _Json(_Kind):
    def stored(self, cells: Sequence[Any], native_ids: bool) -> Sequence[Any]:
        return as_json(cells)

    def record(self, label: str, cells: Sequence[Any], stored: Sequence[Any] = ()) -> list[str]:
        texts = stored or self.stored(cells, False)
        return ["" if is_empty(v) else label + text for v, text in zip(cells, texts, strict=True)]


@lru_cache(maxsize=100)
def _kinds(name: str) -> dict[str, _Kind]:
    ways = ((Id, _Ids()), (JsonText, _Json()), (String, _Texts()))
    usual = _Kind()
    return {
        column.name: next((way for type_, way in ways if isinstance(column.type, type_)), usual)
        for column in table_of(ENTITIES[name]).columns
    }
