"""The team with what each may do."""

from __future__ import annotations

from sqlalchemy import select

from desktop.models import Person
from desktop.services.access.actor import SYSTEM_ID
from desktop.services.accounts.messages import Account, ReadAccounts
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
    holders = {one.id: one for one in reader.vault.keys.people} if reader.vault else {}
    found = [
        Account(
            row.id, row.name, row.email, tuple(row.roles), not row.inactive, row.id in holders,
            row.id in holders and holders[row.id].must_change, row.id in holders and holders[row.id].entitled,
            row.row_version,
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.active, fold(one.name))))
