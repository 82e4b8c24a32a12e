"""Putting what somebody may see of a table in the place of the table, wherever a statement reads it.

``FROM application`` becomes ``FROM (SELECT … FROM application WHERE …) AS application``, in joins, subqueries, common table
expressions and unions alike, so the meaning of a statement never matters: it is the same statement over fewer rows. Both
engines fold such a subquery into the statement around it, so indexes serve as before. What is not made of tables (SQL as text) cannot
be rewritten and is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Executable, FromClause, TextClause
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ColumnClause
from sqlalchemy.sql.selectable import Alias, SelectBase, TableClause

Filtered = Callable[[TableClause, Any], FromClause | None]
"""What stands in the place of a table, under a name; None where all of it is seen."""


def rewritten(statement: Executable, filtered: Filtered) -> Executable:
    """The statement over what is seen; raises ``RuntimeError`` for one that cannot be covered."""
    if not isinstance(statement, SelectBase):
        raise RuntimeError(f"a question may only select what its actor sees, not {type(statement).__name__}")
    for element in visitors.iterate(statement):
        if isinstance(element, TextClause) or (
            isinstance(element, ColumnClause) and element.is_literal and not _says_nothing(element.name)
        ):
            raise RuntimeError(
                "SQL as text says nothing of the tables it reads: build it from tables, or declare why not"
            )
    made: dict[int, tuple[Any, FromClause | None]] = {}

    def stand_in(source: Any) -> FromClause | None:
        """What stands for a table or an alias of one; the same object however often it is met, so that columns agree."""
        table = source.element if isinstance(source, Alias) else source
        if not isinstance(table, TableClause) or not isinstance(source, Alias | TableClause):
            return None
        plain = source if isinstance(source, Alias) else _unannotated(source)
        if id(plain) not in made:
            made[id(plain)] = (plain, filtered(_unannotated(table), plain.name))  # kept, so that its id stays its own
        return made[id(plain)][1]

    def replace(element: Any, **_: Any) -> Any:
        if isinstance(element, ColumnClause) and element.table is not None:
            found = stand_in(element.table)
            return None if found is None else found.c[element.key]
        return stand_in(element) if isinstance(element, Alias | TableClause) else None

    changed: Any = visitors.replacement_traverse(statement, {}, replace)
    return changed  # type: ignore[no-any-return]


def reads(statement: Any, tables: Collection[str]) -> bool:
    """Whether a statement reads one of these tables."""
    whole: Any = statement
    return any(isinstance(one, TableClause) and one.name in tables for one in visitors.iterate(whole))


def _says_nothing(literal: str) -> bool:
    """``count(*)`` and ``SELECT 1`` name no table and no column."""
    return literal == "*" or literal.isdecimal()


def _unannotated(table: Any) -> TableClause:
    """The table itself; statements made from entities carry a marked copy of it."""
    plain: Any = table._deannotate()
    return plain  # type: ignore[no-any-return]
