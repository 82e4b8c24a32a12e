"""Reading the pipeline of one requisition, and one application."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from statistics import median
from typing import Any

from sqlalchemy import func, select

from desktop.errors import NotFound
from desktop.models import Application, ApplicationRow, Candidate, Requisition, Seat, VocabularyWord
from desktop.models.base import from_moment
from desktop.services.applications.questions import ReadApplication, ReadBoard
from desktop.services.applications.records import ApplicationRecord, Board, BoardColumn, Card
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.listings.labels import ENUM_KEYS
from desktop.services.listings.search_text import search_words
from desktop.services.listings.strip_codes import NOTHING
from desktop.services.storage.fields import open_columns
from desktop.words import ApplicationStatus, VocabularyKind

_ON_BOARD = (ENUM_KEYS["status"][ApplicationStatus.ACTIVE], ENUM_KEYS["status"][ApplicationStatus.HIRED])
"""Running ones, and the hired in the last column: a board ends with whom it was for."""


@answers(ReadBoard)
def read_board(reader: Reader, question: ReadBoard) -> Board:
    """Stages in their order, each with count, median age and its longest-waiting cards."""
    run = reader.connection.execute
    r, s, w, c = Requisition.__table__.c, Seat.__table__.c, VocabularyWord.__table__.c, ApplicationRow.__table__.c
    head = run(
        select(r.id, r.number, r.title, r.status).where(r.id == question.requisition_id, r.deleted_at.is_(None))
    ).one_or_none()
    if head is None:
        raise NotFound("requisition", question.requisition_id)
    free = run(
        select(func.count())
        .select_from(Seat)
        .where(s.requisition_id == head.id, s.closed_by == "", s.deleted_at.is_(None))
    ).scalar_one()
    stages = run(
        select(w.id, w.card_limit, w.retired)
        .where(w.kind == VocabularyKind.STAGE.value, w.deleted_at.is_(None))
        .order_by(w.rank)
    ).all()
    tests = [c.search.contains(f" {word}", autoescape=True) for word in search_words(question.search)]
    mine = (c.requisition_id == head.id, c.status_key.in_(_ON_BOARD), *tests)
    since: dict[str, list[str]] = defaultdict(list)
    for stage_id, at in run(select(c.stage, c.in_stage_since).where(*mine)):
        since[stage_id].append(at)
    columns = tuple(
        BoardColumn(stage.id, len(since[stage.id]), _median_days(since[stage.id]), stage.card_limit,
                    _cards(reader, mine, stage.id, question.cards) if since[stage.id] else ())
        for stage in stages
        if not stage.retired or since[stage.id]
    )  # fmt: skip
    ended = run(
        select(func.count())
        .select_from(ApplicationRow)
        .where(c.requisition_id == head.id, c.status_key.not_in(_ON_BOARD))
    ).scalar_one()
    return Board(head.id, head.number, head.title, head.status, free, columns, ended)


def _median_days(moments: list[str]) -> float | None:
    if not moments:
        return None
    now = datetime.now(UTC)
    return round(median((now - from_moment(at)).total_seconds() / 86_400 for at in moments), 1)


def _cards(reader: Reader, mine: tuple[Any, ...], stage_id: str, limit: int) -> tuple[Card, ...]:
    c = ApplicationRow.__table__.c
    rows = reader.connection.execute(
        select(c.id, c.version, c.candidate_id, c.name, c.stage, c.owner, c.in_stage_since, c.last_touch, c.hold_until, c.strip,
               c.flags, c.source)
        .where(*mine, c.stage == stage_id)
        .order_by(c.in_stage_since, c.row)
        .limit(limit)
    )  # fmt: skip
    return tuple(
        Card(x.id, x.version, x.candidate_id, x.name, x.stage, x.owner or "", x.in_stage_since, x.last_touch, x.hold_until or "",
             x.strip, tuple((x.flags or "").split(",")) if x.flags else (), x.source or "")
        for x in rows
    )  # fmt: skip


@answers(ReadApplication)
def read_application(reader: Reader, question: ReadApplication) -> ApplicationRecord:
    """One application with the names it hangs on."""
    a, p, r = Application.__table__.c, Candidate.__table__.c, Requisition.__table__.c
    listed = ApplicationRow.__table__.c
    row = reader.connection.execute(
        select(*open_columns(Application), p.name.label("candidate"), r.title.label("requisition"), listed.strip)
        .join_from(Application.__table__, Candidate.__table__, a.candidate_id == p.id)
        .join(Requisition.__table__, a.requisition_id == r.id)
        .outerjoin(ApplicationRow.__table__, listed.id == a.id)
        .where(a.id == question.application_id, a.deleted_at.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFound("application", question.application_id)
    return ApplicationRecord(
        row.id, row.row_version, row.candidate_id, row.candidate, row.requisition_id, row.requisition, row.stage_id, row.status,
        row.owner_id or "", row.applied_on, row.hold_until, row.reason_id or "", row.reason_note, row.source_id or "",
        tuple(row.kept.items()), row.promised_on, row.strip or NOTHING,
    )  # fmt: skip
