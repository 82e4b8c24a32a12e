"""Requisitions and seats of a draft as rows; hires fill seats on their own day."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from desktop.models import Requisition, Seat
from desktop.models.base import new_id
from desktop.services.pipeline.numbering import next_numbers
from desktop.services.spreadsheets.drafting.records import DraftApplication, DraftRequisition, ImportDraft, RowRef
from desktop.services.spreadsheets.importing.known_ids import KnownRecords
from desktop.services.spreadsheets.importing.word_ids import WordIds
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import RequisitionStatus, VocabularyKind

_CANCELLED = re.compile(r"cancel|annul|abandon|withdrawn|lost|cancelad", re.IGNORECASE)
_ON_HOLD = re.compile(r"hold|pause|suspen|espera|attente", re.IGNORECASE)
_DRAFT = re.compile(r"draft|brouillon|pending|approval|planned|borrador|rascunho", re.IGNORECASE)
_CLOSED = re.compile(r"clos|fill|pourvu|ferm|cerrad|fechad|complete|done|inactive|archiv", re.IGNORECASE)
_MOST_SEATS = 500
_NO_ROW: RowRef = (-1, -1)


def write_requisitions(
    work: UnitOfWork,
    draft: ImportDraft,
    known: KnownRecords,
    words: WordIds,
    wanted: Mapping[int, list[DraftApplication]],
    skip: frozenset[RowRef],
) -> dict[int, str]:
    """Insert what is new; answers the id by position in the draft.

    ``wanted`` are the applications to be written by requisition; one without any comes in if a row of its own is not skipped.
    """
    ids = dict(known.requisitions)
    rows: list[dict[str, Any]] = []
    fresh = [
        one
        for one in draft.requisitions
        if one.key not in ids
        and (one.key in wanted or (not one.made_up and not skip.issuperset(one.rows or (_NO_ROW,))))
    ]
    numbers = next_numbers(work, len(fresh)) if fresh else []
    for one, number in zip(fresh, numbers, strict=True):
        ids[one.key] = new_id()
        rows.append(_requisition_row(ids[one.key], number, one, wanted.get(one.key, []), words))
    for start in range(0, len(rows), 2_000):
        work.bulk_insert(Requisition, rows[start : start + 2_000])
        work.progress.check()
    return ids


def _requisition_row(
    requisition_id: str, number: str, one: DraftRequisition, applications: list[DraftApplication], words: WordIds
) -> dict[str, Any]:
    applied = [application.applied_on for application in applications if application.applied_on]
    opened = one.opened_on or (min(applied) if applied else None)
    status = status_of(one, applications)
    ended = status in (RequisitionStatus.FILLED, RequisitionStatus.CANCELLED)
    last = max((application.ended_on for application in applications if application.ended_on), default=None)
    closed = one.closed_on or (last if ended else None)
    managers = Counter(application.manager for application in applications if application.manager)
    owners = Counter(application.owner for application in applications if application.owner)
    kept = [f"{header}: {text}" for header, text in one.kept]
    return {
        "id": requisition_id, "number": number, "title": one.title[:300], "status": status.value,
        "status_reason": one.status if status in (RequisitionStatus.ON_HOLD, RequisitionStatus.CANCELLED) else "",
        "department_id": words.labelled(VocabularyKind.DEPARTMENT, one.department),
        "location_id": words.labelled(VocabularyKind.LOCATION, one.location),
        "level_id": words.labelled(VocabularyKind.LEVEL, one.level),
        "role_family_id": words.labelled(VocabularyKind.ROLE_FAMILY, one.family),
        "hiring_manager_id": words.person(one.manager or (managers.most_common(1)[0][0] if managers else "")),
        "recruiter_id": words.person(one.owner or (owners.most_common(1)[0][0] if owners else "")),
        "opened_on": opened.isoformat() if opened else "", "closed_on": closed.isoformat() if closed and ended else "",
        "external_ref": one.external_id or one.number, "justification": "\n".join(kept),
    }  # fmt: skip


def status_of(one: DraftRequisition, applications: list[DraftApplication]) -> RequisitionStatus:
    """The status a file implies: its own word first, else its closing date, else whether anybody still runs on it."""
    if _CANCELLED.search(one.status):
        return RequisitionStatus.CANCELLED
    if _ON_HOLD.search(one.status):
        return RequisitionStatus.ON_HOLD
    if _DRAFT.search(one.status) and not applications:
        return RequisitionStatus.DRAFT
    active = any(application.status == "active" for application in applications)
    hired = any(application.status == "hired" for application in applications)
    if not active and (one.closed_on or _CLOSED.search(one.status) or (hired and not one.rows)):
        return RequisitionStatus.FILLED
    if hired and not active and not one.status and one.opened_on is None:
        return RequisitionStatus.FILLED
    return RequisitionStatus.OPEN


def write_seats(
    work: UnitOfWork, draft: ImportDraft, known: KnownRecords, requisitions: dict[int, str], applications: dict[int, str],
    wanted: Mapping[int, list[DraftApplication]],
) -> None:  # fmt: skip
    """Seats of new requisitions, and a filled seat for every hire on a known one."""
    there = _highest_seats(work, known)
    rows: list[dict[str, Any]] = []
    for one in draft.requisitions:
        requisition_id = requisitions.get(one.key)
        if requisition_id is None:
            continue
        own = wanted.get(one.key, [])
        hires = [
            application for application in own if application.status == "hired" and application.key in applications
        ]
        position = there.get(requisition_id, 0)
        opened = one.opened_on.isoformat() if one.opened_on else ""
        for hire in hires:
            position += 1
            day = hire.ended_on or hire.applied_on
            rows.append({
                "requisition_id": requisition_id, "position": position, "opened_on": opened, "closed_by": "hire",
                "closed_on": day.isoformat() if day else "", "application_id": applications[hire.key],
            })  # fmt: skip
        if one.key in known.requisitions:
            continue
        status = status_of(one, own)
        declared = int(one.seats) if one.seats.isdigit() else 0
        missing = min(declared, _MOST_SEATS) - len(hires)
        if status in (RequisitionStatus.OPEN, RequisitionStatus.ON_HOLD, RequisitionStatus.DRAFT) or not hires:
            missing = max(missing, 1)
        for _ in range(missing):
            position += 1
            seat: dict[str, Any] = {"requisition_id": requisition_id, "position": position, "opened_on": opened}
            if status in (RequisitionStatus.FILLED, RequisitionStatus.CANCELLED):
                seat["closed_by"] = "hire" if status == RequisitionStatus.FILLED and not hires else "cancelled"
                seat["closed_on"] = one.closed_on.isoformat() if one.closed_on else ""
            rows.append(seat)
    for start in range(0, len(rows), 5_000):
        work.bulk_insert(Seat, rows[start : start + 5_000])
        work.progress.check()


def _highest_seats(work: UnitOfWork, known: KnownRecords) -> dict[str, int]:
    s = Seat.__table__.c
    found: dict[str, int] = defaultdict(int)
    ids = list(set(known.requisitions.values()))
    for start in range(0, len(ids), 500):
        query = select(s.requisition_id, func.max(s.position).label("highest")).where(
            s.requisition_id.in_(ids[start : start + 500])
        )
        for row in work.rows(query.group_by(s.requisition_id)):
            found[row.requisition_id] = row.highest
    return found
