"""Where words are named: read from the tables themselves, so that a new column with a word in it needs nothing here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from desktop.models import ENTITIES, ApprovalChain, RequisitionTemplate, RoleGrant, VocabularyWord
from desktop.models.base import Mutable, Versioned
from desktop.services.storage.fields import table_of
from desktop.services.storage.unit_of_work import UnitOfWork

_LOOSE = ((VocabularyWord, "parent_id"), (RoleGrant, "scope_id"))
"""Columns that name a word without a foreign key; a role's place may be a requisition too, whose ids are never a word's."""

INSIDE = ((ApprovalChain, "conditions"), (RequisitionTemplate, "values"))
"""Rules and templates that name words inside a JSON value, and act by them. What an approval was shown (``snapshot``) is a fact."""

_MOMENTS = ("stage_entered_at", "at", "created_at")
"""What tells when a row began to name its word, the most telling first."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One column of one entity that names a word."""

    name: str
    entity: type[Versioned]
    field: str

    @property
    def mutable(self) -> bool:
        """Whether a merge may repoint it; facts keep their word."""
        return issubclass(self.entity, Mutable)

    @property
    def table(self) -> Any:
        """The table."""
        return table_of(self.entity)

    @property
    def column(self) -> Any:
        """The column."""
        return self.table.c[self.field]

    @property
    def moment(self) -> Any:
        """The column that tells when; None for rows that do not know."""
        names = _MOMENTS if self.field in ("stage_id", "to_stage_id") else _MOMENTS[1:]
        return next((self.table.c[one] for one in names if one in self.table.c), None)


def references() -> Iterator[Reference]:
    """Every column that names a word."""
    for name, entity in ENTITIES.items():
        table: Any = entity.__table__
        for column in table.columns:
            if any(key.column.table is VocabularyWord.__table__ for key in column.foreign_keys) or (
                (entity, column.name) in _LOOSE
            ):
                yield Reference(name, entity, column.name)


def stand_for(work: UnitOfWork, word_id: str) -> tuple[str, ...]:
    """The word, and those merged into it: facts may name any of them and mean this one."""
    c = VocabularyWord.__table__.c
    return (word_id, *(row.id for row in work.rows(select(c.id).where(c.merged_into_id == word_id))))


def named_in(value: Any) -> Iterator[str]:
    """Every text inside a JSON value; ids of words are among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from named_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from named_in(one)


def exchanged(value: Any, gone_id: str, kept_id: str) -> Any:
    """A JSON value with one id in the place of another; a list that had both names it once."""
    if isinstance(value, str):
        return kept_id if value == gone_id else value
    if isinstance(value, dict):
        return {key: exchanged(one, gone_id, kept_id) for key, one in value.items()}
    if isinstance(value, list):
        if gone_id not in value:
            return [exchanged(one, gone_id, kept_id) for one in value]
        return list(dict.fromkeys(kept_id if one == gone_id else one for one in value))
    return value
