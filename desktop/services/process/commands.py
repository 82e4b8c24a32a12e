"""Commands on the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command


@dataclass(frozen=True, slots=True)
class SetRule(Command[None]):
    """Switch a rule on or off, and say its threshold and whose matter it is (a token of ``CaseRole``).

    ``seen_version`` is 0 where nobody ever changed the rule.
    """

    permission: ClassVar[Permission] = Permission.PROCESS_WRITE
    word: ClassVar[str] = "process.rule"
    sentence: ClassVar[str] = "Change how the team works"
    code: str
    active: bool
    days: int
    who: str
    seen_version: int = 0
