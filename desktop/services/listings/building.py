"""Building flat rows from facts: one function a list, each reading its facts in a fixed number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from desktop.models import (
    Application,
    ApplicationFlag,
    Candidate,
    CandidateRow,
    CandidateTag,
    Contact,
    Note,
    Requisition,
    Seat,
)
from desktop.services.listings.labels import ENUM_KEYS, Labels
from desktop.services.listings.search_text import search_text, sort_key
from desktop.words import ApplicationStatus


class Span(list[str]):
    """Sorted ids between whose first and last there is no other id of their kind: rows made one after the other."""


def among(column: Any, ids: Sequence[str]) -> ColumnElement[bool]:
    """Whether a column holds one of the ids: one stretch of the index for a span, a look-up each otherwise."""
    if isinstance(ids, Span):
        found: ColumnElement[bool] = column.between(ids[0], ids[-1])
        return found
    looked_up: ColumnElement[bool] = column.in_(ids)
    return looked_up


STRIP_NONE = "-----"
"""No decision asked yet; the decisions themselves come with the docket."""


def candidate_values(connection: Connection, labels: Labels, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of the list of candidates; deleted and merged ones are left out."""
    c = Candidate.__table__.c
    people = connection.execute(
        select(
            c.id, c.row_version, c.name, c.location, c.employer, c.title, c.source_id, c.language, c.do_not_contact,
            c.created_at, c.changed_at,
        ).where(among(c.id, ids), c.deleted_at.is_(None), c.merged_into_id.is_(None))
    ).all()  # fmt: skip
    contacts: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    k = Contact.__table__.c
    for owner, kind, position, value in connection.execute(
        select(k.candidate_id, k.kind, k.position, k.value).where(
            among(k.candidate_id, ids), k.deleted_at.is_(None), k.kind != "link"
        )
    ).all():
        contacts[owner][kind].append((position, value))
    a = Application.__table__.c
    counts: dict[str, list[Any]] = {}
    for owner, status, touched in connection.execute(
        select(a.candidate_id, a.status, a.last_touch_at).where(among(a.candidate_id, ids), a.deleted_at.is_(None))
    ).all():
        found = counts.setdefault(owner, [0, 0, ""])
        found[0] += 1
        found[1] += status == ApplicationStatus.ACTIVE.value
        found[2] = max(found[2], touched)
    tags: dict[str, list[str]] = defaultdict(list)
    t = CandidateTag.__table__.c
    worn = connection.execute(
        select(t.candidate_id, t.tag_id).where(among(t.candidate_id, ids), t.deleted_at.is_(None))
    ).all()
    labels.load({tag.tag_id for tag in worn} | {person.source_id for person in people})
    for tag in worn:
        tags[tag.candidate_id].append(labels.text(tag.tag_id))
    n = Note.__table__.c
    noted = {
        row[0]: row[1]
        for row in connection.execute(
            select(n.candidate_id, func.max(n.at))
            .where(among(n.candidate_id, ids), n.deleted_at.is_(None))
            .group_by(n.candidate_id)
        )
    }
    rows = []
    for person in people:
        reach = contacts.get(person.id, {})
        emails, phones = sorted(reach.get("email", ())), sorted(reach.get("phone", ()))
        total, active, touch = counts.get(person.id, (0, 0, ""))
        tag_texts = sorted(tags.get(person.id, ()))
        email = emails[0][1] if emails else None
        rows.append(
            {
                "id": person.id, "version": person.row_version, "name": person.name, "name_key": sort_key(person.name),
                "email": email, "email_key": sort_key(email), "phone": phones[0][1] if phones else None,
                "location": person.location or None, "location_key": sort_key(person.location),
                "employer": person.employer or None, "employer_key": sort_key(person.employer),
                "title": person.title or None, "title_key": sort_key(person.title), "source": person.source_id,
                "source_key": labels.key(person.source_id), "applications": total, "active": active,
                "last_touch": max(touch, noted.get(person.id, "")) or person.created_at,
                "tags": ", ".join(tag_texts) or None, "language": person.language or None,
                "do_not_contact": person.do_not_contact or None, "created_at": person.created_at,
                "changed_at": person.changed_at,
                "search": search_text(
                    (person.name, *(e[1] for e in emails), person.location, person.employer, person.title, *tag_texts),
                    (p[1] for p in phones),
                ),
            }
        )  # fmt: skip
    return rows


