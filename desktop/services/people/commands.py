"""Commands on the team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command


@dataclass(frozen=True, slots=True)
class AddMember(Command[str]):
    """Add a person to the team; answers the id. A member of the same name is found again, not doubled."""

    permission: ClassVar[Permission] = Permission.REQUISITION_WRITE
    word: ClassVar[str] = "person.add"
    sentence: ClassVar[str] = "Add {name} to the team"
    name: str
    email: str = ""
    roles: tuple[str, ...] = ()
