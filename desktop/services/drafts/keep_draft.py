"""Keeping what was typed into a form until it is saved or thrown away."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from desktop.models import Draft as Entity
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.drafts.messages import Draft, KeepDraft, ReadDraft, ReadDrafts
from desktop.services.storage.unit_of_work import UnitOfWork


@handles(KeepDraft)
def keep_draft(work: UnitOfWork, command: KeepDraft) -> None:
    """Replace the draft under its key."""
    c = Entity.__table__.c
    key = command.key[:128]
    work.connection.execute(delete(Entity).where(c.owner_id == work.actor.id, c.key == key))
    if command.values:
        work.connection.execute(
            insert(Entity).values(owner_id=work.actor.id, key=key, content=command.values, at=work.now)
        )


@answers(ReadDraft)
def read_draft(reader: Reader, question: ReadDraft) -> Draft | None:
    """The draft under a key."""
    c = Entity.__table__.c
    row = reader.connection.execute(
        select(c.key, c.content, c.at).where(c.owner_id == reader.actor.id, c.key == question.key[:128])
    ).one_or_none()
    return Draft(*row) if row else None


@answers(ReadDrafts)
def read_drafts(reader: Reader, _: ReadDrafts) -> tuple[Draft, ...]:
    """All drafts of the actor."""
    c = Entity.__table__.c
    rows = reader.connection.execute(
        select(c.key, c.content, c.at).where(c.owner_id == reader.actor.id).order_by(c.at.desc())
    )
    return tuple(Draft(*row) for row in rows)
