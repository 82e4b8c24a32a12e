"""Building flat rows from facts: one function a list, each reading its facts in a fixed number of statements.

They read at once and make the rows as they are taken, so that rows can be made while the engine stores those before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
from desktop.services.listings.strips import Strips
from desktop.services.storage.visibility.masks import PAY
from desktop.words import ApplicationStatus

Line = dict[str, Any]


class Span(list[str]):
    """Sorted ids between whose first and last there is no other id of their kind: rows made one after the other."""


def among(column: Any, ids: Sequence[str]) -> ColumnElement[bool]:
    """Whether a column holds one of the ids: one stretch of the index for a span, a look-up each otherwise."""
    if isinstance(ids, Span):
        found: ColumnElement[bool] = column.between(ids[0], ids[-1])
        return found
    looked_up: ColumnElement[bool] = column.in_(ids)
    return looked_up


class _SortKeys(dict[str, str | None]):
    """Sort keys of texts that come again: places, employers, titles."""

    def __missing__(self, text: str) -> str | None:
        self[text] = key = sort_key(text)
        return key


def candidate_values(connection: Connection, labels: Labels, ids: Sequence[str]) -> Iterator[Line]:
    """Rows of the list of candidates; deleted and merged ones are left out."""
    c = Candidate.__table__.c
    people = connection.execute(
        select(
            c.id, c.row_version, c.name, c.location, c.employer, c.title, c.source_id, c.language, c.do_not_contact,
            c.created_at, c.changed_at,
        ).where(among(c.id, ids), c.deleted_at.is_(None), c.merged_into_id.is_(None))
    ).all()  # fmt: skip
    emails: dict[str, list[tuple[int, str]]] = defaultdict(list)
    phones: dict[str, list[tuple[int, str]]] = defaultdict(list)
    k = Contact.__table__.c
    for owner, kind, position, value in connection.execute(
        select(k.candidate_id, k.kind, k.position, k.value).where(
            among(k.candidate_id, ids), k.deleted_at.is_(None), k.kind != "link"
        )
    ).all():
        (emails if kind == "email" else phones)[owner].append((position, value))
    a = Application.__table__.c
    counts: dict[str, tuple[int, int, str]] = {}
    nothing = (0, 0, "")
    for owner, status, touched in connection.execute(
        select(a.candidate_id, a.status, a.last_touch_at).where(among(a.candidate_id, ids), a.deleted_at.is_(None))
    ).all():
        total, active, touch = counts.get(owner, nothing)
        counts[owner] = (total + 1, active + (status == ApplicationStatus.ACTIVE), max(touch, touched))
    tags: dict[str, list[str]] = defaultdict(list)
    t = CandidateTag.__table__.c
    worn = connection.execute(
        select(t.candidate_id, t.tag_id).where(among(t.candidate_id, ids), t.deleted_at.is_(None))
    ).all()
    labels.load({tag.tag_id for tag in worn} | {person.source_id for person in people})
    for owner, tag_id in worn:
        tags[owner].append(labels.text(tag_id))
    n = Note.__table__.c
    noted: dict[str, str] = {
        row[0]: row[1]
        for row in connection.execute(
            select(n.candidate_id, func.max(n.at))
            .where(among(n.candidate_id, ids), n.deleted_at.is_(None))
            .group_by(n.candidate_id)
        )
    }

    def lines() -> Iterator[Line]:
        key, keys = labels.key, _SortKeys()
        for one, version, name, location, employer, title, source, language, do_not_contact, created, changed in people:
            own_emails, own_phones = sorted(emails.get(one, ())), sorted(phones.get(one, ()))
            total, active, touch = counts.get(one, nothing)
            tag_texts = sorted(set(tags[one])) if one in tags else ()
            email = own_emails[0][1] if own_emails else None
            yield {
                "id": one, "version": version, "name": name, "name_key": sort_key(name),
                "email": email, "email_key": sort_key(email), "phone": own_phones[0][1] if own_phones else None,
                "location": location or None, "location_key": keys[location],
                "employer": employer or None, "employer_key": keys[employer],
                "title": title or None, "title_key": keys[title], "source": source,
                "source_key": key(source), "applications": total, "active": active,
                "last_touch": max(touch, noted.get(one, "")) or created,
                "tags": ", ".join(tag_texts) or None, "language": language or None,
                "do_not_contact": do_not_contact or None, "created_at": created, "changed_at": changed,
                "search": search_text(
                    (name, *(e[1] for e in own_emails), location, employer, title, *tag_texts),
                    (p[1] for p in own_phones),
                ),
            }  # fmt: skip

    return lines()


def application_values(connection: Connection, labels: Labels, ids: Sequence[str]) -> Iterator[Line]:
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
    flags: dict[str, dict[str, None]] = defaultdict(dict)
    f = ApplicationFlag.__table__.c
    for owner, flag_id in connection.execute(
        select(f.application_id, f.flag_id).where(among(f.application_id, ids), f.deleted_at.is_(None))
    ).all():
        flags[owner][labels.kept(flag_id)] = None
    named = ("stage_id", "owner_id", "source_id", "reason_id", "department_id", "hiring_manager_id")
    labels.load({getattr(row, name) for row in found for name in named})
    strips = Strips(connection, among, ids, {row.requisition_id for row in found})
    key = labels.key
    spelled: dict[tuple[str, str], tuple[str | None, str]] = {}
    """Requisitions come again and again: the sort key of the title, and what is searched of it."""

    def lines() -> Iterator[Line]:
        for (
            one, version, candidate, requisition, stage, status, owner, entered, touched, source, applied, hold, reason, ended,
            created, changed, name, name_key, email, email_key, phone, search, title, number, department, manager,
        ) in found:  # fmt: skip
            if (title, number) not in spelled:
                spelled[title, number] = (sort_key(title), search_text((title, number)))
            title_key, title_search = spelled[title, number]
            yield {
                "id": one, "version": version, "candidate_id": candidate, "requisition_id": requisition,
                "name": name, "name_key": name_key, "requisition": title, "requisition_key": title_key,
                "stage": stage, "stage_key": key(stage), "status": status, "status_key": ENUM_KEYS["status"][status],
                "owner": owner, "owner_key": key(owner), "in_stage_since": entered, "last_touch": touched,
                "strip": strips.of(one, requisition), "source": source, "source_key": key(source), "applied_on": applied or None,
                "hold_until": hold or None, "reason": reason, "reason_key": key(reason), "ended_at": ended or None,
                "email": email, "email_key": email_key, "phone": phone, "department": department,
                "department_key": key(department), "hiring_manager": manager, "hiring_manager_key": key(manager),
                "number": number or None, "flags": ",".join(sorted(flags[one])) if one in flags else None,
                "created_at": created, "changed_at": changed, "search": search + title_search,
            }  # fmt: skip

    return lines()


def requisition_values(connection: Connection, labels: Labels, ids: Sequence[str]) -> Iterator[Line]:
    """Rows of the list of requisitions."""
    r, s, a = Requisition.__table__.c, Seat.__table__.c, Application.__table__.c
    # a row says nothing of pay, and on a server whoever may not read it may not even name it
    told = [column for column in Requisition.__table__.columns if column.name not in PAY]
    found = connection.execute(select(*told).where(r.id.in_(ids), r.deleted_at.is_(None))).all()
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
    strips = Strips(connection, among, ids)
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
                "priority_key": ENUM_KEYS["priority"].get(row.priority), "strip": strips.of(row.id),
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
    return iter(rows)
