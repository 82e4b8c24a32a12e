"""People of a draft as rows: candidates with contacts, tags and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from desktop.addresses import match_key
from desktop.models import Candidate, CandidateTag, Contact, Note
from desktop.models.base import fixed_id, new_id
from desktop.services.spreadsheets.drafting.records import DraftApplication, DraftPerson
from desktop.services.spreadsheets.importing.word_ids import WordIds
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import VocabularyKind


def place_of(person: DraftPerson) -> str:
    """Where a person lives: the parts that stand in columns of their own, else the place as typed."""
    parts = dict.fromkeys(part for part in (person.city, person.region, person.country) if part)
    return ", ".join(parts) or person.location


def candidate_values(person: DraftPerson, first: DraftApplication | None, words: WordIds) -> dict[str, Any]:
    """The columns of a new candidate."""
    place = place_of(person)
    source = person.source or (first.source if first else None)
    kept = dict(person.kept)
    for label, text in (
        ("address", person.address), ("zip", person.zip), ("experience", person.experience),
        ("other ids", ", ".join(person.external_ids[1:])), ("location", person.location if place != person.location else ""),
    ):  # fmt: skip
        if text:
            kept.setdefault(label, text)
    source_id = words.source(source)
    detail = first.source_detail if first else ""
    return {
        "name": person.shown_name[:300], "given_name": person.given, "family_name": person.family,
        "location": place, "employer": person.employer, "title": person.title,
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
    for person in people:
        there = known.get(person.key)
        candidate_id = there or new_id()
        ids[person.key] = candidate_id
        if there:
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
    work.bulk_insert(Contact, contacts)
    work.bulk_insert(CandidateTag, tags)
    work.bulk_insert(Note, notes)
    return ids
