"""The person (or the system) on whose behalf a message is handled."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.errors import NotAllowed
from desktop.services.access.permissions import GRANTS, WORKSPACE_WIDE, Permission
from desktop.services.access.reach import Place, Reach, ScopedRole, reach_of
from desktop.words import Role

SYSTEM_ID = "00000000000070008000000000000001"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: id of the person record, the name shown in histories, and the roles held.

    ``roles`` are held everywhere, ``scoped`` for a department or a requisition; ``positions`` is what the person is on any hiring team.
    """

    id: str
    name: str
    roles: frozenset[Role]
    scoped: frozenset[ScopedRole] = frozenset()
    positions: frozenset[Role] = frozenset()

    def may(self, permission: Permission, place: Place | None = None) -> bool:
        """Whether the permission is held for a requisition; without one, whether it is held anywhere at all."""
        if place is not None:
            return self.reach(permission).covers(place)
        if any(permission in GRANTS[role] for role in self.roles):
            return True
        if permission in WORKSPACE_WIDE:
            return False
        return any(permission in GRANTS[role] for role in {one.role for one in self.scoped} | self.positions)

    def must(self, permission: Permission) -> None:
        """Raise ``NotAllowed`` unless the permission is held somewhere."""
        if not self.may(permission):
            raise NotAllowed(permission)

    def reach(self, permission: Permission) -> Reach:
        """On which requisitions the permission is held."""
        return reach_of(self.id, self.roles, self.scoped, permission)


SYSTEM = Actor(SYSTEM_ID, "Hiring Desk", frozenset({Role.ADMINISTRATOR}))
