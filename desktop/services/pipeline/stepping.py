"""The steps of a requisition: its status, the fact that it changed, and what that does to its seats. Every feature takes them here."""

from __future__ import annotations

from sqlalchemy import select

from desktop.models import Requisition, RequisitionStep, Seat
from desktop.models.requisition import ENDED
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import RequisitionStatus


def take_step(work: UnitOfWork, requisition: Requisition, status: RequisitionStatus, *, reason: str = "") -> None:
    """Take one of the allowed steps; raises ``RuleBroken``.

    Opening dates the seats that have no opening date yet and gives back those that only the end of the requisition had closed; ending
    it closes those still open.
    """
    before = requisition.status
    requisition.go(status, reason=reason, on=work.today)
    work.add(
        RequisitionStep(
            requisition_id=requisition.id,
            from_status=before,
            to_status=status.value,
            at=work.now,
            actor_id=work.actor.id,
            reason=reason.strip(),
        )
    )
    for seat in living_seats(work, requisition.id):
        if status in ENDED and seat.open:
            seat.end(work.today)
        elif status not in ENDED:
            seat.resume()
            if status is RequisitionStatus.OPEN:
                seat.opened_on = seat.opened_on or work.today


def living_seats(work: UnitOfWork, requisition_id: str) -> list[Seat]:
    """The seats of a requisition in their order."""
    return work.find(
        select(Seat).where(Seat.requisition_id == requisition_id, Seat.deleted_at.is_(None)).order_by(Seat.position)
    )
