"""Which people, requisitions and applications of a draft the workspace has already."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from desktop.addresses import email_key
from desktop.models import Application, ApplicationRow, Candidate, Contact, ImportBatch, Requisition
from desktop.services.spreadsheets.drafting.records import DraftApplication, ImportDraft
from desktop.services.spreadsheets.drafting.workbench import MADE_UP
from desktop.services.spreadsheets.importing.known_ids import KnownRecords
from desktop.services.spreadsheets.importing.same_people import match_by_rows
from desktop.services.spreadsheets.values.names import names_agree
from desktop.services.storage.parts import parts
from desktop.text import fold


def find_known(connection: Connection, draft: ImportDraft) -> KnownRecords:
    """Match by the source's own ids, by e-mail with a name that agrees, by title, by what rows tell; never by name alone."""
    known = KnownRecords(imported_before=_imported_before(connection, draft))
    _match_people(connection, draft, known)
    _match_requisitions(connection, draft, known)
    _match_made_up(connection, draft, known)
    match_by_rows(connection, draft, known)
    if known.people and known.requisitions:
        _match_applications(connection, draft, known)
    return known


def _match_people(connection: Connection, draft: ImportDraft, known: KnownRecords) -> None:
    c, k = Candidate.__table__.c, Contact.__table__.c
    living = (c.deleted_at.is_(None), c.merged_into_id.is_(None))
    by_id: dict[str, tuple[str, str]] = {}
    if any(person.external_ids for person in draft.people):
        query = select(c.external_ref, c.id, c.name).where(c.external_ref != "", *living)
        by_id = {row.external_ref: (row.id, row.name) for row in connection.execute(query)}
    keys = {email_key(email.raw) for person in draft.people for email in person.emails if email.valid}
    by_email: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for part in parts(keys):
        query = (
            select(k.match_key, c.id, c.name, c.external_ref)
            .join_from(Contact.__table__, Candidate.__table__, k.candidate_id == c.id)
            .where(k.match_key.in_(part), k.kind == "email", k.deleted_at.is_(None), *living)
        )
        for row in connection.execute(query):
            by_email[row.match_key].append((row.id, row.name, row.external_ref))
    taken: set[str] = set()
    for person in draft.people:
        for external_id in person.external_ids:
            found = by_id.get(external_id)
            if found and found[0] not in taken and (not person.full_name or names_agree(found[1], person.full_name)):
                known.people[person.key] = found[0]
                taken.add(found[0])
                break
        if person.key in known.people:
            continue
        for email in person.emails:
            for candidate_id, name, external_ref in by_email.get(email_key(email.raw), ()):
                if not names_agree(name, person.full_name):
                    known.other_name.add(person.key)
                elif not (external_ref and person.external_ids and external_ref not in person.external_ids):
                    known.people.setdefault(person.key, candidate_id)


def _match_requisitions(connection: Connection, draft: ImportDraft, known: KnownRecords) -> None:
    r = Requisition.__table__.c
    by_ref: dict[tuple[str, str], str] = {}
    by_title: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(r.id, r.title, r.external_ref).where(r.deleted_at.is_(None))):
        if row.external_ref:
            by_ref[row.external_ref, fold(row.title)] = row.id
        by_title[fold(row.title)].append(row.id)
    for one in draft.requisitions:
        reference = one.external_id or one.number
        title = fold(one.title)
        found = by_ref.get((reference, title)) if reference else None
        if found is None and not reference and len(by_title.get(title, ())) == 1:
            found = by_title[title][0]
        if found is not None:
            known.requisitions[one.key] = found


def _match_applications(connection: Connection, draft: ImportDraft, known: KnownRecords) -> None:
    a = Application.__table__.c
    there: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for part in parts(known.people.values()):
        query = select(a.id, a.candidate_id, a.requisition_id, a.external_ref, a.applied_on, a.status).where(
            a.candidate_id.in_(part), a.deleted_at.is_(None)
        )
        for row in connection.execute(query):
            there[row.candidate_id, row.requisition_id].append(row)
    for fits in (_same_day, _still_running):
        for one in draft.applications:
            person, requisition = known.people.get(one.person), known.requisitions.get(one.requisition)
            if not person or not requisition or one.key in known.applications:
                continue
            rows = there[person, requisition]
            found = next((row for row in rows if fits(one, row)), None)
            if found is None:
                continue
            known.applications[one.key] = found.id
            rows.remove(found)
            if fits is _still_running:
                known.other_day.add(one.key)


def _same_day(one: DraftApplication, row: Any) -> bool:
    """The same id; without ids the same day, or no day to compare."""
    if one.external_id and row.external_ref:
        return bool(row.external_ref == one.external_id)
    return not one.applied_on or not row.applied_on or bool(row.applied_on == one.applied_on.isoformat())


def _still_running(one: DraftApplication, row: Any) -> bool:
    """One runs on a requisition once: another day is another telling of the same application, unless ids say otherwise."""
    return bool(row.status == "active") and not (one.external_id and row.external_ref)


def _match_made_up(connection: Connection, draft: ImportDraft, known: KnownRecords) -> None:
    """Applications without a requisition were put under one named after their file, and a later export has another name: the one
    that holds the most of the same people is the same."""
    unmatched = [one for one in draft.requisitions if one.made_up and one.key not in known.requisitions]
    if not unmatched:
        return
    r, n = Requisition.__table__.c, ApplicationRow.__table__.c
    query = (
        select(n.requisition_id, n.name_key)
        .join_from(ApplicationRow.__table__, Requisition.__table__, n.requisition_id == r.id)
        .where(r.title.startswith(MADE_UP), r.deleted_at.is_(None))
    )
    names: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(query):
        names[row.requisition_id].add(row.name_key or "")
    for one in unmatched:
        people = {fold(draft.people[a.person].shown_name) for a in draft.applications if a.requisition == one.key}
        best = max(names, key=lambda requisition: len(names[requisition] & people), default="")
        if best and len(names[best] & people) >= max(1, len(people) / 2, len(names[best]) / 2):
            known.requisitions[one.key] = best
            del names[best]


def _imported_before(connection: Connection, draft: ImportDraft) -> tuple[str, ...]:
    b = ImportBatch.__table__.c
    seen: set[str] = set()
    for row in connection.execute(select(b.files).where(b.deleted_at.is_(None))):
        seen.update(file.get("sha256", "") for file in row.files)
    return tuple(name for name, digest in draft.digests if digest and digest in seen)
