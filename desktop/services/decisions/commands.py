"""Commands on decisions. They take several ids: what is done to one line of the docket can be done to many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.services.access.permissions import Permission
from desktop.services.dispatch.messages import Command


@dataclass(frozen=True, slots=True)
class AnswerDecisions(Command[int]):
    """Answer questions about candidates with a ``Verdict``; *no* and *more* need a reason. Answers how many.

    Whether a role is approved is not answered here but by its approval.
    """

    permission: ClassVar[Permission] = Permission.DECISION_WRITE
    word: ClassVar[str] = "decision.answer"
    sentence: ClassVar[str] = "Answer decision: {verdict}"
    decision_ids: tuple[str, ...]
    seen_versions: tuple[int, ...]
    verdict: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpenDecision(Command[str]):
    """Ask a question about an application (again); answers the id. What was answered before is overturned, not erased."""

    permission: ClassVar[Permission] = Permission.DECISION_WRITE
    word: ClassVar[str] = "decision.open"
    sentence: ClassVar[str] = "Open decision"
    kind: str
    application_id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AssignDecisions(Command[int]):
    """Hand open decisions over to somebody; answers how many."""

    permission: ClassVar[Permission] = Permission.DECISION_WRITE
    word: ClassVar[str] = "decision.assign"
    sentence: ClassVar[str] = "Hand decision over"
    decision_ids: tuple[str, ...]
    seen_versions: tuple[int, ...]
    owner_id: str


@dataclass(frozen=True, slots=True)
class SnoozeDecisions(Command[int]):
    """Keep open decisions out of sight until an ISO date; empty brings them back. The due date stays."""

    permission: ClassVar[Permission] = Permission.DECISION_WRITE
    word: ClassVar[str] = "decision.snooze"
    sentence: ClassVar[str] = "Snooze decision"
    decision_ids: tuple[str, ...]
    until: str


@dataclass(frozen=True, slots=True)
class PlanDecision(Command[None]):
    """Say by when (an ISO date, not in the past) and what is to be done next (empty: the usual of its kind)."""

    permission: ClassVar[Permission] = Permission.DECISION_WRITE
    word: ClassVar[str] = "decision.plan"
    sentence: ClassVar[str] = "Plan decision"
    decision_id: str
    seen_version: int
    due_on: str
    next_action: str = ""


@dataclass(frozen=True, slots=True)
class AddEvidence(Command[None]):
    """Tie what a decision is judged by to it: words, and the record they speak of where there is one (``entity``, ``record_id``)."""

    permission: ClassVar[Permission] = Permission.DECISION_WRITE
    word: ClassVar[str] = "decision.evidence"
    sentence: ClassVar[str] = "Add evidence"
    decision_id: str
    words: str
    entity: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class OpenMissingDecisions(Command[int]):
    """Ask what is open for everybody who was in process before decisions were kept; answers how many were opened.

    Who has them already is left alone, so it may be given any number of times. A case lacks what its stage asks for by now.
    """

    permission: ClassVar[Permission] = Permission.PROCESS_WRITE
    word: ClassVar[str] = "decision.open_missing"
    sentence: ClassVar[str] = "Ask what is open for people already in process"
    cases: int = 0
    """How many cases were counted when it was offered, so that a copy is made before a large one."""

    def weight(self) -> int:
        """Up to four decisions a case."""
        return max(1, self.cases)
