"""Whether decisions still agree with their case after something was taken back: none is open again about what has ended since."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, select

from desktop.errors import RuleBroken
from desktop.models import Application, Decision, Requisition
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus, RequisitionStatus


def check_decisions(work: UnitOfWork, which: ColumnElement[bool]) -> None:
    """Raise ``RuleBroken`` where one of these waits about somebody who has gone, or about a role that was cancelled."""
    d, a, r = Decision.__table__.c, Application.__table__.c, Requisition.__table__.c
    gone = a.status.in_([ApplicationStatus.REJECTED.value, ApplicationStatus.WITHDRAWN.value])
    query = (
        select(d.id)
        .join_from(Decision.__table__, Requisition.__table__, r.id == d.requisition_id)
        .outerjoin(Application.__table__, a.id == d.application_id)
        .where(which, d.deleted_at.is_(None), d.closed_at == "")
        .where(or_(gone, and_(a.id.is_(None), r.status == RequisitionStatus.CANCELLED.value)))
        .limit(1)
    )
    if work.connection.execute(query).first():
        raise RuleBroken("undo.changed_since")
