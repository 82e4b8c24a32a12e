"""The names of what belongs to one workspace on a server: roles belong to the whole server, so they carry the database's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.errors import ServerTrouble
from desktop.words import Role

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class Names:
    """The owner and the groups of a database."""

    database: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.database):
            raise ServerTrouble("malformed", self.database)

    @property
    def owner(self) -> str:
        """The role that owns every table; it cannot sign in."""
        return f"{self.database}_owner"

    def group(self, role: Role) -> str:
        """The group of people with a role of the program."""
        return f"{self.database}_{role.value}"

    @property
    def groups(self) -> tuple[str, ...]:
        """All groups."""
        return tuple(self.group(role) for role in Role)


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """A text as SQL takes it."""
    return "'" + value.replace("'", "''") + "'"
