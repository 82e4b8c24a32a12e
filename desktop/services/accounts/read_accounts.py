"""The team with what each may do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from desktop.models import Person, Requisition, RoleGrant, VocabularyWord
from desktop.services.access.actor import SYSTEM_ID
from desktop.services.accounts.messages import Account, HeldRole, ReadAccounts
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.listings.labels import words_as_kept
from desktop.services.storage.store import StorageKind
from desktop.text import fold
from desktop.words import Role


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
    logins, groups = _on_server(reader)
    found = [
        Account(
            row.id, row.name, row.email, tuple(row.roles), not row.inactive, row.id in holders or row.id in logins,
            row.id in holders and holders[row.id].must_change, row.id in holders and holders[row.id].entitled,
            row.row_version, tuple(scoped.get(row.id, ())), tuple(logins.get(row.id, ())),
            _unsettled(row.roles, scoped.get(row.id, ()), groups.get(row.id)),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.active, fold(one.name))))


def _on_server(reader: Reader) -> tuple[dict[str, list[str]], dict[str, frozenset[str]]]:
    """Of each person who has any: the logins on the team's server, and the roles whose groups all of them are in."""
    logins: dict[str, list[str]] = defaultdict(list)
    groups: dict[str, frozenset[str]] = {}
    if reader.store is not None and reader.store.kind is StorageKind.SERVER:
        from desktop.services.storage.postgres.logins import logins_of

        for one in logins_of(reader.connection):
            logins[one.person_id].append(one.login)
            groups[one.person_id] = groups.get(one.person_id, one.groups) & one.groups
    return logins, groups


def _unsettled(roles: Iterable[str], scoped: Iterable[HeldRole], groups: frozenset[str] | None) -> tuple[str, ...]:
    """Roles the team gave and the server does not know. A group without a role is none: it may stand for one on a hiring team."""
    if groups is None:
        return ()
    held = {*roles, *(one.role for one in scoped)}
    return tuple(role for role in Role if role in held and role not in groups)


def _places(connection: Connection, ids: set[str]) -> dict[str, str]:
    """What departments and requisitions are called."""
    if not ids:
        return {}
    w, r = VocabularyWord.__table__.c, Requisition.__table__.c
    departments = connection.execute(words_as_kept().where(w.id.in_(ids)))
    openings = connection.execute(select(r.id, r.number, r.title).where(r.id.in_(ids)))
    return {one.id: one.label for one in departments} | {one.id: f"{one.number} {one.title}" for one in openings}
