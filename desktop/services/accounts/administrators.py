"""The rule that somebody must always be able to let others in."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import RuleBroken
from desktop.models import Person
from desktop.services.accounts.on_server import is_on_server, with_login
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import Role


def must_leave_an_administrator(work: UnitOfWork, person_id: str) -> None:
    """Raise ``RuleBroken`` ``account.last_administrator`` when nobody but this person could administer the workspace."""
    c = Person.__table__.c
    others = work.rows(select(c.id, c.roles).where(c.deleted_at.is_(None), c.inactive.is_(False), c.id != person_id))
    can_sign_in = {one.id for one in work.vault.keys.people} if work.vault else {row.id for row in others}
    if is_on_server(work):
        can_sign_in = with_login(work)
    if not any(Role.ADMINISTRATOR.value in row.roles and row.id in can_sign_in for row in others):
        raise RuleBroken("account.last_administrator")
