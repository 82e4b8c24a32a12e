"""Erasing candidates for good, with everybody who was merged into them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from desktop.errors import NotFound
from desktop.models import Application, Candidate, Seat
from desktop.services.candidates.commands import EraseCandidates
from desktop.services.dispatch.registry import handles
from desktop.services.storage.erasing import erase_subjects
from desktop.services.storage.unit_of_work import UnitOfWork


@handles(EraseCandidates)
def erase_candidates(work: UnitOfWork, command: EraseCandidates) -> int:
    """Erase people, living or in the bin; a seat they were hired for stays filled, and by whom is not known any more."""
    everybody = _with_merged(work, command.candidate_ids)
    work.reason = command.reason.strip()
    a = Application.__table__.c
    for start in range(0, len(everybody), 500):
        part = everybody[start : start + 500]
        for requisition_id in {row[0] for row in work.rows(select(a.requisition_id).where(a.candidate_id.in_(part)))}:
            work.touch("requisition", requisition_id, None)
        for seat in work.find(
            select(Seat)
            .join(Application, Seat.application_id == Application.id)
            .where(Application.candidate_id.in_(part))
        ):
            seat.application_id = None
    erase_subjects(work, everybody)
    return len(command.candidate_ids)


def _with_merged(work: UnitOfWork, ids: Sequence[str]) -> list[str]:
    """These people and the records that became part of theirs, however often."""
    c = Candidate.__table__.c
    there = {
        row[0]
        for start in range(0, len(ids), 500)
        for row in work.rows(select(c.id).where(c.id.in_(ids[start : start + 500])))
    }
    for one in ids:
        if one not in there:
            raise NotFound("candidate", one)
    found, fresh = dict.fromkeys(ids), list(ids)
    while fresh:
        rows = work.rows(select(c.id).where(c.merged_into_id.in_(fresh[:500])))
        fresh = [*fresh[500:], *(row[0] for row in rows if row[0] not in found)]
        found |= dict.fromkeys(row[0] for row in rows)
    return list(found)
