"""The timeline of a candidate: transitions, notes and changes from the journal in one order, merged records together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, or_, select

from desktop.models import (
    Application,
    Candidate,
    CandidateTag,
    Contact,
    JournalChange,
    JournalEntry,
    Note,
    Requisition,
    StageTransition,
)
from desktop.services.candidates.questions import ReadTimeline
from desktop.services.candidates.records import TimelineEvent
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.listings.labels import Labels
from desktop.services.restricted.messages import RestrictedField
from desktop.services.storage.agreement import merged_with
from desktop.words import ApplicationStatus

_SHOWN = ("candidate", "contact", "candidate_tag", "application")
_RESTRICTED = frozenset(field.split(".")[1] for field in RestrictedField)
_SILENT = frozenset({"stage_id", "status", "stage_entered_at", "last_touch_at", "ended_at", "reason_id", "reason_note", "deleted_at",
                     "position", "created_at", "row_version", "candidate_id", "kept", "external_ref", "merged_into_id", "accommodation",
                     "pay_expectation"})  # fmt: skip
"""Fields whose change is told by a transition, is bookkeeping, or is restricted."""

_ENDINGS = {
    ApplicationStatus.REJECTED: "Rejected",
    ApplicationStatus.WITHDRAWN: "Withdrawn",
    ApplicationStatus.HIRED: "Hired",
}


@answers(ReadTimeline)
def read_timeline(reader: Reader, question: ReadTimeline) -> tuple[TimelineEvent, ...]:
    """What happened, newest first."""
    labels = Labels(reader.connection)
    ids = _with_merged(reader, question.candidate_id)
    limit = max(0, question.limit)
    events = [
        *_transitions(reader, labels, ids),
        *_notes(reader, labels, ids),
        *_changes(reader, labels, ids, limit),
    ]
    return tuple(sorted(events, key=lambda event: (event.at, event.id), reverse=True)[:limit])


def _with_merged(reader: Reader, candidate_id: str) -> list[str]:
    """The record and all that were merged into it, however deep."""
    c = Candidate.__table__.c
    ids, fresh = [candidate_id], [candidate_id]
    while fresh:
        query = select(c.id).where(c.merged_into_id.in_(fresh))
        fresh = [one for one in reader.connection.execute(query).scalars() if one not in ids]
        ids += fresh
    return ids


def _transitions(reader: Reader, labels: Labels, ids: list[str]) -> list[TimelineEvent]:
    t, a, r = StageTransition.__table__.c, Application.__table__.c, Requisition.__table__.c
    rows = reader.connection.execute(
        select(
            t.id, t.at, t.actor_id, t.application_id, t.from_stage_id, t.to_stage_id, t.from_status, t.to_status, t.note,
            t.reason_id, r.title,
        )
        .join_from(StageTransition.__table__, Application.__table__, t.application_id == a.id)
        .join(Requisition.__table__, a.requisition_id == r.id)
        .where(a.candidate_id.in_(ids), t.deleted_at.is_(None))
    ).all()  # fmt: skip
    labels.load(one for row in rows for one in (row.from_stage_id, row.to_stage_id, row.reason_id, row.actor_id))
    events = []
    for row in rows:
        stage = labels.text(row.to_stage_id)
        if row.to_status in _ENDINGS and row.to_status != row.from_status:
            head = _ENDINGS[ApplicationStatus(row.to_status)]
            title = f"{head} · {labels.text(row.reason_id)}" if row.reason_id else head
        elif row.from_status and row.from_status != ApplicationStatus.ACTIVE:
            title = f"Reopened in {stage}"
        elif row.from_stage_id:
            title = f"{labels.text(row.from_stage_id)} → {stage}"
        else:
            title = "Applied" if stage == "Applied" else f"Applied · {stage}"
        events.append(
            TimelineEvent(
                row.id,
                row.at,
                "transition",
                labels.text(row.actor_id),
                f"{title} — {row.title}",
                row.note,
                row.application_id,
            )
        )
    return events


def _notes(reader: Reader, labels: Labels, ids: list[str]) -> list[TimelineEvent]:
    n, a = Note.__table__.c, Application.__table__.c
    # a note about an application goes where the application is, also when a merge was taken back since
    rows = reader.connection.execute(
        select(n.id, n.at, n.author_id, n.text, n.application_id)
        .join_from(Note.__table__, Application.__table__, n.application_id == a.id, isouter=True)
        .where(
            n.deleted_at.is_(None),
            or_(n.candidate_id.in_(ids), a.candidate_id.in_(ids)),
            func.coalesce(a.candidate_id, n.candidate_id).in_(ids),
        )
    ).all()
    labels.load(row.author_id for row in rows)
    return [
        TimelineEvent(row.id, row.at, "note", labels.text(row.author_id), "Note", row.text, row.application_id or "")
        for row in rows
    ]


def _changes(reader: Reader, labels: Labels, ids: list[str], limit: int) -> list[TimelineEvent]:
    c, e = JournalChange.__table__.c, JournalEntry.__table__.c
    rows = reader.connection.execute(
        select(
            e.id,
            e.at,
            e.actor_id,
            e.command,
            e.label,
            e.reason,
            c.position,
            c.entity,
            c.entity_id,
            c.kind,
            c.before,
            c.after,
        )
        .join_from(JournalChange.__table__, JournalEntry.__table__, c.entry_id == e.id)
        .where(c.subject_id.in_(ids), c.entity.in_(_SHOWN))
        .order_by(e.hlc.desc(), c.position)
        .limit(limit * 8)
    ).all()
    labels.load(_named(rows))
    marked = _marked(reader, labels, rows)
    others = _others(reader, labels, rows)
    grouped: dict[str, list[Any]] = {}
    for row in rows:
        grouped.setdefault(row.id, []).append(row)
    events = []
    for entry_id, changes in grouped.items():
        first = changes[0]
        kind = _kind(first.command, changes)
        details = (
            [] if kind in ("created", "imported") else [d for row in changes for d in _details(labels, row, marked)]
        )
        if kind == "changed" and not details:
            continue  # told by a transition
        merged = tuple(others[one] for one in merged_with(first.reason) if one in others)
        events.append(
            TimelineEvent(
                entry_id,
                first.at,
                kind,
                labels.text(first.actor_id),
                _title(kind, first.label),
                "",
                "",
                tuple(details),
                merged,
            )
        )
    return events


def _others(reader: Reader, labels: Labels, rows: Sequence[Any]) -> dict[str, tuple[str, str]]:
    """Who did what the changes were put together with, and when."""
    wanted = {one for row in rows for one in merged_with(row.reason)}
    if not wanted:
        return {}
    e = JournalEntry.__table__.c
    found = reader.connection.execute(select(e.id, e.actor_id, e.at).where(e.id.in_(list(wanted)[:500]))).all()
    labels.load(row.actor_id for row in found)
    return {row.id: (labels.text(row.actor_id), row.at) for row in found}


def _named(rows: Sequence[Any]) -> Iterator[str]:
    """Every word and person that changes name."""
    for row in rows:
        yield row.actor_id
        for text in (row.before, row.after):
            for name, value in json.loads(text).items() if text else ():
                if name.endswith("_id") and value:
                    yield value


def _kind(command: str, changes: list[Any]) -> str:
    if command == "journal.undo":
        return "undone"
    if command == "candidate.merge":
        return "merged"
    if any(row.entity == "candidate" and row.kind == "insert" for row in changes):
        return "imported" if command == "spreadsheet.import" else "created"
    return "changed"


def _title(kind: str, label: str) -> str:
    return {"created": "Added", "imported": "Imported", "merged": "Merged with another record"}.get(kind, label)


def _marked(reader: Reader, labels: Labels, rows: Sequence[Any]) -> dict[str, tuple[str, str]]:
    """What the contacts and tags are that were taken away or brought back: id → field and text."""
    wanted: dict[str, list[str]] = {"contact": [], "candidate_tag": []}
    for row in rows:
        if row.entity in wanted and row.kind != "insert":
            wanted[row.entity].append(row.entity_id)
    k, t = Contact.__table__.c, CandidateTag.__table__.c
    contacts = reader.connection.execute(select(k.id, k.kind, k.value).where(k.id.in_(wanted["contact"][:500])))
    found = {row.id: (row.kind, row.value) for row in contacts}
    tags = reader.connection.execute(select(t.id, t.tag_id).where(t.id.in_(wanted["candidate_tag"][:500]))).all()
    return found | {row.id: ("tag", labels.text(row.tag_id)) for row in tags}


def _details(labels: Labels, row: Any, marked: dict[str, tuple[str, str]]) -> list[tuple[str, str, str]]:
    before = json.loads(row.before) if row.before else {}
    after = json.loads(row.after) if row.after else {}
    if row.entity in ("contact", "candidate_tag"):
        if row.kind == "insert":
            tag = row.entity == "candidate_tag"
            return (
                [("tag", "", labels.text(after.get("tag_id")))]
                if tag
                else [(after.get("kind", ""), "", after.get("value", ""))]
            )
        if "deleted_at" not in after or row.entity_id not in marked:
            return []
        field, text = marked[row.entity_id]
        return [(field, text, "")] if row.kind == "delete" else [(field, "", text)]
    if row.kind == "insert":
        return []
    return [
        (name.removesuffix("_id"), _shown(labels, name, before.get(name)), _shown(labels, name, value))
        for name, value in after.items()
        if name not in _SILENT
    ]


def _shown(labels: Labels, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name in _RESTRICTED:
        return "•••"  # that it changed is history; what it says is only for those whose keys open it
    if name.endswith("_id"):
        return labels.text(str(value))
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
