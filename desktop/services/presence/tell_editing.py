"""Noting who has a record open for editing, for a minute at a time, and answering who does."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import and_, delete, func, insert, or_, select

from desktop.errors import NotFound
from desktop.models import ENTITIES, Person, Presence
from desktop.models.base import from_moment, moment
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.presence.messages import LEASE_SECONDS, Editing, ReadEditing, TellEditing
from desktop.services.storage.unit_of_work import UnitOfWork

EDITED = ("candidate", "requisition", "application")
"""The kinds of records whose forms tell."""
CLOCKS_DIFFER = timedelta(minutes=10)
"""A lease further ahead than this was given by a clock that is wrong, and would stay."""


@handles(TellEditing)
def tell_editing(work: UnitOfWork, command: TellEditing) -> None:
    """Renew or end one's own lease; leases that ran out are swept away with it."""
    c = Presence.__table__.c
    until = moment(from_moment(work.now) + timedelta(seconds=LEASE_SECONDS))
    found = work.connection.execute(
        select(c.since, c.record_id).where(c.seat == command.seat, c.person_id == work.actor.id)
    ).one_or_none()
    mine = and_(c.seat == command.seat, c.person_id == work.actor.id)
    gone = or_(c.until < work.now, c.until > moment(from_moment(until) + CLOCKS_DIFFER), mine)
    if not command.over:
        if command.entity not in EDITED:
            raise NotFound(command.entity, command.record_id)
        work.get(ENTITIES[command.entity], command.record_id)
    work.connection.execute(delete(Presence).where(gone))
    if not command.over:
        since = found.since if found is not None and found.record_id == command.record_id else work.now
        work.connection.execute(
            insert(Presence).values(
                seat=command.seat, entity=command.entity, record_id=command.record_id, person_id=work.actor.id,
                since=since, until=until,
            )
        )  # fmt: skip


@answers(ReadEditing)
def read_editing(reader: Reader, question: ReadEditing) -> tuple[Editing, ...]:
    """Everybody once, however many windows they have."""
    c, p = Presence.__table__.c, Person.__table__.c
    rows = reader.connection.execute(
        select(c.person_id, p.name, func.min(c.since).label("since"))
        .join_from(Presence.__table__, Person.__table__, p.id == c.person_id)
        .where(
            c.record_id == question.record_id,
            c.entity == question.entity,
            c.until >= moment(),
            c.person_id != reader.actor.id,
        )
        .group_by(c.person_id, p.name)
        .order_by(func.min(c.since), c.person_id)
    )
    return tuple(Editing(row.person_id, row.name, row.since) for row in rows)
