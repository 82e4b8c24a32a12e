"""A case and its decisions as five lines, each with its newest decision and those it overturned. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.services.decisions.questions import ReadDecisions
from desktop.services.decisions.records import DecisionRecord
from desktop.words import ApplicationStatus, DecisionKind


@dataclass(frozen=True, slots=True)
class Case:
    """Whose decisions: an application's, or without one those of a requisition alone.

    ``name`` is how a person calls it; ``status`` that of the application, or of the requisition alone.
    """

    requisition_id: str
    application_id: str = ""
    candidate_id: str = ""
    name: str = ""
    status: str = ""

    def question(self) -> ReadDecisions:
        """What to ask for its decisions."""
        if self.application_id:
            return ReadDecisions(application_id=self.application_id)
        return ReadDecisions(requisition_id=self.requisition_id)

    def kinds(self) -> tuple[DecisionKind, ...]:
        """The questions it answers: a requisition alone has only its own."""
        return tuple(DecisionKind) if self.application_id else (DecisionKind.ROLE,)

    @property
    def ended(self) -> bool:
        """Whether it was rejected or withdrawn, so that nothing more is asked."""
        return self.status in (ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One of the five: the decision that counts, None while nobody asked, and the earlier ones, the last first."""

    kind: DecisionKind
    newest: DecisionRecord | None = None
    earlier: tuple[DecisionRecord, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.newest is not None and self.newest.open


def lines_of(found: Iterable[DecisionRecord], kinds: Iterable[DecisionKind]) -> tuple[DecisionLine, ...]:
    """The lines in the order of the kinds; ``found`` comes oldest first."""
    every = list(found)
    made = []
    for kind in kinds:
        own = [one for one in every if one.kind == kind]
        made.append(DecisionLine(kind, own[-1] if own else None, tuple(reversed(own[:-1]))))
    return tuple(made)
