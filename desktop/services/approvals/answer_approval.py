"""Answering: one seat's verdict, and what it does to its group, the approval and the requisition."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import FieldErrors, NotFound, RuleBroken
from desktop.models import Approval, ApprovalGroup, Approver, Person, Requisition
from desktop.services.approvals.beginning import bring_into_sight, open_group
from desktop.services.approvals.commands import AnswerApproval, SwapApprover
from desktop.services.approvals.course import missing, why_not_answer
from desktop.services.approvals.standing_in import covered_by, known_delegations, people_here
from desktop.services.dispatch.registry import handles
from desktop.services.pipeline.stepping import take_step
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApprovalState, Verdict
from desktop.words import RequisitionStatus as Status


@handles(AnswerApproval)
def answer_approval(work: UnitOfWork, command: AnswerApproval) -> str:
    """Take the verdict; the last approval needed resolves the group, the last group the approval. A decline ends it."""
    if command.verdict not in (Verdict.YES, Verdict.NO):
        raise FieldErrors({"verdict": "choice.unknown"})
    seat = work.get(Approver, command.approver_id, command.seen_version)
    approval, group = work.get(Approval, seat.approval_id), work.get(ApprovalGroup, seat.group_id)
    beside = _seats(work, group.id)
    why = why_not_answer(
        seat, person=work.actor.id,
        stands_in_for=covered_by(known_delegations(work.connection, work.today), work.actor.id, work.today),
        running=approval.running, current=group.current, requester=approval.submitted_by_id,
        self_approval=approval.self_approval, beside=beside, need=group.need,
    )  # fmt: skip
    if why:
        raise RuleBroken(why)
    own_request = work.actor.id == approval.submitted_by_id
    seat.answer(Verdict(command.verdict), by_id=work.actor.id, at=work.now, note=command.note, own_request=own_request)
    if seat.verdict == Verdict.NO:
        group.resolved_at = work.now
        _end(work, approval, ApprovalState.DECLINED, command.note)
    elif not missing(group.need, group.count, beside):
        _resolve(work, approval, group)
    return approval.state


@handles(SwapApprover)
def swap_approver(work: UnitOfWork, command: SwapApprover) -> None:
    """Ask somebody else for a seat that has not answered."""
    seat = work.get(Approver, command.approver_id, command.seen_version)
    approval, group = work.get(Approval, seat.approval_id), work.get(ApprovalGroup, seat.group_id)
    person = work.get(Person, command.person_id)
    if why := why_not_swap(seat.verdict, approval.running, group.resolved_at):
        raise RuleBroken(why)
    if person.id not in people_here(work.connection):
        raise RuleBroken("approval.left", {"person": person.name})
    if person.id == approval.submitted_by_id and not approval.self_approval:
        raise RuleBroken("approval.own_request")
    everywhere = work.rows(select(Approver.person_id).where(Approver.approval_id == approval.id))
    if person.id in {row.person_id for row in everywhere}:
        raise RuleBroken("approval.asked_already", {"person": person.name})
    seat.instead_of_id, seat.person_id = seat.instead_of_id or seat.person_id, person.id
    bring_into_sight(work, work.get(Requisition, approval.requisition_id), [person.id])


def why_not_swap(verdict: str, running: bool, resolved_at: str) -> str:
    """The rule that forbids asking somebody else; empty where it may be done."""
    if verdict:
        return "approval.answered"
    return "" if running and not resolved_at else "approval.resolved"


def _resolve(work: UnitOfWork, approval: Approval, group: ApprovalGroup) -> None:
    group.resolved_at = work.now
    following = work.find(
        select(ApprovalGroup)
        .where(ApprovalGroup.approval_id == approval.id, ApprovalGroup.position > group.position)
        .order_by(ApprovalGroup.position)
        .limit(1)
    )
    if following:
        open_group(work, following[0])
    else:
        _end(work, approval, ApprovalState.APPROVED, "")


def _end(work: UnitOfWork, approval: Approval, state: ApprovalState, reason: str) -> None:
    approval.become(state, work.now)
    try:
        requisition = work.get(Requisition, approval.requisition_id)
    except NotFound:  # binned meanwhile: the answer still stands
        return
    if requisition.status == Status.AWAITING_APPROVAL:
        take_step(work, requisition, Status.OPEN if state is ApprovalState.APPROVED else Status.DRAFT, reason=reason)


def _seats(work: UnitOfWork, group_id: str) -> list[Approver]:
    return work.find(select(Approver).where(Approver.group_id == group_id, Approver.deleted_at.is_(None)))
