"""The status of a requisition and its seats: open, hold, fill, cancel, reopen, more seats, fewer seats."""

from __future__ import annotations

from sqlalchemy import func, select

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Requisition, Seat
from desktop.services.dispatch.registry import handles
from desktop.services.pipeline.approving import why_not_step
from desktop.services.pipeline.stepping import take_step
from desktop.services.requisitions.commands import AddSeats, CloseSeat, SetRequisitionStatus
from desktop.services.requisitions.why_not import why_not_seats
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import RequisitionStatus


@handles(SetRequisitionStatus)
def set_requisition_status(work: UnitOfWork, command: SetRequisitionStatus) -> None:
    """Take one of the allowed steps; opening dates the seats that have no opening date yet."""
    if command.status not in list(RequisitionStatus):
        raise FieldErrors({"status": "choice.unknown"})
    wanted = Wanted({"status": command.status, "status_reason": command.reason})
    requisition = work.get(Requisition, command.requisition_id, command.seen_version, wanted)
    status = RequisitionStatus(command.status)
    if why := why_not_step(work.connection, requisition, status):
        raise RuleBroken(why, {"from": requisition.status, "to": status.value})
    take_step(work, requisition, status, reason=command.reason)


@handles(AddSeats)
def add_seats(work: UnitOfWork, command: AddSeats) -> None:
    """Open further seats behind the last."""
    requisition = work.get(Requisition, command.requisition_id)
    if why := why_not_seats(requisition.status):
        raise RuleBroken(why, {"status": requisition.status})
    if not 1 <= command.count <= 500:
        raise RuleBroken("seat.count", {"count": str(command.count)})
    last = work.rows(select(func.coalesce(func.max(Seat.position), 0)).where(Seat.requisition_id == requisition.id))[0][
        0
    ]
    opened = work.today if requisition.status == RequisitionStatus.OPEN else ""
    for number in range(command.count):
        work.add(Seat(requisition_id=requisition.id, position=last + number + 1, opened_on=opened))


@handles(CloseSeat)
def close_seat(work: UnitOfWork, command: CloseSeat) -> None:
    """Close one seat without a hire."""
    seat = work.get(Seat, command.seat_id, command.seen_version, Wanted({"closed_by": "cancelled"}))
    seat.close(command.reason, work.today)
