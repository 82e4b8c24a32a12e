"""The person (or the system) on whose behalf a message is handled."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.errors import NotAllowed
from desktop.services.access.permissions import GRANTS, Permission
from desktop.words import Role

SYSTEM_ID = "00000000000070008000000000000001"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: id of the person record, the name shown in histories, and the roles held in this workspace."""

    id: str
    name: str
    roles: frozenset[Role]

    def may(self, permission: Permission) -> bool:
        """Whether one of the roles grants the permission."""
        return any(permission in GRANTS[role] for role in self.roles)

    def must(self, permission: Permission) -> None:
        """Raise ``NotAllowed`` unless one of the roles grants the permission."""
        if not self.may(permission):
            raise NotAllowed(permission)


SYSTEM = Actor(SYSTEM_ID, "Hiring Desk", frozenset({Role.ADMINISTRATOR}))
