"""Who owns an application, and its risk flags."""

from __future__ import annotations

from desktop.models import Application, ApplicationFlag, Person, VocabularyWord
from desktop.models.base import fixed_id
from desktop.services.applications.commands import AssignApplications, FlagApplications
from desktop.services.dispatch.registry import handles
from desktop.services.pipeline.ending import seen
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.references import stand_for


@handles(AssignApplications)
def assign_applications(work: UnitOfWork, command: AssignApplications) -> int:
    """Give each an owner; an empty one takes it away."""
    owner = work.get(Person, command.owner_id).id if command.owner_id else None
    for application in seen(work, command.application_ids, command.seen_versions, Wanted({"owner_id": owner})):
        application.owner_id = owner
    return len(command.application_ids)


@handles(FlagApplications)
def flag_applications(work: UnitOfWork, command: FlagApplications) -> int:
    """Set or clear a flag; those that are as wanted already do not count."""
    work.get(VocabularyWord, command.flag_id)
    flag_ids = stand_for(work, command.flag_id)
    changed = 0
    for application_id in command.application_ids:
        application = work.get(Application, application_id)
        links = {one: fixed_id("application_flag", application_id, one) for one in flag_ids}
        known = {one: work.session.get(ApplicationFlag, link) for one, link in links.items()}
        worn = [link for link in known.values() if link is not None and link.deleted_at is None]
        if bool(worn) is not command.remove:
            continue
        own = known[command.flag_id]
        if command.remove:
            for link in worn:
                work.delete(link)
        elif own is not None:
            own.deleted_at = None
        else:
            work.add(
                ApplicationFlag(
                    id=links[command.flag_id],
                    application_id=application_id,
                    candidate_id=application.candidate_id,
                    flag_id=command.flag_id,
                    at=work.now,
                )
            )
        changed += 1
    return changed
