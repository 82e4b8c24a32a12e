"""What waits for the sample team: the questions its cases have come to, how the earlier ones were answered, and its tasks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.models import Decision, Task
from desktop.models.base import fixed_id, new_id
from desktop.services.vocabulary.defaults import STAGES
from desktop.services.workspace.sample_team.process import Process
from desktop.services.workspace.sample_team.process_story import ERRANDS, ME, QUESTIONS, SUBMIT, Errand, Question
from desktop.services.workspace.sample_team.setting import Setting
from desktop.services.workspace.sample_team.story import OPENINGS, Visitor
from desktop.words import ApplicationStatus, ApprovalState, DecisionKind, Milestone, Verdict
from desktop.words import RequisitionStatus as Status

_MILESTONE = {stage["code"]: Milestone(stage["milestone"]) for stage in STAGES}
_ASKED_AT = {
    Milestone.APPLIED: DecisionKind.QUALIFIED, Milestone.INTERVIEW: DecisionKind.ALIGNED, Milestone.OFFER: DecisionKind.VIABLE,
    Milestone.HIRED: DecisionKind.START,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A visitor's application."""

    visitor: Visitor
    application_id: str
    candidate_id: str
    requisition_id: str
    status: str


class Waiting:
    """Writes decisions and tasks for cases that are there."""

    def __init__(self, setting: Setting, openings: list[str], cases: list[Case], process: Process) -> None:
        self._setting, self._openings, self._cases, self._process = setting, openings, cases, process

    def write(self) -> None:
        """The keeper of decisions finds nothing left to open."""
        rows = [*self._roles(), *(row for case in self._cases for row in self._questions(case))]
        self._setting.work.bulk_insert(Decision, rows)
        named = {case.visitor.name: case for case in self._cases}
        self._setting.work.bulk_insert(Task, [self._task(errand, named) for errand in ERRANDS])

    # --- whether the role is approved -----------------------------------------------------------------------------------

    def _roles(self) -> Iterator[dict[str, Any]]:
        """One for every attempt at an approval, and one for the draft."""
        before: dict[int, str] = {}
        for number, (place, approval, last) in enumerate(self._process.asked):
            row = self._row(DecisionKind.ROLE, self._openings[place], number, approval.submitted_at)
            row |= {"owner_id": self._setting.people["Claire Bouchard"], "overturns_id": before.get(place)}
            if approval.state == ApprovalState.RUNNING:
                row["due_on"] = self._setting.due(2, 3)
            elif last is not None:
                verdict = Verdict.YES if approval.state == ApprovalState.APPROVED else Verdict.NO
                row |= self._answered(verdict, approval.ended_at, last.by or last.person, last.note)
            before[place] = row["id"]
            yield row
        for place, opening in enumerate(OPENINGS):
            if opening.status == Status.DRAFT:
                row = self._row(DecisionKind.ROLE, self._openings[place], 0, self._setting.at(opening.days))
                yield row | {
                    "owner_id": self._setting.people[ME],
                    "next_action": SUBMIT[0],
                    "due_on": self._setting.day(SUBMIT[1]),
                }

    # --- the questions of an application --------------------------------------------------------------------------------

    def _questions(self, case: Case) -> Iterator[dict[str, Any]]:
        """Those before the last were answered when it moved on; of an application that has ended all were."""
        reached = self._reached(case.visitor)
        for number, (kind, days) in enumerate(reached):
            row = self._row(kind, case.requisition_id, 0, self._setting.at(days), case)
            row["owner_id"] = self._setting.people[self._usual(kind, case.visitor)]
            if number + 1 < len(reached):
                after = reached[number + 1][1]
                yield row | self._answered(Verdict.YES, self._setting.at(after, 5), self._usual(kind, case.visitor), "")
            elif case.visitor.ending is not None:
                yield row | self._ended(case.visitor)
            elif case.status == ApplicationStatus.ACTIVE:
                yield from self._open(row, QUESTIONS[case.visitor.name], case)
            else:
                yield row | self._answered(Verdict.YES, self._setting.at(days, -30), _owner(case.visitor), "")

    def _open(self, row: dict[str, Any], asked: Question, case: Case) -> Iterator[dict[str, Any]]:
        setting = self._setting
        if asked.overturned is not None:
            who, days, why = asked.overturned
            yield row | self._answered(Verdict.NO, setting.at(days), who, why)
            owner = row["owner_id"]
            row, before = self._row(row["kind"], case.requisition_id, 1, setting.at(1), case), row["id"]
            row |= {"overturns_id": before, "owner_id": owner}
        row |= {
            "due_on": setting.day(asked.due), "next_action": asked.next_action,
            "evidence": [{"entity": "", "id": "", "words": words} for words in asked.evidence],
            "snoozed_until": setting.day(asked.snoozed) if asked.snoozed else "",
        }  # fmt: skip
        if asked.owner:
            row["owner_id"] = setting.people[asked.owner]
        if asked.said:
            row |= self._answered(Verdict.MORE, setting.at(1), self._usual(row["kind"], case.visitor), asked.said)
        yield row

    def _ended(self, visitor: Visitor) -> dict[str, Any]:
        """A rejection answers the furthest question; a withdrawal answers none."""
        status, _, days = visitor.ending or ("", "", 0)
        if status == ApplicationStatus.REJECTED:
            return self._answered(Verdict.NO, self._setting.at(days), _owner(visitor), "")
        return {"closed_at": self._setting.at(days)}

    @staticmethod
    def _reached(visitor: Visitor) -> list[tuple[DecisionKind, int]]:
        """Which questions were asked, and how many days ago."""
        found: dict[DecisionKind, int] = {}
        for code, days in visitor.steps:
            kind = _ASKED_AT.get(_MILESTONE[code])
            if kind is not None:
                found.setdefault(kind, days)
        return list(found.items())

    def _usual(self, kind: str, visitor: Visitor) -> str:
        """Whose a question is by the rules."""
        if kind == DecisionKind.ALIGNED:
            return OPENINGS[visitor.opening].manager
        return ME if kind == DecisionKind.VIABLE else _owner(visitor)

    # --- rows -----------------------------------------------------------------------------------------------------------

    def _row(self, kind: str, requisition_id: str, number: int, at: str, case: Case | None = None) -> dict[str, Any]:
        """An open decision with the id that the keeper would give it."""
        about = case.application_id if case is not None else requisition_id
        return {
            "id": fixed_id("decision", about, kind, str(number)), "kind": str(kind), "requisition_id": requisition_id,
            "application_id": case.application_id if case else None, "candidate_id": case.candidate_id if case else None,
            "owner_id": None, "opened_at": at, "due_on": self._setting.day(0), "next_action": "", "snoozed_until": "",
            "verdict": "", "reason": "", "evidence": [], "answered_at": "", "answered_by_id": None, "closed_at": "",
            "overturns_id": None, "created_at": at,
        }  # fmt: skip

    def _answered(self, verdict: Verdict, at: str, by: str, reason: str) -> dict[str, Any]:
        closed = "" if verdict is Verdict.MORE else at
        return {
            "verdict": verdict.value, "reason": reason, "answered_at": at, "answered_by_id": self._setting.people[by], "closed_at": closed,
        }  # fmt: skip

    def _task(self, errand: Errand, named: dict[str, Case]) -> dict[str, Any]:
        setting, case = self._setting, named.get(errand.visitor)
        done = setting.at(errand.done) if errand.done else ""
        opening = self._openings[errand.opening] if errand.opening >= 0 else None
        return {
            "id": new_id(), "title": errand.title, "note": errand.note, "owner_id": setting.people[errand.owner],
            "by_id": setting.people[errand.by], "due_on": setting.day(errand.due), "repeat": errand.repeat,
            "requisition_id": case.requisition_id if case else opening, "application_id": case.application_id if case else None,
            "candidate_id": case.candidate_id if case else None, "created_at": setting.at(5),
            "snoozed_until": setting.day(errand.snoozed) if errand.snoozed else "",
            "done_at": done, "done_by_id": setting.people[errand.owner] if done else None,
        }  # fmt: skip


def _owner(visitor: Visitor) -> str:
    """Who recruits for the opening and owns the application."""
    return OPENINGS[visitor.opening].recruiter
