"""Applications at the versions a person saw, ended or rested: what the single commands and the close-out of a requisition share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.errors import RuleBroken
from desktop.models import Application, VocabularyWord
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus, ReasonSide, VocabularyKind


def seen(work: UnitOfWork, ids: Sequence[str], versions: Sequence[int], wanted: Wanted) -> Iterator[Application]:
    """The applications at the versions the person saw (0: not seen), as far as the fields ``wanted`` is about."""
    for number, application_id in enumerate(ids):
        work.progress.report(number, len(ids))
        yield work.get(Application, application_id, versions[number] if number < len(versions) else 0, wanted)


def end_each(
    work: UnitOfWork, ids: Sequence[str], versions: Sequence[int], status: ApplicationStatus, reason_id: str, note: str
) -> int:
    """End all of them as rejected or withdrawn for a reason of the side that decides, or none; answers how many."""
    if not reason_id:
        raise RuleBroken("application.reason_needed")
    reason = work.get(VocabularyWord, reason_id)
    allowed = {ReasonSide.US if status is ApplicationStatus.REJECTED else ReasonSide.THEM, ReasonSide.EITHER, ""}
    if reason.kind != VocabularyKind.REASON or reason.side not in allowed:
        raise RuleBroken("application.reason_side", {"reason": reason.label})
    wanted = Wanted({"status": status.value, "reason_id": reason_id, "reason_note": note}, ("stage_id",))
    for application in seen(work, ids, versions, wanted):
        work.add(application.end(status, reason_id, actor_id=work.actor.id, at=work.now, note=note))
    return len(ids)


def rest_each(work: UnitOfWork, ids: Sequence[str], versions: Sequence[int], until: str) -> int:
    """Let all of them rest until an ISO date, or go on with an empty one; answers how many."""
    for application in seen(work, ids, versions, Wanted({"hold_until": until}, ("status",))):
        application.hold(until, today=work.today, at=work.now)
    return len(ids)
