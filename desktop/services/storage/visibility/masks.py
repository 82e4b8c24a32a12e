"""Columns that are blank, or counted anew, for somebody who may not know the value: pay, restricted fields, figures over hidden rows.

A mask stands in the place of the column, so that no question can show, filter or sort by what it hides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, not_, null, or_, select
from sqlalchemy.sql.elements import True_

from desktop.models import Application, Approval, Note
from desktop.services.access.permissions import Permission
from desktop.services.storage.visibility.requisitions import (
    among,
    candidate_within,
    exists_for,
    requisition_within,
)
from desktop.services.storage.visibility.rules import Condition, Terms
from desktop.words import ApplicationStatus

Mask = Callable[[Any, Terms], "ColumnElement[Any] | None"]
"""What stands in a column's place; None where the actor may know all its values."""

PAY = ("pay_min", "pay_max", "pay_currency", "pay_period")
"""The fields of a requisition that say what it pays."""

PAYS = {"requisition": PAY, "approval": ("pay_snapshot",)}
"""Table → its columns that say what a requisition pays."""


def _blank_unless(known: Condition, column: Any, blank: ColumnElement[Any]) -> ColumnElement[Any] | None:
    return None if isinstance(known, True_) else case((known, column), else_=blank)


def _pay(name: str) -> Mask:
    def mask(c: Any, terms: Terms) -> ColumnElement[Any] | None:
        known = requisition_within(terms.reach(Permission.PAY_SEE), c.id)
        return _blank_unless(known, c[name], literal(""))

    return mask


def _pay_snapshot(c: Any, terms: Terms) -> ColumnElement[Any] | None:
    known = requisition_within(terms.reach(Permission.PAY_SEE), c.requisition_id)
    return _blank_unless(known, c.pay_snapshot, null())


def _accommodation(c: Any, terms: Terms) -> ColumnElement[Any] | None:
    reach = terms.reach(Permission.RESTRICTED_SEE)
    known = candidate_within(reach, c.id, living=terms.seeing, merged=True)
    return _blank_unless(known, c.accommodation, literal(""))


def _pay_expectation(c: Any, terms: Terms) -> ColumnElement[Any] | None:
    known = requisition_within(terms.reach(Permission.RESTRICTED_SEE), c.requisition_id)
    return _blank_unless(known, c.pay_expectation, literal(""))


def _journalled(name: str) -> Mask:
    """What a change of a requisition, or of its approval, says is withheld as a whole from those who may not know its pay."""

    def mask(c: Any, terms: Terms) -> ColumnElement[Any] | None:
        reach = terms.reach(Permission.PAY_SEE)
        known = requisition_within(reach, c.entity_id)
        if isinstance(known, True_):
            return None
        p: Any = Approval.__table__.alias()
        asked = select(p.c.id).where(p.c.id == c.entity_id, requisition_within(reach, p.c.requisition_id))
        withheld = or_(
            and_(c.entity == "requisition", not_(known)),
            and_(c.entity == "approval", not_(exists_for(c.entity_id, asked))),
        )
        return case((withheld, null()), else_=c[name])

    return mask


def _figure(name: str) -> Mask:
    """A figure over a person's applications counts those that are seen."""

    def mask(c: Any, terms: Terms) -> ColumnElement[Any] | None:
        a: Any = Application.__table__.alias()
        seen = terms.work(a.c.requisition_id)
        if isinstance(seen, True_):
            return None
        figure = _last_touch(c, terms, a, seen) if name == "last_touch" else _number(c, a, seen, name == "active")
        if not terms.reach(Permission.APPLICATION_SEE).open:
            return figure
        # few people have something hidden: the others keep the figure that is stored
        b: Any = Application.__table__.alias()
        hidden = among(c.id, select(b.c.candidate_id).where(not_(terms.work(b.c.requisition_id))))
        return case((hidden, figure), else_=c[name])

    return mask


def _number(c: Any, a: Any, seen: Condition, running: bool) -> ColumnElement[Any]:
    query = select(func.count()).select_from(a).where(a.c.candidate_id == c.id, a.c.deleted_at.is_(None), seen)
    if running:
        query = query.where(a.c.status == ApplicationStatus.ACTIVE.value)
    return query.correlate(c.id.table).scalar_subquery()


def _last_touch(c: Any, terms: Terms, a: Any, seen: Condition) -> ColumnElement[Any]:
    here = c.id.table
    n: Any = Note.__table__.alias()
    b: Any = Application.__table__.alias()
    about = select(b.c.id).where(b.c.id == n.c.application_id, terms.work(b.c.requisition_id)).correlate(n).exists()
    touched = select(func.max(a.c.last_touch_at)).where(a.c.candidate_id == c.id, a.c.deleted_at.is_(None), seen)
    noted = select(func.max(n.c.at)).where(
        n.c.candidate_id == c.id, n.c.deleted_at.is_(None), or_(n.c.application_id.is_(None), about)
    )
    first, second = touched.correlate(here).scalar_subquery(), noted.correlate(here).scalar_subquery()
    later = case((func.coalesce(first, "") > func.coalesce(second, ""), first), else_=second)
    return func.coalesce(later, c.created_at)


MASKS: dict[str, dict[str, Mask]] = {
    "requisition": {name: _pay(name) for name in PAY},
    "approval": {"pay_snapshot": _pay_snapshot},
    "candidate": {"accommodation": _accommodation},
    "application": {"pay_expectation": _pay_expectation},
    "candidate_row": {name: _figure(name) for name in ("applications", "active", "last_touch")},
    "journal_change": {name: _journalled(name) for name in ("before", "after")},
}
"""Table → column → what stands in its place."""
