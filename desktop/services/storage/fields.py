"""What storage knows of an entity from its table: names, defaults, which fields are journalled, whose data it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from desktop.models import ENTITIES
from desktop.models.base import new_id

_NAMES = {entity: name for name, entity in ENTITIES.items()}


def name_of(entity: type[Any]) -> str:
    """The symbolic name the journal uses for an entity."""
    return _NAMES[entity]


def table_of(entity: Any) -> Any:
    """The table of an entity."""
    return entity.__table__


def is_empty(value: Any) -> bool:
    """Whether a value is absent: absent values are left out of an insert's journal record."""
    return value is None or value is False or value == "" or value == [] or value == {}


def journalled_fields(entity: Any) -> tuple[str, ...]:
    """The fields whose values the journal keeps: all but the id and derived ones."""
    return _journalled(name_of(entity))


def fields_of(entity: Any) -> dict[str, Callable[[str], Any]]:
    """Every column with what makes its default; the moment of the command is handed in for time columns."""
    return _makers(name_of(entity))


def people_fields(entity: Any) -> frozenset[str]:
    """The columns that name a person of the team."""
    return _people(name_of(entity))


def open_columns(entity: Any) -> list[Any]:
    """The columns everybody may read who may read the table at all: those that are not restricted."""
    return [column for column in table_of(entity).columns if not column.info.get("restricted")]


@cache
def _journalled(name: str) -> tuple[str, ...]:
    columns = table_of(ENTITIES[name]).columns
    return tuple(column.name for column in columns if column.name != "id" and not column.info.get("derived"))


@cache
def _people(name: str) -> frozenset[str]:
    columns = table_of(ENTITIES[name]).columns
    return frozenset(one.name for one in columns for key in one.foreign_keys if key.column.table.name == "person")


@cache
def _makers(name: str) -> dict[str, Callable[[str], Any]]:
    return {column.name: _maker(column) for column in table_of(ENTITIES[name]).columns}


def _maker(column: Any) -> Callable[[str], Any]:
    if column.name == "id":
        return lambda _: new_id()
    default = column.default
    if default is None:
        return lambda _: None
    if default.is_callable:
        name = getattr(default.arg, "__name__", "")
        if name == "moment":
            return lambda now: now
        made = default.arg
        return lambda _: made(None)
    value = default.arg
    return lambda _: value


def subject_of(name: str, row: Any) -> str | None:
    """The candidate whose data a row (a mapping of columns) is, or None."""
    if name == "candidate":
        return str(row["id"])
    return row["candidate_id"] if "candidate_id" in row else None
