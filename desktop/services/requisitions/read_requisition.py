"""Reading one requisition with its seats and counts, and finding requisitions for pickers."""

from __future__ import annotations

from typing import cast

from sqlalchemy import and_, case, func, select

from desktop.errors import NotFound
from desktop.models import Application, Requisition, RequisitionMember, RequisitionRow, Seat
from desktop.models.base import calendar_day
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.listings.open_days import read_clocks
from desktop.services.listings.search_text import search_words
from desktop.services.requisitions.check_posting import kept_check
from desktop.services.requisitions.questions import FindRequisitions, ReadRequisition, RequisitionChoice
from desktop.services.requisitions.records import RequisitionRecord, SeatRecord
from desktop.services.requisitions.why_not import forbidden
from desktop.services.storage.visibility.requisitions import position_of
from desktop.words import ApplicationStatus, RequisitionStatus

_PLAIN = ("number", "title", "status", "employment_type", "work_time", "reason", "backfill_of", "justification", "target_start",
          "pay_min", "pay_max", "pay_currency", "pay_period", "priority", "posting_text", "posting_text_fr", "uses_ai",
          "vacancy", "interview_plan", "status_reason",
          "opened_on", "closed_on", "created_at", "changed_at")  # fmt: skip
_IDS = (
    "department_id",
    "cost_centre_id",
    "location_id",
    "role_family_id",
    "level_id",
    "hiring_manager_id",
    "recruiter_id",
)


@answers(ReadRequisition)
def read_requisition(reader: Reader, question: ReadRequisition) -> RequisitionRecord:
    """One requisition with all that its page shows."""
    run = reader.connection.execute
    table = Requisition.__table__
    row = run(select(table).where(table.c.id == question.requisition_id, table.c.deleted_at.is_(None))).one_or_none()
    if row is None:
        raise NotFound("requisition", question.requisition_id)
    s = Seat.__table__.c
    seats = run(
        select(s.id, s.position, s.opened_on, s.closed_on, s.closed_by, s.application_id, s.row_version, s.close_reason)
        .where(s.requisition_id == row.id, s.deleted_at.is_(None))
        .order_by(s.position)
    ).all()
    m = RequisitionMember.__table__.c
    team = run(
        select(m.person_id, m.role).where(m.requisition_id == row.id, m.deleted_at.is_(None)).order_by(m.since, m.id)
    ).all()
    a = Application.__table__.c
    counts = run(
        select(a.stage_id, a.status, func.count())
        .where(a.requisition_id == row.id, a.deleted_at.is_(None))
        .group_by(a.stage_id, a.status)
    ).all()
    clock = read_clocks(reader.connection, (row.id,), calendar_day()).get(row.id)
    running = [(stage, number) for stage, status, number in counts if status == ApplicationStatus.ACTIVE]
    return RequisitionRecord(
        id=row.id, version=row.row_version, confidential=bool(row.confidential), hiring_team=tuple(dict.fromkeys(one.person_id for one in team)),
        **{name: getattr(row, name) for name in _PLAIN}, **{name: getattr(row, name) or "" for name in _IDS},
        seats=tuple(
            SeatRecord(s.id, s.position, s.opened_on, s.closed_on, s.closed_by, s.application_id or "", s.row_version, s.close_reason)
            for s in seats
        ),
        stage_counts=tuple(running), active=sum(number for _, number in running),
        ended=sum(number for _, status, number in counts if status != ApplicationStatus.ACTIVE),
        positions=tuple((one.person_id, position_of(one.role).value) for one in team),
        days_open=clock.counted if clock else None, days_rested=clock.rested if clock else 0,
        days_resting=clock.resting if clock else 0,
        posting_check=kept_check(reader.connection, row),
        gaps=Requisition.gaps(cast(Requisition, row)),  # a row has what the entity has
        why_not=forbidden(reader.connection, row, sum(number for _, _, number in counts)),
    )  # fmt: skip


@answers(FindRequisitions)
def find_requisitions(reader: Reader, question: FindRequisitions) -> tuple[RequisitionChoice, ...]:
    """Requisitions whose words begin as typed; open ones first, then those changed last."""
    c = RequisitionRow.__table__.c
    tests = [c.search.contains(f" {word}", autoescape=True) for word in search_words(question.typed)]
    ended = case(
        (and_(c.status != RequisitionStatus.FILLED.value, c.status != RequisitionStatus.CANCELLED.value), 0), else_=1
    )
    rows = reader.connection.execute(
        select(c.id, c.number, c.title, c.status)
        .where(*tests)
        .order_by(ended, c.changed_at.desc())
        .limit(question.limit)
    )
    return tuple(RequisitionChoice(row.id, row.number or "", row.title, row.status) for row in rows)
