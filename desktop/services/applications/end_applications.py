"""Ending, resting and reopening applications."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from desktop.errors import RuleBroken
from desktop.models import Application, Requisition, Seat, StageTransition, VocabularyWord
from desktop.services.applications.commands import (
    HoldApplications,
    PromiseAnswer,
    RejectApplications,
    ReopenApplications,
    WithdrawApplications,
)  # fmt: skip
from desktop.services.applications.move_applications import seen
from desktop.services.dispatch.registry import handles
from desktop.services.listings.labels import Labels
from desktop.services.pipeline.begin import first_stage, refuse_second
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus, ReasonSide, VocabularyKind


@handles(RejectApplications)
def reject_applications(work: UnitOfWork, command: RejectApplications) -> int:
    """End by our decision."""
    return _end(
        work,
        command.application_ids,
        command.seen_versions,
        ApplicationStatus.REJECTED,
        command.reason_id,
        command.note,
    )


@handles(WithdrawApplications)
def withdraw_applications(work: UnitOfWork, command: WithdrawApplications) -> int:
    """End by theirs."""
    return _end(
        work,
        command.application_ids,
        command.seen_versions,
        ApplicationStatus.WITHDRAWN,
        command.reason_id,
        command.note,
    )


@handles(HoldApplications)
def hold_applications(work: UnitOfWork, command: HoldApplications) -> int:
    """Rest until a date, or go on."""
    wanted = Wanted({"hold_until": command.until}, ("status",))
    for application in seen(work, command.application_ids, command.seen_versions, wanted):
        application.hold(command.until, today=work.today, at=work.now)
    return len(command.application_ids)


@handles(PromiseAnswer)
def promise_answer(work: UnitOfWork, command: PromiseAnswer) -> int:
    """Keep the day, or that the answer was given."""
    wanted = Wanted({"promised_on": command.on}, ("status",))
    for application in seen(work, command.application_ids, command.seen_versions, wanted):
        application.promise(command.on, today=work.today)
    return len(command.application_ids)


@handles(ReopenApplications)
def reopen_applications(work: UnitOfWork, command: ReopenApplications) -> int:
    """Back to exactly the stage each ended in; a hire frees its seat and goes back to the stage before."""
    wanted = Wanted({"status": ApplicationStatus.ACTIVE.value}, ("stage_id",))
    for application in seen(work, command.application_ids, command.seen_versions, wanted):
        if application.active:
            raise RuleBroken("application.not_ended")
        requisition = work.get(Requisition, application.requisition_id)
        if not requisition.takes_moves:
            raise RuleBroken("requisition.not_open", {"status": requisition.status})
        refuse_second(work, application.candidate_id, application.requisition_id)
        stage_id, entered = _place_before(work, application)
        work.add(application.reopen(stage_id, entered, actor_id=work.actor.id, at=work.now))
        for seat in work.find(select(Seat).where(Seat.application_id == application.id, Seat.deleted_at.is_(None))):
            seat.free()
    return len(command.application_ids)


def _end(
    work: UnitOfWork, ids: Sequence[str], versions: Sequence[int], status: ApplicationStatus, reason_id: str, note: str
) -> int:
    if not reason_id:
        raise RuleBroken("application.reason_needed")
    reason = work.get(VocabularyWord, reason_id)
    allowed = {ReasonSide.US if status is ApplicationStatus.REJECTED else ReasonSide.THEM, ReasonSide.EITHER, ""}
    if reason.kind != VocabularyKind.REASON or reason.side not in allowed:
        raise RuleBroken("application.reason_side", {"reason": reason.label})
    wanted = Wanted({"status": status.value, "reason_id": reason_id, "reason_note": note}, ("stage_id",))
    for application in seen(work, ids, versions, wanted):
        work.add(application.end(status, reason_id, actor_id=work.actor.id, at=work.now, note=note))
    return len(ids)


def _place_before(work: UnitOfWork, application: Application) -> tuple[str, str]:
    """Stage and entry time before the ending: unchanged for a rejection, the stage before *hired* for a hire."""
    steps = work.find(
        select(StageTransition)
        .where(StageTransition.application_id == application.id, StageTransition.deleted_at.is_(None))
        .order_by(StageTransition.at.desc(), StageTransition.id.desc())
    )
    if application.status != ApplicationStatus.HIRED:
        return application.stage_id, application.stage_entered_at
    # an imported hire may know no stage before
    labels = Labels(
        work.connection
    )  # the steps of the past keep their words, the application goes back to one that stands
    before = next(
        (
            labels.kept(step.from_stage_id)
            for step in steps
            if step.from_stage_id is not None and labels.kept(step.from_stage_id) != application.stage_id
        ),
        None,
    )
    visits = (
        step.at
        for step in steps
        if labels.kept(step.to_stage_id) == before and step.from_status in ("", ApplicationStatus.ACTIVE)
    )
    return before or first_stage(work), next(visits, application.stage_entered_at)
