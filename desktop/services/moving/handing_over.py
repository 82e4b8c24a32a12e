"""The entry by which a moved workspace changes hands, from keys to a server's rights or back; the only thing a move adds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select, update

from desktop.errors import NotAllowed
from desktop.models import ENTITIES, Person, PersonKey
from desktop.services.access.actor import SYSTEM_ID, Actor
from desktop.services.access.keys.open_vault import OpenVault
from desktop.services.access.keys.sealed_text import is_sealed, open_text, seal_text
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Progress
from desktop.services.history.sealed_changes import close_changes, restricted_fields
from desktop.services.history.signatures import TO_FILE, TO_SERVER, seal_of_unsigned
from desktop.services.listings.keeping import keep
from desktop.services.storage.anchors import Head
from desktop.services.storage.fields import table_of
from desktop.services.storage.unit_of_work import UnitOfWork


def must_open(source: Connection, vault: OpenVault | None) -> None:
    """Raise ``NotAllowed`` where restricted fields are sealed and this person holds no key to them."""
    if vault is not None and vault.ring.restricted:
        return
    for name, _, _ in _values(source, lambda text: text if is_sealed(text) else None):
        raise NotAllowed(Permission.RESTRICTED_SEE, name)


def hand_to_server(target: Connection, origin_id: str, vault: OpenVault, progress: Progress) -> Head | None:
    """Open the restricted fields; signed by whoever moves. What no key opens any more stays as it is."""
    keys = vault.ring.restricted
    work = _work(target, origin_id, vault, progress)
    _set(work, lambda text: open_text(text, keys) if is_sealed(text) else None)
    return _close(work, TO_SERVER, "Move to a team's server", vault)


def hand_to_file(
    target: Connection, origin_id: str, vault: OpenVault, recovery: str, progress: Progress
) -> Head | None:
    """Seal the restricted fields and what the history says of them, and bring the new keys; signed with them."""
    keys = vault.ring.restricted

    def seal(text: str) -> str:
        return seal_text(text, keys)

    reason = seal_of_unsigned(target)
    work = _work(target, origin_id, vault, progress)
    for owner, verify in ((vault.ring.person_id, vault.verify_of(vault.ring.person_id)), (SYSTEM_ID, recovery)):
        work.add(PersonKey(person_id=owner, verify=verify, since=work.now))
    _set(work, lambda text: seal(text) if text and not is_sealed(text) else None)
    work.reason = reason
    head = _close(work, TO_FILE, "Move into a file", vault)
    close_changes(target, seal)
    return head


def _work(target: Connection, origin_id: str, vault: OpenVault, progress: Progress) -> UnitOfWork:
    person_id = vault.ring.person_id
    p = Person.__table__.c
    name = target.execute(select(p.name).where(p.id == person_id)).scalar_one()
    return UnitOfWork(target, Actor(person_id, name, frozenset()), origin_id, progress, vault)


def _set(work: UnitOfWork, change: Callable[[str], str | None]) -> None:
    """Set every restricted field for which ``change`` answers something else than None; nobody changed the record by that."""
    for name, entity in ENTITIES.items():
        if not restricted_fields(name):
            continue
        table: Any = table_of(entity)
        rows = [(row_id, values) for _, row_id, values in _values(work.connection, change, name)]
        stamps = []
        for start in range(0, len(rows), 500):
            part = [row_id for row_id, _ in rows[start : start + 500]]
            found = work.connection.execute(select(table.c.id, table.c.changed_at).where(table.c.id.in_(part)))
            stamps += [{"b_id": row.id, "b_at": row.changed_at} for row in found]
        work.bulk_update(entity, rows)
        if stamps:
            mine = table.c.id == bindparam("b_id", type_=table.c.id.type)
            work.connection.execute(update(table).where(mine).values(changed_at=bindparam("b_at")), stamps)


def _values(
    connection: Connection, change: Callable[[str], str | None], only: str = ""
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Entity, id and new values of every row whose restricted fields ``change`` changes."""
    for name, entity in ENTITIES.items():
        fields = sorted(restricted_fields(name))
        if not fields or (only and name != only):
            continue
        c = table_of(entity).c
        query = select(c.id, *(c[field] for field in fields)).where(or_(*(c[field] != "" for field in fields)))
        for row in connection.execute(query).mappings():
            changed = {field: change(row[field]) for field in fields}
            values = {field: value for field, value in changed.items() if value is not None}
            if values:
                yield name, row["id"], values


def _close(work: UnitOfWork, word: str, label: str, vault: OpenVault) -> Head | None:
    work.flush()
    keep(work)
    work.journal.close(
        actor_id=work.actor.id, command=word, label=label, reason=work.reason, undoable=False,
        signer_id=vault.ring.person_id, sign=vault.ring.sign,
    )  # fmt: skip
    work.session.close()
    return work.journal.head
