"""Ending, resting and reopening applications."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import RuleBroken
from desktop.models import Application, Requisition, Seat, StageTransition
from desktop.services.applications.commands import (
    HoldApplications,
    PromiseAnswer,
    RejectApplications,
    ReopenApplications,
    WithdrawApplications,
)  # fmt: skip
from desktop.services.dispatch.registry import handles
from desktop.services.listings.labels import Labels
from desktop.services.pipeline.begin import first_stage, refuse_second
from desktop.services.pipeline.ending import end_each, rest_each, seen
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus


@handles(RejectApplications)
def reject_applications(work: UnitOfWork, command: RejectApplications) -> int:
    """End by our decision."""
    return end_each(
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
    return end_each(
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
    return rest_each(work, command.application_ids, command.seen_versions, command.until)


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
