"""Which rule forbids what one might do with a requisition just now: the same rules that the commands enforce."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from desktop.models.requisition import ENDED
from desktop.services.pipeline.approving import latest, why_not_step, why_not_submit
from desktop.services.requisitions.close_out import why_not_fill
from desktop.words import RequisitionStatus as Status

SUBMIT, DELETE, SEATS = "submit", "delete", "seats"


def why_not_delete(status: str, applications: int) -> str:
    """Only what nobody applied to, and what is not running, goes into the bin."""
    if applications:
        return "requisition.has_applications"
    return "" if status in (Status.DRAFT, Status.CANCELLED) else "requisition.not_draft"


def why_not_seats(status: str) -> str:
    """What has ended gets no further seats."""
    return "requisition.ended" if status in ENDED else ""


def forbidden(connection: Connection, requisition: Any, applications: int) -> dict[str, str]:
    """Act → the rule against it: the status to go to, ``submit``, ``delete`` and ``seats``; what may be done is not in it."""
    known = latest(connection, (requisition.id,)).get(requisition.id)
    rules = {status.value: why_not_step(connection, requisition, status) for status in Status}
    rules[Status.FILLED.value] = why_not_fill(connection, requisition)
    rules[SUBMIT] = why_not_submit(requisition.status, known.state if known else "")
    rules[DELETE] = why_not_delete(requisition.status, applications)
    rules[SEATS] = why_not_seats(requisition.status)
    return {act: code for act, code in rules.items() if code}
