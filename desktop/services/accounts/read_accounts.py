"""The team with what each may do."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from desktop.models import Person, RoleGrant
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
    scoped: dict[str, list[HeldRole]] = defaultdict(list)
    for one in reader.connection.execute(
        select(g.person_id, g.id, g.role, g.scope, g.scope_id)
        .where(g.deleted_at.is_(None))
        .order_by(g.created_at, g.id)
    ):
        scoped[one.person_id].append(HeldRole(one.id, one.role, one.scope, one.scope_id))
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
