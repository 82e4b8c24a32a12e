"""Questions about the team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.people.records import Team


@dataclass(frozen=True, slots=True)
class ReadTeam(Question[Team]):
    """Everybody of the team."""

    permission: ClassVar[Permission] = Permission.PEOPLE_SEE
