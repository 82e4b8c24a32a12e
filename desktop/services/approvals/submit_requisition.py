"""Submitting a requisition, and taking the request back."""

from __future__ import annotations

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Approval, Requisition
from desktop.services.approvals.beginning import begin_approval
from desktop.services.approvals.commands import SubmitRequisition, WithdrawApproval
from desktop.services.dispatch.registry import handles
from desktop.services.pipeline.approving import latest, why_not_submit
from desktop.services.pipeline.stepping import take_step
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApprovalState
from desktop.words import RequisitionStatus as Status


@handles(SubmitRequisition)
def submit_requisition(work: UnitOfWork, command: SubmitRequisition) -> str:
    """Ask the first group of the chain; where no chain applies the requisition opens at once."""
    requisition = work.get(
        Requisition, command.requisition_id, command.seen_version, Wanted({"status": Status.AWAITING_APPROVAL.value})
    )
    known = latest(work.connection, (requisition.id,)).get(requisition.id)
    if why := why_not_submit(requisition.status, known.state if known else ""):
        raise RuleBroken(why, {"status": requisition.status})
    if gaps := requisition.gaps():
        raise FieldErrors(dict.fromkeys(gaps, "required"))
    attempt = known.attempt + 1 if known else 1
    approval = begin_approval(work, requisition, work.actor.id, attempt=attempt)
    if approval is None:
        if requisition.status != Status.OPEN:
            take_step(work, requisition, Status.OPEN, reason=command.note)
        return ""
    if requisition.status != Status.OPEN:
        take_step(work, requisition, Status.AWAITING_APPROVAL, reason=command.note)
    return approval.id


@handles(WithdrawApproval)
def withdraw_approval(work: UnitOfWork, command: WithdrawApproval) -> None:
    """Nobody is asked any more."""
    approval = work.get(Approval, command.approval_id, command.seen_version)
    approval.become(ApprovalState.WITHDRAWN, work.now)
    requisition = work.get(Requisition, approval.requisition_id)
    if requisition.status == Status.AWAITING_APPROVAL:
        take_step(work, requisition, Status.DRAFT, reason=command.reason)
