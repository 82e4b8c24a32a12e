"""How far a permission reaches: the requisitions on which a person holds it, told without naming each of them.

Everything else hangs on requisitions: an application is reached with its requisition, a candidate with any of their applications.
``services/storage/visibility`` turns a reach into SQL; ``covers`` says the same for one requisition in plain Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.services.access.permissions import GRANTS, SEES, WORKSPACE_WIDE, Permission, Sees
from desktop.words import Role, Scope

POSITIONS = frozenset(Role) - {Role.ADMINISTRATOR, Role.HR}
"""What somebody can be on a hiring team."""


@dataclass(frozen=True, slots=True)
class ScopedRole:
    """A role held for one department (a vocabulary word) or one requisition."""

    role: Role
    scope: Scope
    scope_id: str


@dataclass(frozen=True, slots=True)
class Place:
    """What of a requisition decides who reaches it; ``positions``: what the person asking is on its hiring team."""

    requisition_id: str
    department_id: str = ""
    confidential: bool = False
    positions: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Reach:
    """The requisitions on which a person holds a permission."""

    person_id: str
    everything: bool = False
    open: bool = False
    """All that are not confidential."""
    positions: frozenset[Role] = frozenset()
    """Those on whose hiring team the person is one of these."""
    departments: frozenset[str] = frozenset()
    """Those of these departments that are not confidential."""
    whole_departments: frozenset[str] = frozenset()
    """Those of these departments, confidential ones too."""
    requisitions: frozenset[str] = frozenset()

    def covers(self, place: Place) -> bool:
        """Whether a requisition is among them."""
        return (
            self.everything
            or (not place.confidential and (self.open or place.department_id in self.departments))
            or bool(self.positions & place.positions)
            or place.department_id in self.whole_departments
            or place.requisition_id in self.requisitions
        )


def reach_of(person_id: str, roles: Iterable[Role], scoped: Iterable[ScopedRole], permission: Permission) -> Reach:
    """How far a permission reaches for somebody with these roles. A hiring team's positions count for everybody."""
    granting = {role for role in Role if permission in GRANTS[role]}
    held = granting & set(roles)
    sees = {SEES[role] for role in held}
    if permission in WORKSPACE_WIDE:
        return Reach(person_id, everything=Sees.EVERYTHING in sees, open=Sees.OPEN in sees)
    mine = [one for one in scoped if one.role in granting]
    departments = [one for one in mine if one.scope is Scope.DEPARTMENT]
    return Reach(
        person_id,
        everything=Sees.EVERYTHING in sees,
        open=Sees.OPEN in sees,
        positions=POSITIONS if held else POSITIONS & granting,
        departments=frozenset(one.scope_id for one in departments),
        whole_departments=frozenset(one.scope_id for one in departments if SEES[one.role] is Sees.EVERYTHING),
        requisitions=frozenset(one.scope_id for one in mine if one.scope is Scope.REQUISITION),
    )
