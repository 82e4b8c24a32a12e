"""Putting a candidate on a requisition: the application and its first transition."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Application, Candidate, Requisition, StageTransition, VocabularyWord
from desktop.models.base import is_day
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus, Milestone, VocabularyKind


def first_stage(work: UnitOfWork) -> str:
    """The id of the first stage that is not retired."""
    c = VocabularyWord.__table__.c
    rows = work.rows(
        select(c.id)
        .where(c.kind == VocabularyKind.STAGE.value, c.retired.is_(False), c.deleted_at.is_(None))
        .order_by(c.rank)
        .limit(1)
    )
    if not rows:
        raise RuleBroken("vocabulary.no_stage")
    return str(rows[0][0])


def refuse_second(work: UnitOfWork, candidate_id: str, requisition_id: str) -> None:
    """Raise ``RuleBroken`` if the person has an active application on this requisition."""
    running = work.rows(
        select(Application.id).where(
            Application.candidate_id == candidate_id,
            Application.requisition_id == requisition_id,
            Application.status == ApplicationStatus.ACTIVE.value,
            Application.deleted_at.is_(None),
        )
    )
    if running:
        raise RuleBroken("application.already_there")


def begin_application(
    work: UnitOfWork, candidate_id: str, requisition_id: str, *, stage_id: str = "", source_id: str = "", owner_id: str = "",
    applied_on: str = "",
) -> str:  # fmt: skip
    """Make an active application; raises ``RuleBroken`` if the person runs on this requisition already or it has ended."""
    candidate = work.get(Candidate, candidate_id)
    requisition = work.get(Requisition, requisition_id)
    if candidate.merged_into_id:
        raise RuleBroken("candidate.merged", {"into": candidate.merged_into_id})
    if not requisition.takes_moves:
        raise RuleBroken("requisition.not_open", {"status": requisition.status})
    refuse_second(work, candidate_id, requisition_id)
    if stage_id:
        stage = work.get(VocabularyWord, stage_id)
        if stage.kind != VocabularyKind.STAGE or stage.retired or stage.milestone == Milestone.HIRED:
            raise RuleBroken(
                "application.stage_retired", {"stage": stage.label}
            )  # one is hired by a move, which takes a seat
    if applied_on and not is_day(applied_on):
        raise FieldErrors({"applied_on": "date.malformed"})
    application = work.add(
        Application(
            candidate_id=candidate_id,
            requisition_id=requisition_id,
            stage_id=stage_id or first_stage(work),
            source_id=source_id or candidate.source_id,
            owner_id=owner_id or requisition.recruiter_id,
            applied_on=applied_on or work.today,
            stage_entered_at=work.now,
            last_touch_at=work.now,
        )
    )
    work.flush()
    work.add(
        StageTransition(
            application_id=application.id,
            candidate_id=candidate_id,
            from_stage_id=None,
            to_stage_id=application.stage_id,
            from_status="",
            to_status=ApplicationStatus.ACTIVE.value,
            at=work.now,
            actor_id=work.actor.id,
        )
    )
    return application.id
