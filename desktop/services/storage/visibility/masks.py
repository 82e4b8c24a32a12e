"""Columns that are blank, or counted anew, for somebody who may not know the value: pay, restricted fields, figures over hidden rows.

A mask stands in the place of the column, so that no question can show, filter or sort by what it hides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, not_, null, select
from sqlalchemy.sql.elements import True_

from desktop.models import Application, Note
from desktop.services.access.permissions import Permission
from desktop.services.storage.visibility.requisitions import candidate_within, requisition_within
from desktop.services.storage.visibility.rules import RULES, Condition, Terms
from desktop.words import ApplicationStatus

Mask = Callable[[Any, Terms], "ColumnElement[Any] | None"]
"""What stands in a column's place; None where the actor may know all its values."""

PAY = ("pay_min", "pay_max", "pay_currency", "pay_period")
"""The fields of a requisition that say what it pays."""


def _blank_unless(known: Condition, column: Any, blank: ColumnElement[Any]) -> ColumnElement[Any] | None:
    return None if isinstance(known, True_) else case((known, column), else_=blank)


def _pay(name: str) -> Mask:
    def mask(c: Any, terms: Terms) -> ColumnElement[Any] | None:
        known = requisition_within(terms.reach(Permission.PAY_SEE), c.id)
        return _blank_unless(known, c[name], literal(""))

    return mask


def _accommodation(c: Any, terms: Terms) -> ColumnElement[Any] | None:
    reach = terms.reach(Permission.RESTRICTED_SEE)
    known = candidate_within(reach, c.id, living=terms.seeing, merged=True)
    return _blank_unless(known, c.accommodation, literal(""))


def _pay_expectation(c: Any, terms: Terms) -> ColumnElement[Any] | None:
    known = requisition_within(terms.reach(Permission.RESTRICTED_SEE), c.requisition_id)
    return _blank_unless(known, c.pay_expectation, literal(""))


def _journalled(name: str) -> Mask:
    """What a requisition's change says is withheld as a whole from those who may not know its pay."""

    def mask(c: Any, terms: Terms) -> ColumnElement[Any] | None:
        known = requisition_within(terms.reach(Permission.PAY_SEE), c.entity_id)
        if isinstance(known, True_):
            return None
        return case((and_(c.entity == "requisition", not_(known)), null()), else_=c[name])

    return mask


def _figure(name: str) -> Mask:
    """A figure over a person's applications counts those that are seen."""

    def mask(c: Any, terms: Terms) -> ColumnElement[Any] | None:
        a: Any = Application.__table__.alias()
        seen = RULES["application"](a.c, terms)
        if isinstance(seen, True_):
            return None
        mine: tuple[Any, ...] = (a.c.candidate_id == c.id, a.c.deleted_at.is_(None), seen)
        here = c.id.table
        if name == "last_touch":
            touched = select(func.max(a.c.last_touch_at)).where(*mine).correlate(here).scalar_subquery()
            n: Any = Note.__table__.alias()
            noted = (
                select(func.max(n.c.at))
                .where(n.c.candidate_id == c.id, n.c.deleted_at.is_(None), RULES["note"](n.c, terms))
                .correlate(here)
                .scalar_subquery()
            )
            return func.coalesce(
                case((func.coalesce(touched, "") > func.coalesce(noted, ""), touched), else_=noted), c.created_at
            )
        if name == "active":
            mine = (*mine, a.c.status == ApplicationStatus.ACTIVE.value)
        return select(func.count()).select_from(a).where(*mine).correlate(here).scalar_subquery()

    return mask


MASKS: dict[str, dict[str, Mask]] = {
    "requisition": {name: _pay(name) for name in PAY},
    "candidate": {"accommodation": _accommodation},
    "application": {"pay_expectation": _pay_expectation},
    "candidate_row": {name: _figure(name) for name in ("applications", "active", "last_touch")},
    "journal_change": {name: _journalled(name) for name in ("before", "after")},
}
"""Table → column → what stands in its place."""
