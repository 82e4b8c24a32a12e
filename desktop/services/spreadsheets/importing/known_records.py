"""Which people, requisitions and applications of a draft the workspace has already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from desktop.addresses import email_key
from desktop.models import Application, Candidate, Contact, ImportBatch, Requisition
from desktop.services.spreadsheets.drafting.records import ImportDraft
from desktop.services.spreadsheets.values.names import names_agree
from desktop.text import fold

_CHUNK = 500


@dataclass(slots=True)
class KnownRecords:
    """Ids in the workspace by position in the draft; ``other_name`` are people whose e-mail somebody else has."""

    people: dict[int, str] = field(default_factory=dict)
    requisitions: dict[int, str] = field(default_factory=dict)
    applications: dict[int, str] = field(default_factory=dict)
    other_name: set[int] = field(default_factory=set)
    imported_before: tuple[str, ...] = ()


def find_known(connection: Connection, draft: ImportDraft) -> KnownRecords:
    """Match by the source's own ids, by e-mail with a name that agrees, by title; never by name alone."""
    known = KnownRecords(imported_before=_imported_before(connection, draft))
    _match_people(connection, draft, known)
    _match_requisitions(connection, draft, known)
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
    for part in _parts(keys):
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
    for part in _parts(known.people.values()):
        query = select(a.id, a.candidate_id, a.requisition_id, a.external_ref, a.applied_on).where(
            a.candidate_id.in_(part), a.deleted_at.is_(None)
        )
        for row in connection.execute(query):
            there[row.candidate_id, row.requisition_id].append(row)
    for one in draft.applications:
        person, requisition = known.people.get(one.person), known.requisitions.get(one.requisition)
        if not person or not requisition:
            continue
        rows = there[person, requisition]
        applied = one.applied_on.isoformat() if one.applied_on else ""
        for row in rows:
            same_id = bool(one.external_id) and row.external_ref == one.external_id
            if same_id or (not (one.external_id and row.external_ref) and (row.applied_on == applied or not applied)):
                known.applications[one.key] = row.id
                rows.remove(row)
                break


def _imported_before(connection: Connection, draft: ImportDraft) -> tuple[str, ...]:
    b = ImportBatch.__table__.c
    seen: set[str] = set()
    for row in connection.execute(select(b.files).where(b.deleted_at.is_(None))):
        seen.update(file.get("sha256", "") for file in row.files)
    return tuple(name for name, digest in draft.digests if digest and digest in seen)


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    pending = iter(values)
    while part := list(islice(pending, _CHUNK)):
        yield part
