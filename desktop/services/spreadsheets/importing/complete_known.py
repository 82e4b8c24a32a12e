"""Writes what a file tells newly of people and applications that are here: contacts, empty fields, notes, tags, kept columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from desktop.models import Application, Candidate, CandidateTag, Contact, Note
from desktop.models.base import fixed_id
from desktop.services.spreadsheets.drafting.records import DraftApplication, DraftPerson, ImportDraft
from desktop.services.spreadsheets.importing.application_rows import kept_of_application
from desktop.services.spreadsheets.importing.known_ids import KnownRecords
from desktop.services.spreadsheets.importing.known_people import find_person_news, keep_beside
from desktop.services.spreadsheets.importing.word_ids import WordIds
from desktop.services.storage.parts import parts
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import VocabularyKind

_OF_THE_MOMENT = ("stage", "status", "reason")
"""Words that stand beside the present state: a move replaces them, nothing else does."""


def complete_people(
    work: UnitOfWork, draft: ImportDraft, known: KnownRecords, people: Collection[DraftPerson], words: WordIds
) -> None:
    """Fill what known people lack; what differs is kept beside."""
    met = [one for one in people if one.key in known.people]
    news = find_person_news(work.connection, draft, known, {one.key for one in met})
    changes: dict[str, dict[str, Any]] = defaultdict(dict)
    for one in news.values():
        changes[one.candidate_id].update(one.filled)
        if one.kept is not None:
            changes[one.candidate_id]["kept"] = one.kept
    work.bulk_update(Candidate, {key: values for key, values in changes.items() if values}.items())
    work.bulk_insert(Contact, [contact for one in news.values() for contact in one.contacts])
    _add_tags(work, known, met, words)
    notes = [(known.people[one.key], "", text) for one in met for text in one.notes]
    _add_notes(work, notes)


def complete_applications(
    work: UnitOfWork, draft: ImportDraft, known: KnownRecords, told: Collection[DraftApplication], words: WordIds
) -> None:
    """Dates, people in charge and sources an application lacks; its other columns are kept beside."""
    by_id = {known.applications[one.key]: one for one in told}
    a = Application.__table__.c
    changes: list[tuple[str, dict[str, Any]]] = []
    notes: list[tuple[str, str, str]] = []
    for part in parts(by_id):
        columns = (a.id, a.candidate_id, a.applied_on, a.owner_id, a.source_id, a.kept)
        for row in work.rows(select(*columns).where(a.id.in_(part))):
            one = by_id[row.id]
            file = draft.tables[one.rows[0][0]].file if one.rows and draft.tables else ""
            kept = dict(row.kept)
            for label, text in kept_of_application(one).items():
                if label not in _OF_THE_MOMENT or label not in kept:
                    keep_beside(kept, label, text, file, first=label)
            lacking: dict[str, Any] = {
                "applied_on": one.applied_on.isoformat() if one.applied_on else "",
                "owner_id": words.person(one.owner), "source_id": words.source(one.source),
            }  # fmt: skip
            values = {name: value for name, value in lacking.items() if value and not getattr(row, name)}
            if kept != row.kept:
                values["kept"] = kept
            if values:
                changes.append((row.id, values))
            notes += [(row.candidate_id, row.id, text) for text in one.notes]
    work.bulk_update(Application, changes)
    _add_notes(work, notes)


def _add_tags(work: UnitOfWork, known: KnownRecords, met: Collection[DraftPerson], words: WordIds) -> None:
    wanted: dict[str, tuple[str, str]] = {}
    for one in met:
        for tag in one.tags:
            tag_id = words.labelled(VocabularyKind.TAG, tag)
            if tag_id:
                candidate_id = known.people[one.key]
                wanted[fixed_id("candidate_tag", candidate_id, tag_id)] = (candidate_id, tag_id)
    t = CandidateTag.__table__.c
    for part in parts(list(wanted)):
        for row in work.rows(select(t.id).where(t.id.in_(part))):  # one taken off by hand stays off
            del wanted[row.id]
    rows = [{"id": one, "candidate_id": pair[0], "tag_id": pair[1]} for one, pair in wanted.items()]
    work.bulk_insert(CandidateTag, rows)


def _add_notes(work: UnitOfWork, notes: Collection[tuple[str, str, str]]) -> None:
    """Candidate, application and text of each note that nobody wrote before."""
    n = Note.__table__.c
    there: Mapping[str, set[str]] = defaultdict(set)
    for part in parts({candidate for candidate, _, _ in notes}):
        for row in work.rows(select(n.candidate_id, n.text).where(n.candidate_id.in_(part))):
            there[row.candidate_id].add(row.text)
    rows: list[dict[str, Any]] = []
    for candidate, application, text in notes:
        if text not in there[candidate]:
            there[candidate].add(text)
            of = {"application_id": application} if application else {}
            rows.append({"candidate_id": candidate, "author_id": work.actor.id, "text": text, **of})
    work.bulk_insert(Note, rows)
