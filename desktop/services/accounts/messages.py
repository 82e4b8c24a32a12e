"""Messages on accounts. Passwords travel in them and are never part of what is printed, journalled or kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command, Question


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role held for one department or requisition."""

    id: str
    role: str
    scope: str
    scope_id: str
    place: str
    """What the department or the requisition is called."""


@dataclass(frozen=True, slots=True)
class Account:
    """One member as the people page shows them."""

    id: str
    name: str
    email: str
    roles: tuple[str, ...]
    active: bool
    has_access: bool
    must_change: bool
    entitled: bool
    """Whether restricted fields open to them."""
    version: int
    scoped: tuple[HeldRole, ...] = ()
    """Roles held for a department or a requisition only."""
    logins: tuple[str, ...] = ()
    """On a team's server: what the person signs in with there."""
    unsettled: tuple[str, ...] = ()
    """On a team's server: roles the team gave and the server does not know yet; they count for nothing there."""


@dataclass(frozen=True, slots=True)
class ReadAccounts(Question[tuple[Account, ...]]):
    """Everybody of the team with what they may, by name."""

    permission: ClassVar[Permission] = Permission.PEOPLE_SEE


@dataclass(frozen=True, slots=True)
class GiveAccess(Command[str]):
    """Let a member sign in, or give a new password after a forgotten one; answers the person's id.

    With ``must_change`` the person replaces the password at the next sign-in. Earlier secrets of the person stop working.
    """

    permission: ClassVar[Permission] = Permission.ACCESS_GIVE
    word: ClassVar[str] = "account.give"
    sentence: ClassVar[str] = "Give a password"
    undoable: ClassVar[bool] = False
    person_id: str
    password: str = field(repr=False)
    must_change: bool = True


@dataclass(frozen=True, slots=True)
class SetRoles(Command[None]):
    """Say what a member is there for; the last administrator stays one."""

    permission: ClassVar[Permission] = Permission.ACCESS_GIVE
    word: ClassVar[str] = "account.roles"
    sentence: ClassVar[str] = "Change roles"
    undoable: ClassVar[bool] = False
    person_id: str
    seen_version: int
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndAccess(Command[None]):
    """A member left: they can no longer sign in, and the file gets a key they never had. Their history stays."""

    permission: ClassVar[Permission] = Permission.ACCESS_GIVE
    word: ClassVar[str] = "account.end"
    sentence: ClassVar[str] = "End access"
    undoable: ClassVar[bool] = False
    person_id: str
    seen_version: int


@dataclass(frozen=True, slots=True)
class GrantRole(Command[str]):
    """Give a member a role for one department (a vocabulary word) or one requisition; answers the grant's id."""

    permission: ClassVar[Permission] = Permission.ACCESS_GIVE
    word: ClassVar[str] = "account.grant"
    sentence: ClassVar[str] = "Give a role"
    undoable: ClassVar[bool] = False
    person_id: str
    role: str
    scope: str
    scope_id: str


@dataclass(frozen=True, slots=True)
class RevokeRole(Command[None]):
    """Take back a role that was given for one department or requisition."""

    permission: ClassVar[Permission] = Permission.ACCESS_GIVE
    word: ClassVar[str] = "account.revoke"
    sentence: ClassVar[str] = "Take back a role"
    undoable: ClassVar[bool] = False
    grant_id: str
