"""Putting what a person typed into a candidate together with what somebody else did meanwhile, contacts and tags included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select

from desktop.models import Candidate, CandidateTag, Contact
from desktop.services.candidates.checking import KINDS
from desktop.services.listings.labels import words_as_kept
from desktop.services.storage.agreement import Several, Wanted, merge_several
from desktop.services.storage.unit_of_work import UnitOfWork


def agreed(
    work: UnitOfWork, candidate: Candidate, seen_version: int, values: Mapping[str, Any], seen: Mapping[str, Any]
) -> dict[str, Any]:
    """The values to write; raises ``OutOfDate`` with every field on which the two mean different things."""
    several: dict[str, Callable[[], Several]] = {
        name: lambda kind=kind: _contacts(work, candidate.id, kind)  # type: ignore[misc] # mypy infers no lambda with a default
        for name, kind in KINDS.items()
    }
    several["tags"] = lambda: _tags(work, candidate.id)
    merged = merge_several(work.connection, several, values, seen)
    work.agree(candidate, seen_version, Wanted(values), merged.conflicts)
    work.note_merged(merged.others)
    return {**values, **merged.values}


def _contacts(work: UnitOfWork, candidate_id: str, kind: str) -> Several:
    c = Contact.__table__.c
    rows = work.rows(
        select(c.id, c.value, c.deleted_at)
        .where(c.candidate_id == candidate_id, c.kind == kind)
        .order_by(c.position, c.id)
    )
    return Several(tuple(row.value for row in rows if row.deleted_at is None), [row.id for row in rows], ranked=True)


def _tags(work: UnitOfWork, candidate_id: str) -> Several:
    t, w = CandidateTag.__table__.c, words_as_kept().subquery()
    rows = work.rows(
        select(t.id, w.c.label, t.deleted_at)
        .join_from(CandidateTag.__table__, w, t.tag_id == w.c.id)
        .where(t.candidate_id == candidate_id)
    )
    worn = dict.fromkeys(row.label for row in rows if row.deleted_at is None)  # two words merged may be worn both
    return Several(tuple(worn), [row.id for row in rows])
