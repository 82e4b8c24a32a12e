"""Keeping true what an actor may: roles, scoped roles and teams are read anew as soon as anything was journalled since.

Another program on the same workspace may change them at any moment; one small statement at the beginning of each question and command
tells whether anything happened at all.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from desktop.errors import AccessTrouble, NotAllowed
from desktop.models import JournalOrigin, Person, Requisition, RequisitionMember, RoleGrant
from desktop.services.access.actor import Actor
from desktop.services.access.permissions import Permission
from desktop.services.access.reach import ScopedRole
from desktop.services.storage.visibility.requisitions import position_of
from desktop.services.storage.visibility.sight import Sight
from desktop.words import Role, Scope

DECIDES = frozenset({"person", "role_grant", "requisition", "requisition_member"})
"""Entities whose change may change what somebody sees."""


class Standing:
    """The actor of a door, as of now. ``follows`` False: an actor who stands for nobody in the tables keeps their roles."""

    def __init__(self, actor: Actor, *, follows: bool = False, own_id: str | None = None) -> None:
        self.actor = actor
        self._follows = follows
        self._own_id = own_id
        self._known: tuple[int, Sight] | None = None

    def at(self, connection: Connection) -> Sight:
        """What the actor sees in the state this connection reads; raises ``AccessTrouble`` ``ended`` for one who was shut out."""
        mark = int(connection.execute(_MARK).scalar_one())
        known = self._known
        if known is not None and known[0] == mark:
            return known[1]
        return self.again(connection, mark)

    def again(self, connection: Connection, mark: int = -1) -> Sight:
        """Read it anew; without a mark it holds until the next look."""
        if self._follows:
            found = actor_of(connection, self.actor.id)
            if found is None:
                raise AccessTrouble("ended")
            self.actor = found
        sight = Sight(self.actor, connection, self._own_id)
        self._known = (mark, sight)
        return sight

    def must(self, sight: Sight, permission: Permission, before: Actor) -> None:
        """Raise ``NotAllowed`` unless the permission is held somewhere; it says so where it was held until now."""
        if not sight.actor.may(permission):
            raise NotAllowed(permission, "changed" if before.may(permission) else "")


_MARK = select(func.coalesce(func.sum(JournalOrigin.__table__.c.last_seq), 0))


def actor_of(connection: Connection, person_id: str) -> Actor | None:
    """Somebody of the team with everything they are there for; None for one who is gone."""
    p, g = Person.__table__.c, RoleGrant.__table__.c
    person = connection.execute(
        select(p.name, p.roles).where(p.id == person_id, p.deleted_at.is_(None), p.inactive.is_(False))
    ).one_or_none()
    if person is None:
        return None
    scoped = connection.execute(
        select(g.role, g.scope, g.scope_id).where(g.person_id == person_id, g.deleted_at.is_(None))
    )
    return Actor(
        person_id,
        person.name,
        frozenset(Role(role) for role in person.roles),
        frozenset(ScopedRole(Role(one.role), Scope(one.scope), one.scope_id) for one in scoped),
        frozenset(_positions(connection, person_id)),
    )


def _positions(connection: Connection, person_id: str) -> set[Role]:
    """What somebody is on any hiring team."""
    r: Any = Requisition.__table__.c
    m: Any = RequisitionMember.__table__.c
    led = {
        role
        for role, column in ((Role.HIRING_MANAGER, r.hiring_manager_id), (Role.RECRUITER, r.recruiter_id))
        if connection.execute(select(r.id).where(column == person_id).limit(1)).first()
    }
    member = connection.execute(select(m.role).where(m.person_id == person_id, m.deleted_at.is_(None)).distinct())
    return led | {position_of(stored) for stored in member.scalars()}
