"""After every command: what was approved, or is being asked about, and has changed in a guarded field is asked about anew.

Whatever command changed it (a form, more seats, a merge of words) and on whichever engine: this looks at what was touched, not at who
did it. Undo restores the rows of an approval with everything else and is left alone.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import undefer

from desktop.errors import RuleBroken
from desktop.models import Approval, Requisition, Seat
from desktop.services.approvals.beginning import begin_approval
from desktop.services.listings.labels import Labels
from desktop.services.pipeline.approving import WORDS, differing, guarded, latest
from desktop.services.pipeline.stepping import take_step
from desktop.services.storage.parts import parts
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApprovalState
from desktop.words import RequisitionStatus as Status

_STANDING = (ApprovalState.RUNNING, ApprovalState.APPROVED)


def keep_approvals(work: UnitOfWork) -> None:
    """Hold approvals against what they were given for."""
    if work.undoes_id or not (work.touched.keys() & {"requisition", "seat"}):
        return
    touched = set(work.touched.get("requisition", ())) - work.fresh["requisition"]
    for part in parts(sorted(work.touched.get("seat", set()) - work.fresh["seat"])):
        touched |= set(work.connection.execute(select(Seat.requisition_id).where(Seat.id.in_(part))).scalars())
    for part in parts(sorted(touched)):
        for subject_id, known in latest(work.connection, part).items():
            if known.state in _STANDING:
                _hold(work, subject_id, known.id)
    work.flush()


def _hold(work: UnitOfWork, requisition_id: str, approval_id: str) -> None:
    requisition = work.session.get(Requisition, requisition_id)
    [approval] = work.find(select(Approval).options(undefer(Approval.pay_snapshot)).where(Approval.id == approval_id))
    if requisition is None:
        return
    if requisition.status == Status.CANCELLED or requisition.deleted_at is not None:
        if approval.running:
            approval.become(ApprovalState.WITHDRAWN, work.now)
        return
    if requisition.status == Status.FILLED:
        return
    plain, pay = guarded(work.connection, requisition)
    changed = [
        *differing(_as_kept(work, approval.snapshot), _as_kept(work, plain)),
        *differing(approval.pay_snapshot or {}, pay),
    ]
    if not changed:
        return
    approval.changed_fields = changed
    approval.become(ApprovalState.REOPENED, work.now)
    work.flush()
    if requisition.status == Status.DRAFT:
        return  # it is submitted again by hand
    try:
        anew = begin_approval(work, requisition, work.actor.id, attempt=approval.attempt + 1)
    except RuleBroken:  # nobody left to ask: a person must look at the chain, and the decision stays open meanwhile
        anew = None
    if anew is None and requisition.status == Status.AWAITING_APPROVAL:
        take_step(work, requisition, Status.DRAFT)


def _as_kept(work: UnitOfWork, snapshot: dict[str, Any]) -> dict[str, Any]:
    """With the words that words became: a level merged into another was not changed on the requisition."""
    labels = Labels(work.connection)
    labels.load(snapshot.get(name) for name in WORDS)
    return {name: labels.kept(value) if name in WORDS and value else value for name, value in snapshot.items()}
