"""One person runs once on a requisition: after a merge one application goes on, the others end as duplicates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select

from desktop.errors import NotFound, RuleBroken
from desktop.models import Application, VocabularyWord
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.vocabulary.seeding import word_id
from desktop.words import ApplicationStatus, VocabularyKind

DUPLICATE = "duplicate_or_spam"


def end_doubled(work: UnitOfWork, candidate_id: str, continues: Collection[str]) -> None:
    """End all but one of the active applications on each requisition; ``continues`` names those that shall go on.

    Without a choice the one furthest along goes on, of two at the same stage the one that began earlier. Raises ``NotFound``
    for a choice that is none of these, ``RuleBroken`` when two on one requisition are to go on.
    """
    running: dict[str, list[Application]] = defaultdict(list)
    for application in work.find(
        select(Application).where(
            Application.candidate_id == candidate_id,
            Application.status == ApplicationStatus.ACTIVE.value,
            Application.deleted_at.is_(None),
        )
    ):
        running[application.requisition_id].append(application)
    doubled = [group for group in running.values() if len(group) > 1]
    among = {application.id for group in doubled for application in group}
    for wrong in set(continues) - among:
        raise NotFound("application", wrong)
    for group in doubled:
        chosen = [application for application in group if application.id in continues]
        if len(chosen) > 1:
            raise RuleBroken("application.already_there")
        goes_on = chosen[0] if chosen else _furthest(work, group)
        for application in group:
            if application is not goes_on:
                step = application.end(
                    ApplicationStatus.REJECTED, _reason(work), actor_id=work.actor.id, at=work.now, note=""
                )
                work.add(step)


def _furthest(work: UnitOfWork, group: list[Application]) -> Application:
    rank = {application.id: work.get(VocabularyWord, application.stage_id).rank for application in group}
    latest = max(rank.values())
    furthest = [application for application in group if rank[application.id] == latest]
    return min(furthest, key=lambda one: (one.applied_on or one.stage_entered_at, one.id))


def _reason(work: UnitOfWork) -> str:
    """The vocabulary's own reason, whatever the team calls it now."""
    c = VocabularyWord.__table__.c
    kind = VocabularyKind.REASON
    found = work.rows(
        select(c.id, c.merged_into_id).where(c.kind == kind.value, c.code == DUPLICATE, c.deleted_at.is_(None)).limit(1)
    )
    return str(found[0].merged_into_id or found[0].id) if found else word_id(kind, DUPLICATE)
