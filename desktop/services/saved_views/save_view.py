"""Keeping views under a name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, or_, select

from desktop.errors import RuleBroken
from desktop.models import SavedView as Entity
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.saved_views.messages import DeleteView, ReadSavedViews, SavedView, SaveView, views_of
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.text import fold


def views_query(question: ReadSavedViews, owner_id: str) -> Select[Any]:
    """What reads a person's own views of a list and the shared ones, in the order in which ``views_of`` takes their values."""
    c = Entity.__table__.c
    return select(c.id, c.list_kind, c.name, c.settings, c.shared, c.owner_id, c.row_version).where(
        c.list_kind == question.kind, c.deleted_at.is_(None), or_(c.shared.is_(True), c.owner_id == owner_id)
    )


@answers(ReadSavedViews)
def read_saved_views(reader: Reader, question: ReadSavedViews) -> tuple[SavedView, ...]:
    """One's own and the shared ones, by name."""
    return views_of(reader.connection.execute(views_query(question, reader.actor.id)))


@handles(SaveView)
def save_view(work: UnitOfWork, command: SaveView) -> str:
    """Keep under a name; one's own view of that name is replaced."""
    name = " ".join(command.name.split())
    if not name:
        raise RuleBroken("view.name_needed")
    mine = work.find(
        select(Entity).where(
            Entity.list_kind == command.kind, Entity.owner_id == work.actor.id, Entity.deleted_at.is_(None)
        )
    )
    view = next((one for one in mine if fold(one.name) == fold(name)), None)
    if view is None:
        view = work.add(Entity(list_kind=command.kind, name=name, owner_id=work.actor.id))
    view.settings, view.shared, view.name = command.settings, command.shared, name
    work.flush()
    return view.id


@handles(DeleteView)
def delete_view(work: UnitOfWork, command: DeleteView) -> None:
    """Remove one's own view."""
    view = work.get(Entity, command.view_id)
    if view.owner_id != work.actor.id:
        raise RuleBroken("view.not_yours")
    work.delete(view)