def application_values(connection: Connection, labels: Labels, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of the list of applications; the person's part is copied from the candidate's own row."""
    a, p, r = Application.__table__.c, CandidateRow.__table__.c, Requisition.__table__.c
    found = connection.execute(
        select(
            a.id, a.row_version, a.candidate_id, a.requisition_id, a.stage_id, a.status, a.owner_id, a.stage_entered_at,
            a.last_touch_at, a.source_id, a.applied_on, a.hold_until, a.reason_id, a.ended_at, a.created_at, a.changed_at,
            p.name, p.name_key, p.email, p.email_key, p.phone, p.search, r.title, r.number, r.department_id,
            r.hiring_manager_id,
        )
        .join_from(Application.__table__, CandidateRow.__table__, a.candidate_id == p.id)
        .join(Requisition.__table__, a.requisition_id == r.id)
        .where(among(a.id, ids), a.deleted_at.is_(None), r.deleted_at.is_(None))
    ).all()  # fmt: skip
    flags: dict[str, list[str]] = defaultdict(list)
    f = ApplicationFlag.__table__.c
    for owner, flag_id in connection.execute(
        select(f.application_id, f.flag_id).where(among(f.application_id, ids), f.deleted_at.is_(None))
    ).all():
        flags[owner].append(flag_id)
    named = ("stage_id", "owner_id", "source_id", "reason_id", "department_id", "hiring_manager_id")
    labels.load({getattr(row, name) for row in found for name in named})
    return [
        {
            "id": row.id, "version": row.row_version, "candidate_id": row.candidate_id, "requisition_id": row.requisition_id,
            "name": row.name, "name_key": row.name_key, "requisition": row.title, "requisition_key": sort_key(row.title),
            "stage": row.stage_id, "stage_key": labels.key(row.stage_id), "status": row.status,
            "status_key": ENUM_KEYS["status"][row.status], "owner": row.owner_id, "owner_key": labels.key(row.owner_id),
            "in_stage_since": row.stage_entered_at, "last_touch": row.last_touch_at, "strip": STRIP_NONE,
            "source": row.source_id, "source_key": labels.key(row.source_id), "applied_on": row.applied_on or None,
            "hold_until": row.hold_until or None, "reason": row.reason_id, "reason_key": labels.key(row.reason_id),
            "ended_at": row.ended_at or None, "email": row.email, "email_key": row.email_key, "phone": row.phone,
            "department": row.department_id, "department_key": labels.key(row.department_id),
            "hiring_manager": row.hiring_manager_id, "hiring_manager_key": labels.key(row.hiring_manager_id),
            "number": row.number or None, "flags": ",".join(sorted(flags.get(row.id, ()))) or None,
            "created_at": row.created_at, "changed_at": row.changed_at,
            "search": row.search + search_text((row.title, row.number)),
        }
        for row in found
    ]  # fmt: skip


def requisition_values(connection: Connection, labels: Labels, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of the list of requisitions."""
    r, s, a = Requisition.__table__.c, Seat.__table__.c, Application.__table__.c
    found = connection.execute(select(Requisition.__table__).where(r.id.in_(ids), r.deleted_at.is_(None))).all()
    seats = {
        row[0]: (row[1], row[2])
        for row in connection.execute(
            select(s.requisition_id, func.count(), func.count().filter(s.closed_by == ""))
            .where(s.requisition_id.in_(ids), s.deleted_at.is_(None))
            .group_by(s.requisition_id)
        )
    }
    active = {
        row[0]: row[1]
        for row in connection.execute(
            select(a.requisition_id, func.count())
            .where(a.requisition_id.in_(ids), a.deleted_at.is_(None), a.status == ApplicationStatus.ACTIVE.value)
            .group_by(a.requisition_id)
        )
    }
    rows = []
    for row in found:
        chosen = {
            name: getattr(row, f"{name}_id")
            for name in ("department", "location", "hiring_manager", "recruiter", "role_family", "level", "cost_centre")
        }
        labels.load(chosen.values())
        total, free = seats.get(row.id, (0, 0))
        rows.append(
            {
                "id": row.id, "version": row.row_version, "number": row.number or None, "title": row.title,
                "title_key": sort_key(row.title), "status": row.status, "status_key": ENUM_KEYS["status"][row.status],
                **chosen, **{f"{name}_key": labels.key(one) for name, one in chosen.items()},
                "seats": total, "seats_open": free, "active": active.get(row.id, 0), "priority": row.priority or None,
                "priority_key": ENUM_KEYS["priority"].get(row.priority), "strip": STRIP_NONE,
                "target_start": row.target_start or None, "opened_at": row.opened_on or None,
                "employment_type": row.employment_type or None,
                "employment_type_key": ENUM_KEYS["employment_type"].get(row.employment_type),
                "confidential": row.confidential or None, "created_at": row.created_at, "changed_at": row.changed_at,
                "search": search_text(
                    (row.number, row.title, *(labels.text(chosen[name]) for name in ("department", "location")),
                     labels.text(chosen["hiring_manager"]), labels.text(chosen["recruiter"]))
                ),
            }
        )  # fmt: skip
    return rows
