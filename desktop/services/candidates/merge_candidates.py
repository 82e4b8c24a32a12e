"""Making two records one person. Nothing is rewritten: the other record points to the one that stays, so that histories of both
are read together and undo only has to take the pointer away."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import RuleBroken
from desktop.models import Application, CandidateTag, Contact
from desktop.models.base import fixed_id
from desktop.services.candidates.checking import apply_fields, check, set_contacts, set_tags
from desktop.services.candidates.commands import MergeCandidates
from desktop.services.candidates.end_doubled import end_doubled
from desktop.services.candidates.write_candidate import living
from desktop.services.dispatch.registry import handles
from desktop.services.storage.unit_of_work import UnitOfWork


@handles(MergeCandidates)
def merge_candidates(work: UnitOfWork, command: MergeCandidates) -> None:
    """Take the chosen fields, move applications, copy contacts and tags that the kept record lacks; one application a requisition runs on."""
    if command.keep_id == command.other_id:
        raise RuleBroken("candidate.merge_same")
    kept = living(work, command.keep_id, command.keep_version)
    other = living(work, command.other_id, command.other_version)
    check(command.values)
    apply_fields(kept, command.values)
    set_contacts(work, kept.id, command.values)
    if "tags" in command.values:
        set_tags(work, kept.id, command.values["tags"])
    work.flush()
    _copy_contacts(work, kept.id, other.id)
    _copy_tags(work, kept.id, other.id)
    for application in work.find(
        select(Application).where(Application.candidate_id == other.id, Application.deleted_at.is_(None))
    ):
        application.candidate_id = kept.id
    work.flush()
    end_doubled(work, kept.id, command.continues)
    kept.kept = {**other.kept, **kept.kept}
    other.merged_into_id = kept.id
    work.subjects |= {kept.id, other.id}


def _copy_contacts(work: UnitOfWork, kept_id: str, other_id: str) -> None:
    living_contacts = select(Contact).where(Contact.deleted_at.is_(None)).order_by(Contact.kind, Contact.position)
    have = work.find(living_contacts.where(Contact.candidate_id == kept_id))
    known = {(contact.kind, contact.match_key or contact.value) for contact in have}
    after = max((contact.position for contact in have), default=-1) + 1
    for contact in work.find(living_contacts.where(Contact.candidate_id == other_id)):
        if (contact.kind, contact.match_key or contact.value) not in known:
            work.add(
                Contact(
                    candidate_id=kept_id,
                    kind=contact.kind,
                    value=contact.value,
                    match_key=contact.match_key,
                    label=contact.label,
                    position=after,
                )
            )
            after += 1


def _copy_tags(work: UnitOfWork, kept_id: str, other_id: str) -> None:
    known = {link.tag_id: link for link in work.find(select(CandidateTag).where(CandidateTag.candidate_id == kept_id))}
    for link in work.find(
        select(CandidateTag).where(CandidateTag.candidate_id == other_id, CandidateTag.deleted_at.is_(None))
    ):
        if link.tag_id in known:
            known[link.tag_id].deleted_at = None
        else:
            work.add(
                CandidateTag(
                    id=fixed_id("candidate_tag", kept_id, link.tag_id), candidate_id=kept_id, tag_id=link.tag_id
                )
            )
