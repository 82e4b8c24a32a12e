"""What pages know of the team."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from desktop.text import fold


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the team."""

    id: str
    name: str
    email: str = ""
    roles: tuple[str, ...] = ()
    active: bool = True
    version: int = 1

    @property
    def initials(self) -> str:
        """At most two letters for the quiet circle."""
        parts = self.name.split()
        return ((parts[0][:1] + parts[-1][:1]) if len(parts) > 1 else self.name[:2]).upper()


@dataclass(frozen=True)
class Team:
    """Everybody of the team by name."""

    members: tuple[Member, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Member]:
        """Everybody by id, people who left too."""
        return {member.id: member for member in self.members}

    def name(self, member_id: str | None) -> str:
        """The name of a member; empty for none."""
        member = self.by_id.get(member_id or "")
        return member.name if member else ""


def team_of(rows: Iterable[Sequence[Any]]) -> Team:
    """The team by name, from the values that ``team_query`` reads."""
    members = (
        Member(id_, name, email, tuple(roles), not inactive, version)
        for id_, name, email, roles, inactive, version in rows
    )
    return Team(tuple(sorted(members, key=lambda member: fold(member.name))))
