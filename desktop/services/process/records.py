"""What pages know of the rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: tokens of ``Group``, ``Unit`` and ``CaseRole``, and what the program would do by default."""

    code: str
    group: str
    unit: str
    active: bool
    days: int
    who: str
    version: int
    default_active: bool
    default_days: int
    default_who: str

    @property
    def changed(self) -> bool:
        """Whether the workspace differs from the default."""
        return (self.active, self.days, self.who) != (self.default_active, self.default_days, self.default_who)


@dataclass(frozen=True, slots=True)
class Flagged:
    """A case that a rule notices: what it is, since when, and whose matter it would be."""

    requisition_id: str
    candidate_id: str
    candidate: str
    number: str
    title: str
    since: str
    person_id: str


@dataclass(frozen=True, slots=True)
class RulePreview:
    """What a rule would flag: how many, the first of them, and how many for whom (person id, count), the most first."""

    count: int
    first: tuple[Flagged, ...] = ()
    people: tuple[tuple[str, int], ...] = ()
    at_once: int = 0
    """How many reminders there are at most at a time; the longest waiting first."""
