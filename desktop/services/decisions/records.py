"""What pages know of decisions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """What a decision is judged by; ``entity`` and ``record_id`` where it can be opened."""

    words: str
    entity: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One decision. ``why_not``: the rule that keeps it from being answered by hand; empty where it may be."""

    id: str
    version: int
    kind: str
    requisition_id: str
    application_id: str
    candidate_id: str
    owner_id: str
    opened_at: str
    due_on: str
    next_action: str = ""
    snoozed_until: str = ""
    verdict: str = ""
    reason: str = ""
    answered_at: str = ""
    answered_by_id: str = ""
    closed_at: str = ""
    overturns_id: str = ""
    evidence: tuple[EvidenceRecord, ...] = ()
    why_not: str = ""

    @property
    def open(self) -> bool:
        """Whether it still waits."""
        return not self.closed_at
