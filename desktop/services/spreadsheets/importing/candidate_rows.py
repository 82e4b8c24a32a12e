"""People of a draft as rows: candidates with contacts, tags and notes. Known people only get what they lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select

from desktop.addresses import match_key
from desktop.models import Candidate, CandidateTag, Contact, Note
from desktop.models.base import fixed_id, new_id
from desktop.services.spreadsheets.drafting.records import DraftApplication, DraftPerson
from desktop.services.spreadsheets.importing.word_ids import WordIds
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import VocabularyKind

_FILLED_WHEN_EMPTY = ("given_name", "family_name", "location", "employer", "title", "skills", "external_ref")


def candidate_values(person: DraftPerson, first: DraftApplication | None, words: WordIds) -> dict[str, Any]:
    """The columns of a new candidate."""
    place = ", ".join(dict.fromkeys(part for part in (person.city, person.region, person.country) if part))
    source = person.source or (first.source if first else None)
    kept = dict(person.kept)
    for label, text in (
        ("address", person.address), ("zip", person.zip), ("experience", person.experience),
        ("other ids", ", ".join(person.external_ids[1:])), ("location", person.location if place else ""),
    ):  # fmt: skip
        if text:
            kept.setdefault(label, text)
    source_id = words.source(source)
    detail = first.source_detail if first else ""
    return {
        "name": person.shown_name[:300], "given_name": person.given, "family_name": person.family,
        "location": place or person.location, "employer": person.employer, "title": person.title,
        "skills": ", ".join(person.skills), "source_id": source_id,
        "source_detail": detail or (source.raw if source and source_id is None else ""),
        "credit": first.credit if first else "", "language": person.language[:8] if len(person.language) <= 8 else "",
        "kept": kept, "external_ref": person.external_ids[0] if person.external_ids else "",
    }  # fmt: skip


def contact_values(
    person: DraftPerson, candidate_id: str, have: frozenset[tuple[str, str]] = frozenset()
) -> Iterator[dict[str, Any]]:
    """The contacts of a person that are not among ``have`` (kind and match key)."""
    phones = [
        (phone.e164 + (f" ext. {phone.extension}" if phone.extension else "")) if phone.e164 else phone.raw
        for phone in person.phones
    ]
    kinds = (("email", [email.raw for email in person.emails]), ("phone", phones), ("link", list(person.links)))
    for kind, values in kinds:
        for position, value in enumerate(values):
            key = match_key(kind, value)
            if (kind, key) not in have:
                yield {
                    "candidate_id": candidate_id,
                    "kind": kind,
                    "value": value,
                    "match_key": key,
                    "position": position,
                }


def write_people(
    work: UnitOfWork,
    people: Sequence[DraftPerson],
    known: dict[int, str],
    first_of: dict[int, DraftApplication],
    words: WordIds,
) -> dict[int, str]:
    """Write one block of people; answers candidate ids by position in the draft."""
    ids: dict[int, str] = {}
    rows: list[dict[str, Any]] = []
    contacts: list[dict[str, Any]] = []
    tags: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    met: dict[str, DraftPerson] = {}
    for person in people:
        there = known.get(person.key)
        candidate_id = there or new_id()
        ids[person.key] = candidate_id
        if there:
            met[there] = person
            continue
        rows.append({"id": candidate_id, **candidate_values(person, first_of.get(person.key), words)})
        contacts.extend(contact_values(person, candidate_id))
        for tag in person.tags:
            tag_id = words.labelled(VocabularyKind.TAG, tag)
            if tag_id:
                tags.append(
                    {
                        "id": fixed_id("candidate_tag", candidate_id, tag_id),
                        "candidate_id": candidate_id,
                        "tag_id": tag_id,
                    }
                )
        for text in person.notes:
            notes.append({"candidate_id": candidate_id, "author_id": work.actor.id, "text": text})
    work.bulk_insert(Candidate, rows)
    if met:
        contacts.extend(_complete_known(work, met, first_of, words))
    work.bulk_insert(Contact, contacts)
    work.bulk_insert(CandidateTag, tags)
    work.bulk_insert(Note, notes)
    return ids


def _complete_known(
    work: UnitOfWork, met: dict[str, DraftPerson], first_of: dict[int, DraftApplication], words: WordIds
) -> list[dict[str, Any]]:
    """Fill empty fields of people already there; what somebody typed is never overwritten. Answers missing contacts."""
    c, k = Candidate.__table__.c, Contact.__table__.c
    changes: list[tuple[str, dict[str, Any]]] = []
    contacts: list[dict[str, Any]] = []
    ids = list(met)
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        have: dict[str, set[tuple[str, str]]] = {one: set() for one in part}
        for row in work.rows(
            select(k.candidate_id, k.kind, k.match_key).where(k.candidate_id.in_(part), k.deleted_at.is_(None))
        ):
            have[row.candidate_id].add((row.kind, row.match_key))
        for row in work.rows(select(Candidate.__table__).where(c.id.in_(part))):
            person = met[row.id]
            values = candidate_values(person, first_of.get(person.key), words)
            blank = {name: values[name] for name in _FILLED_WHEN_EMPTY if values[name] and not getattr(row, name)}
            if blank:
                changes.append((row.id, blank))
            contacts.extend(contact_values(person, row.id, frozenset(have[row.id])))
    work.bulk_update(Candidate, changes)
    return contacts
