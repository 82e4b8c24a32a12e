"""What several features must know of approvals: whether one is needed, which chain it follows, and what it guards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select

from desktop.models import Approval, ApprovalChain, Requisition, Seat
from desktop.models.requisition import TRANSITIONS
from desktop.services.storage.visibility.masks import PAY
from desktop.words import ApprovalState, PayPeriod
from desktop.words import RequisitionStatus as Status

GUARDED = ("level_id", "target_start", "location_id", "employment_type", "seats")
"""What was approved must stay so, pay apart, which is withheld from some: a change asks again. ``seats`` is how many were asked for."""

WORDS = ("level_id", "location_id")
"""Those of them that are words of a list."""

A_YEAR = {PayPeriod.YEAR: 1, PayPeriod.MONTH: 12, PayPeriod.HOUR: 2080}
"""Pay periods in a year; 40 hours in 52 weeks."""

SUBJECT = "requisition"


def chain_for(connection: Connection, requisition: Requisition) -> Any | None:
    """The first chain whose conditions all hold for a requisition; None where nobody needs to be asked."""
    c = ApprovalChain.__table__.c
    rows = connection.execute(
        select(c.id, c.name, c.conditions, c.groups, c.self_approval)
        .where(c.subject == SUBJECT, c.retired.is_(False), c.deleted_at.is_(None))
        .order_by(c.rank, c.id)
    )
    return next((row for row in rows if applies(row.conditions, requisition)), None)


def applies(conditions: dict[str, Any], requisition: Requisition) -> bool:
    """Whether every condition of a chain holds. An amount in another currency than the chain's is none that it speaks of."""
    for name, field in (("departments", "department_id"), ("levels", "level_id"), ("cost_centres", "cost_centre_id")):
        wanted = conditions.get(name) or ()
        if wanted and getattr(requisition, field) not in wanted:
            return False
    low, high = conditions.get("from") or "", conditions.get("to") or ""
    if not low and not high:
        return True
    amount = yearly(requisition)
    if amount is None or (conditions.get("currency") or requisition.pay_currency) != requisition.pay_currency:
        return False
    return not (low and amount < Decimal(low)) and not (high and amount >= Decimal(high))


def yearly(requisition: Requisition) -> Decimal | None:
    """The top of the pay band for a year; None where no band is given."""
    text = requisition.pay_max or requisition.pay_min
    if not text:
        return None
    return Decimal(text) * A_YEAR[PayPeriod(requisition.pay_period or PayPeriod.YEAR)]


def guarded(connection: Connection, requisition: Requisition) -> tuple[dict[str, Any], dict[str, Any]]:
    """The guarded fields as they stand: those everybody may know, and pay."""
    s = Seat.__table__.c
    asked = select(func.count()).where(
        s.requisition_id == requisition.id, s.deleted_at.is_(None), s.closed_by != "cancelled"
    )
    plain = {name: getattr(requisition, name) or "" for name in GUARDED if name != "seats"}
    plain["seats"] = connection.execute(asked).scalar_one()
    return plain, {name: getattr(requisition, name) for name in PAY}


def latest(connection: Connection, subject_ids: Iterable[str]) -> dict[str, Any]:
    """The last attempt to have each subject approved: ``id``, ``state``, ``attempt``."""
    c = Approval.__table__.c
    rows = connection.execute(
        select(c.subject_id, c.id, c.state, c.attempt)
        .where(c.subject_id.in_(list(subject_ids)), c.deleted_at.is_(None))
        .order_by(c.attempt)
    )
    return {row.subject_id: row for row in rows}


def why_not_step(connection: Connection, requisition: Requisition, status: Status) -> str:
    """The rule that forbids a step taken by hand; empty where it may be taken. The same for buttons and for the command."""
    now = Status(requisition.status)
    if status not in TRANSITIONS[now]:
        return "requisition.transition"
    if status is Status.AWAITING_APPROVAL:
        return "requisition.submit_first"
    if now is Status.AWAITING_APPROVAL:
        return "" if status is Status.CANCELLED else "requisition.awaits"
    if status is Status.OPEN and now in (Status.DRAFT, Status.CANCELLED):
        known = latest(connection, (requisition.id,)).get(requisition.id)
        approved = known is not None and known.state == ApprovalState.APPROVED
        if not approved and chain_for(connection, requisition) is not None:
            return "requisition.needs_approval"
    return ""


def why_not_submit(status: str, last: str) -> str:
    """The rule that forbids submitting; ``last`` is the state of the last attempt. The same for the button and for the command.

    A draft is submitted to be opened. An open requisition is submitted again only when what was approved has changed since and the new
    request was declined or taken back.
    """
    if status == Status.AWAITING_APPROVAL:
        return "requisition.awaits"
    if status == Status.OPEN and last in (ApprovalState.DECLINED, ApprovalState.WITHDRAWN, ApprovalState.REOPENED):
        return ""
    return "" if status == Status.DRAFT else "requisition.not_draft_to_submit"


def differing(before: dict[str, Any], after: dict[str, Any]) -> Sequence[str]:
    """The fields in which two snapshots differ, in their order."""
    return [name for name in after if before.get(name) != after[name]]
