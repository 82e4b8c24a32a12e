"""Adding, changing, tagging and binning candidates."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from desktop.errors import NotFound, RuleBroken
from desktop.models import Application, Candidate, CandidateTag, Requisition, Seat
from desktop.models.base import fixed_id
from desktop.models.requisition import ENDED
from desktop.services.candidates.agreeing import agreed
from desktop.services.candidates.checking import apply_fields, check, set_contacts, set_tags
from desktop.services.candidates.commands import ChangeCandidate, CreateCandidate, DeleteCandidates, TagCandidates
from desktop.services.dispatch.registry import handles
from desktop.services.pipeline.begin import begin_application
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.add_word import word_labelled
from desktop.services.vocabulary.references import stand_for
from desktop.words import VocabularyKind


@handles(CreateCandidate)
def create_candidate(work: UnitOfWork, command: CreateCandidate) -> str:
    """A new person with contacts and tags, and an application where a requisition is named."""
    values = {"name": "", **command.values}
    check(values)
    candidate = Candidate(id="")
    apply_fields(candidate, values)
    work.add(candidate)
    work.flush()
    set_contacts(work, candidate.id, values)
    set_tags(work, candidate.id, values.get("tags", ()))
    if command.requisition_id:
        begin_application(work, candidate.id, command.requisition_id, source_id=candidate.source_id or "")
    return candidate.id


@handles(ChangeCandidate)
def change_candidate(work: UnitOfWork, command: ChangeCandidate) -> None:
    """Change the named fields."""
    candidate = living(work, command.candidate_id)
    check(command.values)
    values = agreed(work, candidate, command.seen_version, command.values, command.seen)
    apply_fields(candidate, values)
    set_contacts(work, candidate.id, values)
    if "tags" in values:
        set_tags(work, candidate.id, values["tags"])


@handles(TagCandidates)
def tag_candidates(work: UnitOfWork, command: TagCandidates) -> int:
    """Put a tag on, or take it off; those that are as wanted already do not count."""
    if not command.tag.strip():
        raise RuleBroken("vocabulary.empty")
    if not command.remove:
        _check_there(work, command.candidate_ids)
    tag_id = word_labelled(work, VocabularyKind.TAG, command.tag)
    tag_ids = stand_for(work, tag_id) if command.remove else (tag_id,)
    links = {fixed_id("candidate_tag", one, tag): one for one in command.candidate_ids for tag in tag_ids}
    c = CandidateTag.__table__.c
    known: dict[str, str | None] = {}
    ids = list(links)
    for start in range(0, len(ids), 500):
        known |= {
            row.id: row.deleted_at
            for row in work.rows(select(c.id, c.deleted_at).where(c.id.in_(ids[start : start + 500])))
        }
    if command.remove:
        return work.bulk_delete(CandidateTag, [one for one, gone in known.items() if gone is None])
    revived = work.bulk_update(CandidateTag, [(one, {"deleted_at": None}) for one, gone in known.items() if gone])
    fresh = [{"id": one, "candidate_id": links[one], "tag_id": tag_id} for one in ids if one not in known]
    work.bulk_insert(CandidateTag, fresh)
    return revived + len(fresh)


def _check_there(work: UnitOfWork, candidate_ids: Sequence[str]) -> None:
    for start in range(0, len(candidate_ids), 500):
        part = candidate_ids[start : start + 500]
        living = select(Candidate.id).where(Candidate.id.in_(part), Candidate.deleted_at.is_(None))
        there = {row[0] for row in work.rows(living)}
        for one in part:
            if one not in there:
                raise NotFound("candidate", one)


@handles(DeleteCandidates)
def delete_candidates(work: UnitOfWork, command: DeleteCandidates) -> int:
    """Bin people and their applications."""
    ids = list(command.candidate_ids)
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        applications = work.rows(
            select(Application.id).where(Application.candidate_id.in_(part), Application.deleted_at.is_(None))
        )
        work.bulk_delete(Application, [row[0] for row in applications])
        # a seat somebody in the bin was hired for is free again; on an ended requisition it stays what happened
        seats = work.find(
            select(Seat)
            .join(Requisition, Seat.requisition_id == Requisition.id)
            .join(Application, Seat.application_id == Application.id)
            .where(Application.candidate_id.in_(part), Requisition.status.not_in([status.value for status in ENDED]))
        )
        for seat in seats:
            seat.free()
    return work.bulk_delete(Candidate, ids)


def living(work: UnitOfWork, candidate_id: str, seen_version: int = 0) -> Candidate:
    """A candidate that is neither binned nor merged away."""
    candidate = work.get(Candidate, candidate_id, seen_version)
    if candidate.merged_into_id:
        raise RuleBroken("candidate.merged", {"into": candidate.merged_into_id})
    return candidate
