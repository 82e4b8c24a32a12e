"""Reading the decisions of a case."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import NotFound
from desktop.models import Application, Decision
from desktop.services.decisions.answer_decisions import why_not_answer
from desktop.services.decisions.questions import ReadDecisions
from desktop.services.decisions.records import DecisionRecord, EvidenceRecord
from desktop.services.dispatch.registry import Reader, answers
from desktop.words import DecisionKind


@answers(ReadDecisions)
def read_decisions(reader: Reader, question: ReadDecisions) -> tuple[DecisionRecord, ...]:
    """All of them, closed ones too."""
    c, a = Decision.__table__.c, Application.__table__.c
    requisition_id = question.requisition_id
    if question.application_id:
        found = reader.connection.execute(
            select(a.requisition_id).where(a.id == question.application_id, a.deleted_at.is_(None))
        ).scalar_one_or_none()
        if found is None:
            raise NotFound("application", question.application_id)
        requisition_id = found
    rows = reader.connection.execute(
        select(Decision.__table__)
        .where(
            c.requisition_id == requisition_id, c.deleted_at.is_(None),
            (c.application_id == question.application_id) | c.application_id.is_(None)
            if question.application_id else c.application_id.is_(None),
        )
        .order_by(c.opened_at, c.id)
    ).all()  # fmt: skip
    order = {kind.value: number for number, kind in enumerate(DecisionKind)}
    return tuple(
        DecisionRecord(
            row.id, row.row_version, row.kind, row.requisition_id, row.application_id or "", row.candidate_id or "",
            row.owner_id or "", row.opened_at, row.due_on, row.next_action, row.snoozed_until, row.verdict, row.reason, row.answered_at,
            row.answered_by_id or "", row.closed_at, row.overturns_id or "",
            tuple(EvidenceRecord(one["words"], one["entity"], one["id"]) for one in row.evidence),
            why_not_answer(row.kind, row.closed_at),
        )
        for row in sorted(rows, key=lambda row: (order[row.kind], row.opened_at))
    )  # fmt: skip
