"""Whether seats still agree with their requisition after something was taken back: none is open on what has ended."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, select

from desktop.errors import RuleBroken
from desktop.models import Requisition, Seat
from desktop.models.requisition import ENDED
from desktop.services.storage.unit_of_work import UnitOfWork


def check_seats(work: UnitOfWork, which: ColumnElement[bool]) -> None:
    """Raise ``RuleBroken`` where one of these is open on a requisition that has ended, or closed by the end of one that runs.

    The end of a requisition closes the seats that are open then; one that somebody had closed before, had taken back or adds after
    knows nothing of it.
    """
    s, r = Seat.__table__.c, Requisition.__table__.c
    ended = r.status.in_([status.value for status in ENDED])
    query = (
        select(s.id)
        .join_from(Seat.__table__, Requisition.__table__, r.id == s.requisition_id)
        .where(which, s.deleted_at.is_(None), or_(and_(s.closed_by == "", ended), and_(s.closed_by == "ended", ~ended)))
        .limit(1)
    )
    if work.connection.execute(query).first():
        raise RuleBroken("undo.changed_since")
