"""Questions about the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Question
from desktop.services.process.records import RuleLine, RulePreview


@dataclass(frozen=True, slots=True)
class ReadRules(Question[tuple[RuleLine, ...]]):
    """Every rule as it holds, in the order in which they are shown."""

    permission: ClassVar[Permission] = Permission.VOCABULARY_SEE


@dataclass(frozen=True, slots=True)
class PreviewRule(Question[RulePreview]):
    """What a rule would flag now with these settings, whether it is on or not. ``today``: another ISO date than this day in UTC."""

    permission: ClassVar[Permission] = Permission.PROCESS_WRITE
    patient: ClassVar[bool] = True
    code: str
    days: int
    who: str
    today: str = ""
