"""What a form asks while a requisition is written: whether there is one like it, and what it still lacks."""

from __future__ import annotations

from sqlalchemy import select

from desktop.models import Requisition
from desktop.models.requisition import ENDED
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.requisitions.commands import FIELDS
from desktop.services.requisitions.questions import FindAlikeRequisitions, FindGaps, RequisitionChoice
from desktop.text import fold


@answers(FindAlikeRequisitions)
def find_alike(reader: Reader, question: FindAlikeRequisitions) -> tuple[RequisitionChoice, ...]:
    """A manager has few requisitions: their titles are compared here, as people spell them."""
    wanted = fold(question.title)
    if not wanted or not question.hiring_manager_id:
        return ()
    c = Requisition.__table__.c
    rows = reader.connection.execute(
        select(c.id, c.number, c.title, c.status)
        .where(
            c.deleted_at.is_(None),
            c.hiring_manager_id == question.hiring_manager_id,
            c.department_id == question.department_id if question.department_id else c.department_id.is_(None),
            c.status.not_in(sorted(status.value for status in ENDED)),
        )
        .order_by(c.number)
    )
    return tuple(
        RequisitionChoice(row.id, row.number, row.title, row.status)
        for row in rows
        if fold(row.title) == wanted and row.id != question.except_id
    )


@answers(FindGaps)
def find_gaps(_reader: Reader, question: FindGaps) -> tuple[str, ...]:
    """The entity itself says what it lacks."""
    values = {name: question.values.get(name) or "" for name in FIELDS if name not in ("hiring_team", "confidential")}
    return Requisition(**values).gaps()
