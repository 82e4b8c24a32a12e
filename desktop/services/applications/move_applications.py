"""Moving applications through stages, and what a hire does to seats."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select

from desktop.errors import NotFound, RuleBroken
from desktop.models import Application, Requisition, Seat, VocabularyWord
from desktop.services.applications.commands import MoveApplications
from desktop.services.applications.questions import WhyNotMove
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.pipeline.ending import seen
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus, Milestone, VocabularyKind


@handles(MoveApplications)
def move_applications(work: UnitOfWork, command: MoveApplications) -> int:
    """Move each to the stage, or none: one forbidden move refuses the whole set with its reason."""
    stage = work.get(VocabularyWord, command.stage_id)
    if stage.kind != VocabularyKind.STAGE or stage.retired:
        raise RuleBroken("application.stage_retired", {"stage": stage.label})
    wanted = Wanted({"stage_id": stage.id}, ("status",))
    for application in seen(work, command.application_ids, command.seen_versions, wanted):
        requisition = work.get(Requisition, application.requisition_id)
        if not requisition.takes_moves:
            raise RuleBroken("requisition.not_open", {"status": requisition.status})
        work.add(application.move_to(stage.id, stage.milestone, actor_id=work.actor.id, at=work.now, note=command.note))
        if stage.milestone == Milestone.HIRED:
            fill_seat(work, application)
    return len(command.application_ids)


def fill_seat(work: UnitOfWork, application: Application) -> None:
    """A hire closes the first open seat; without one it is refused."""
    work.flush()
    seats = work.find(
        select(Seat)
        .where(Seat.requisition_id == application.requisition_id, Seat.closed_by == "", Seat.deleted_at.is_(None))
        .order_by(Seat.position)
        .limit(1)
    )
    if not seats:
        raise RuleBroken("application.no_open_seat")
    seats[0].fill(application.id, work.today)


@answers(WhyNotMove)
def why_not_move(reader: Reader, question: WhyNotMove) -> dict[str, str]:
    """For each stage the rule that forbids moving all of these there; the same rules as the command's."""
    a, r, s, w = Application.__table__.c, Requisition.__table__.c, Seat.__table__.c, VocabularyWord.__table__.c
    rows = reader.connection.execute(
        select(a.id, a.stage_id, a.status, a.requisition_id, r.status.label("requisition"))
        .join_from(Application.__table__, Requisition.__table__, a.requisition_id == r.id)
        .where(a.id.in_(question.application_ids), a.deleted_at.is_(None))
    ).all()
    if not rows:
        raise NotFound("application", next(iter(question.application_ids), ""))
    stages = reader.connection.execute(
        select(w.id, w.milestone, w.retired).where(w.kind == VocabularyKind.STAGE.value, w.deleted_at.is_(None))
    ).all()
    wanted = Counter(row.requisition_id for row in rows)
    free = Counter(
        reader.connection.execute(
            select(s.requisition_id).where(
                s.requisition_id.in_(list(wanted)), s.closed_by == "", s.deleted_at.is_(None)
            )
        ).scalars()
    )
    answer = {}
    for stage in stages:
        reasons = []
        for row in rows:
            if row.status != ApplicationStatus.ACTIVE:
                reasons.append("application.ended")
            elif row.requisition in ("filled", "cancelled"):
                reasons.append("requisition.not_open")
            elif stage.retired:
                reasons.append("application.stage_retired")
            elif row.stage_id == stage.id:
                reasons.append("application.same_stage")
            elif stage.milestone == Milestone.HIRED and wanted[row.requisition_id] > free[row.requisition_id]:
                reasons.append("application.no_open_seat")
        answer[stage.id] = reasons[0] if reasons else ""
    return answer
