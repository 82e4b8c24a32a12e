"""The team with what each may do."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from desktop.models import Person, Requisition, RoleGrant, VocabularyWord
from desktop.services.access.actor import SYSTEM_ID
from desktop.services.accounts.messages import Account, HeldRole, ReadAccounts
from desktop.services.dispatch.registry import Reader, answers
from desktop.text import fold


@answers(ReadAccounts)
def read_accounts(reader: Reader, _: ReadAccounts) -> tuple[Account, ...]:
    """Everybody but the system, by name."""
    c = Person.__table__.c
    rows = reader.connection.execute(
        select(c.id, c.name, c.email, c.roles, c.inactive, c.row_version).where(
            c.deleted_at.is_(None), c.id != SYSTEM_ID
        )
    ).all()
    g = RoleGrant.__table__.c
    held = reader.connection.execute(
        select(g.person_id, g.id, g.role, g.scope, g.scope_id)
        .where(g.deleted_at.is_(None))
        .order_by(g.created_at, g.id)
    ).all()
    places = _places(reader.connection, {one.scope_id for one in held})
    scoped: dict[str, list[HeldRole]] = defaultdict(list)
    for one in held:
        scoped[one.person_id].append(HeldRole(one.id, one.role, one.scope, one.scope_id, places.get(one.scope_id, "")))
    holders = {one.id: one for one in reader.vault.keys.people} if reader.vault else {}
    found = [
        Account(
            row.id, row.name, row.email, tuple(row.roles), not row.inactive, row.id in holders,
            row.id in holders and holders[row.id].must_change, row.id in holders and holders[row.id].entitled,
            row.row_version, tuple(scoped.get(row.id, ())),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.active, fold(one.name))))


def _places(connection: Connection, ids: set[str]) -> dict[str, str]:
    """What departments and requisitions are called."""
    if not ids:
        return {}
    w, r = VocabularyWord.__table__.c, Requisition.__table__.c
    departments = connection.execute(select(w.id, w.label).where(w.id.in_(ids)))
    openings = connection.execute(select(r.id, r.number, r.title).where(r.id.in_(ids)))
    return {one.id: one.label for one in departments} | {one.id: f"{one.number} {one.title}" for one in openings}
