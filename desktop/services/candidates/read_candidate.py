"""Reading one candidate, and finding candidates for pickers."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import NotFound
from desktop.models import Application, ApplicationRow, Candidate, CandidateRow, CandidateTag, Contact, Requisition
from desktop.services.candidates.questions import CandidateChoice, FindCandidates, ReadCandidate
from desktop.services.candidates.records import ApplicationSummary, CandidateRecord, ContactRecord
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.listings import full_text
from desktop.services.listings.labels import words_as_kept
from desktop.services.listings.search_text import search_words
from desktop.services.listings.strip_codes import NOTHING
from desktop.services.storage.fields import open_columns
from desktop.text import fold


@answers(ReadCandidate)
def read_candidate(reader: Reader, question: ReadCandidate) -> CandidateRecord:
    """One person in five statements."""
    run = reader.connection.execute
    table = Candidate.__table__
    row = run(
        select(*open_columns(Candidate)).where(table.c.id == question.candidate_id, table.c.deleted_at.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFound("candidate", question.candidate_id)
    k, t, w = Contact.__table__.c, CandidateTag.__table__.c, words_as_kept().subquery()
    contacts = run(
        select(k.id, k.kind, k.value, k.label, k.position)
        .where(k.candidate_id == row.id, k.deleted_at.is_(None))
        .order_by(k.kind, k.position)
    ).all()
    firsts = {contact.kind: contact.id for contact in reversed(contacts)}
    tags = run(
        select(w.c.label).join_from(CandidateTag.__table__, w, t.tag_id == w.c.id)
        .where(t.candidate_id == row.id, t.deleted_at.is_(None)).distinct()
    ).scalars()  # fmt: skip
    touched = run(select(CandidateRow.last_touch).where(CandidateRow.id == row.id)).scalar()
    return CandidateRecord(
        id=row.id, version=row.row_version, name=row.name, given_name=row.given_name, family_name=row.family_name,
        contacts=tuple(ContactRecord(c.id, c.kind, c.value, c.label, firsts[c.kind] == c.id) for c in contacts),
        location=row.location, employer=row.employer, title=row.title, skills=row.skills, tags=tuple(sorted(tags, key=fold)),
        source_id=row.source_id or "", source_detail=row.source_detail, credit=row.credit, language=row.language,
        do_not_contact=bool(row.do_not_contact), consent_until=row.consent_until, kept=tuple(row.kept.items()),
        created_at=row.created_at, changed_at=row.changed_at, last_touch=touched or row.created_at,
        merged_into=row.merged_into_id or "", applications=_applications(reader, row.id),
    )  # fmt: skip


def _applications(reader: Reader, candidate_id: str) -> tuple[ApplicationSummary, ...]:
    a, r, kept = Application.__table__.c, Requisition.__table__.c, ApplicationRow.__table__.c
    rows = reader.connection.execute(
        select(
            a.id, a.row_version, a.requisition_id, r.title, r.number, a.stage_id, a.status, a.owner_id, a.applied_on,
            a.stage_entered_at, a.last_touch_at, a.hold_until, a.reason_id, a.source_id, kept.strip, a.promised_on,
        )
        .join_from(Application.__table__, Requisition.__table__, a.requisition_id == r.id)
        .outerjoin(ApplicationRow.__table__, kept.id == a.id)
        .where(a.candidate_id == candidate_id, a.deleted_at.is_(None))
        .order_by(a.ended_at, a.applied_on.desc(), a.id)
    )  # fmt: skip
    return tuple(
        ApplicationSummary(
            x.id, x.row_version, x.requisition_id, x.title, x.number, x.stage_id, x.status, x.owner_id or "", x.applied_on,
            x.stage_entered_at, x.last_touch_at, x.hold_until, x.reason_id or "", x.source_id or "",
            x.strip or NOTHING, x.promised_on,
        )
        for x in rows
    )  # fmt: skip


@answers(FindCandidates)
def find_candidates(reader: Reader, question: FindCandidates) -> tuple[CandidateChoice, ...]:
    """People whose words begin as typed, by name; without words those changed last."""
    c = CandidateRow.__table__.c
    words = search_words(question.typed)
    query = select(c.id, c.name, c.email, c.location)
    if words:
        found = [
            row[0] for row in reader.connection.execute(full_text.matching(reader.connection, "candidate", words, 500))
        ]
        query = query.where(c.row.in_(found)).order_by(c.name_key)
    else:
        query = query.order_by(c.changed_at.desc())
    rows = reader.connection.execute(query.limit(question.limit))
    return tuple(CandidateChoice(row.id, row.name, row.email or "", row.location or "") for row in rows)
