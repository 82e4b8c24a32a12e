"""Moves known applications on as a file tells, through the application's own rules and with the file's dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import func, select

from desktop.errors import RuleBroken
from desktop.models import Application, Seat, StageTransition
from desktop.services.pipeline.begin import refuse_second
from desktop.services.spreadsheets.drafting.records import DraftApplication, ImportDraft
from desktop.services.spreadsheets.importing.application_rows import HOLD_DAYS
from desktop.services.spreadsheets.importing.word_ids import WordIds
from desktop.services.spreadsheets.records import KnownMove, MoveStep
from desktop.services.storage.parts import parts
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus, Milestone


def move_known(work: UnitOfWork, draft: ImportDraft, moves: Collection[KnownMove], words: WordIds) -> int:
    """Carry the moves out; answers how many applications went on."""
    by_id = {move.application_id: move for move in moves}
    seats = _Seats(work)
    moved = 0
    for part in parts(by_id):
        for application in work.find(select(Application).where(Application.id.in_(part))):
            move = by_id[application.id]
            moved += _carry_out(work, application, move, draft.applications[move.application], words, seats)
        work.flush()
        work.progress.check()
    return moved


def _carry_out(
    work: UnitOfWork, application: Application, move: KnownMove, told: DraftApplication, words: WordIds, seats: _Seats
) -> bool:
    touched = application.last_touch_at
    if not application.active and not _reopen(work, application, told, words, seats):
        return False
    for step in move.steps:
        _step(work, application, step, told, words, seats)
    if move.hold and application.active:
        until = date.fromisoformat(work.today) + timedelta(days=HOLD_DAYS)
        application.hold(until.isoformat(), today=work.today, at=work.now)
    application.last_touch_at = max(touched, application.last_touch_at)  # an older day is no fresher touch
    for label, raw in (("stage", told.raw_stage), ("status", told.raw_status), ("reason", told.raw_reason)):
        if raw and move.steps:
            application.kept = {**application.kept, label: raw}
    return True


def _reopen(work: UnitOfWork, application: Application, told: DraftApplication, words: WordIds, seats: _Seats) -> bool:
    """Let an ended application run again; not while the person has another one running there. One bad row stops no import."""
    try:
        refuse_second(work, application.candidate_id, application.requisition_id)
    except RuleBroken:
        return False
    stage = application.stage_id
    if application.status == ApplicationStatus.HIRED:
        seats.free(application)
        stage = words.stage(told.stage if told.stage != "hired" else "offer")
    work.add(application.reopen(stage, application.stage_entered_at, actor_id=work.actor.id, at=work.now))
    return True


def _step(
    work: UnitOfWork, application: Application, step: MoveStep, told: DraftApplication, words: WordIds, seats: _Seats
) -> None:
    at = step.at or work.now
    status = ApplicationStatus(step.status)
    row: StageTransition
    if status in (ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN):
        reason = words.reason(told.reason) or ""
        note = "" if reason else told.raw_reason
        row = application.end(status, reason, actor_id=work.actor.id, at=at, note=note, reason_needed=False)
    else:
        stage = words.stage(step.stage)
        if stage == application.stage_id:
            return
        hired = status is ApplicationStatus.HIRED
        row = application.move_to(stage, Milestone.HIRED if hired else "", actor_id=work.actor.id, at=at)
        if hired:
            seats.fill(application, at[:10])
    if step.at:
        row.correction = False  # two steps of one day are two steps; only our own clock tells slips
    row.raw = step.raw
    work.add(row)


class _Seats:
    """A hire takes the first open seat; one that the file knows of and we do not is added."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._open: dict[str, list[Seat]] = {}
        self._highest: dict[str, int] = defaultdict(int)

    def fill(self, application: Application, day: str) -> None:
        """Close a seat by the hire."""
        requisition = application.requisition_id
        if requisition not in self._open:
            self._look(requisition)
        seats = self._open[requisition]
        if seats:
            seats.pop(0).fill(application.id, day)
            return
        self._highest[requisition] += 1
        seat = Seat(
            requisition_id=requisition, position=self._highest[requisition], opened_on="", closed_by="", closed_on=""
        )
        seat.fill(application.id, day)
        self._work.add(seat)

    def free(self, application: Application) -> None:
        """A hire taken back leaves its seat."""
        for seat in self._work.find(
            select(Seat).where(Seat.application_id == application.id, Seat.deleted_at.is_(None))
        ):
            seat.free()

    def _look(self, requisition: str) -> None:
        s = Seat.__table__.c
        self._open[requisition] = self._work.find(
            select(Seat)
            .where(Seat.requisition_id == requisition, Seat.closed_by == "", Seat.deleted_at.is_(None))
            .order_by(Seat.position)
        )
        highest = self._work.rows(select(func.max(s.position)).where(s.requisition_id == requisition))[0][0]
        self._highest[requisition] = highest or 0
