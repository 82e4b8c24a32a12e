"""What people do with decisions by hand: answer, ask again, hand over, snooze, plan, add evidence."""

from __future__ import annotations

from sqlalchemy import func, select

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Application, Decision, Person
from desktop.models.base import fixed_id, is_day
from desktop.services.decisions.commands import (
    AddEvidence,
    AnswerDecisions,
    AssignDecisions,
    OpenDecision,
    PlanDecision,
    SnoozeDecisions,
)  # fmt: skip
from desktop.services.decisions.owners import Owners
from desktop.services.dispatch.registry import handles
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus, DecisionKind, Verdict


@handles(AnswerDecisions)
def answer_decisions(work: UnitOfWork, command: AnswerDecisions) -> int:
    """Answer each; of two people who answer at the same moment the second is told."""
    if command.verdict not in list(Verdict):
        raise FieldErrors({"verdict": "choice.unknown"})
    for number, decision_id in enumerate(command.decision_ids):
        decision = work.get(Decision, decision_id, command.seen_versions[number] if command.seen_versions else 0)
        if why := why_not_answer(decision.kind, decision.closed_at):
            raise RuleBroken(why, {"verdict": decision.verdict})
        decision.answer(Verdict(command.verdict), reason=command.reason, by_id=work.actor.id, at=work.now)
    return len(command.decision_ids)


def why_not_answer(kind: str, closed_at: str) -> str:
    """The rule that keeps a decision from being answered by hand; empty where it may be."""
    if closed_at:
        return "decision.closed"
    return "decision.by_approval" if kind == DecisionKind.ROLE else ""


@handles(OpenDecision)
def open_decision(work: UnitOfWork, command: OpenDecision) -> str:
    """Ask (again); refused while the same question is open."""
    if command.kind not in list(DecisionKind):
        raise FieldErrors({"kind": "choice.unknown"})
    if command.kind == DecisionKind.ROLE:
        raise RuleBroken("decision.by_approval")
    application = work.get(Application, command.application_id)
    if application.status not in (ApplicationStatus.ACTIVE, ApplicationStatus.HIRED):
        raise RuleBroken("application.ended", {"status": application.status})
    earlier = work.find(
        select(Decision)
        .where(Decision.application_id == application.id, Decision.kind == command.kind, Decision.deleted_at.is_(None))
        .order_by(Decision.opened_at, Decision.id)
    )
    if earlier and earlier[-1].open:
        raise RuleBroken("decision.open_already")
    owners = Owners(work)
    owners.load_applications([application.id])
    owner, due = owners.of(DecisionKind(command.kind), application.requisition_id, application.id)
    # ones taken back by undo keep their number
    number = work.rows(
        select(func.count()).where(Decision.application_id == application.id, Decision.kind == command.kind)
    )[0][0]
    made = work.add(
        Decision(
            id=fixed_id("decision", application.id, command.kind, str(number)), kind=command.kind,
            requisition_id=application.requisition_id, application_id=application.id, candidate_id=application.candidate_id,
            owner_id=owner, opened_at=work.now, due_on=due, next_action=command.reason.strip(), evidence=[],
            overturns_id=earlier[-1].id if earlier else None,
        )
    )  # fmt: skip
    work.flush()
    return made.id


@handles(AssignDecisions)
def assign_decisions(work: UnitOfWork, command: AssignDecisions) -> int:
    """Hand each over."""
    owner = work.get(Person, command.owner_id)
    if owner.inactive:
        raise RuleBroken("approval.left", {"person": owner.name})
    for number, decision_id in enumerate(command.decision_ids):
        seen = command.seen_versions[number] if command.seen_versions else 0
        work.get(Decision, decision_id, seen).hand_to(owner.id)
    return len(command.decision_ids)


@handles(SnoozeDecisions)
def snooze_decisions(work: UnitOfWork, command: SnoozeDecisions) -> int:
    """Out of sight until a day."""
    if command.until and not is_day(command.until):
        raise FieldErrors({"until": "date.malformed"})
    for decision_id in command.decision_ids:
        work.get(Decision, decision_id).snooze(command.until, work.today)
    return len(command.decision_ids)


@handles(PlanDecision)
def plan_decision(work: UnitOfWork, command: PlanDecision) -> None:
    """Another due date, another next action; a date that has passed is taken only where it stood before."""
    decision = work.get(Decision, command.decision_id, command.seen_version)
    if not is_day(command.due_on):
        raise FieldErrors({"due_on": "date.malformed"})
    if command.due_on != decision.due_on:
        if command.due_on < work.today:
            raise FieldErrors({"due_on": "date.in_past"})
        decision.due(command.due_on)
    decision.next_action = command.next_action.strip()


@handles(AddEvidence)
def add_evidence(work: UnitOfWork, command: AddEvidence) -> None:
    """Tie it to the decision, open or not: evidence may be found later, and says so by the history."""
    if not command.words.strip():
        raise FieldErrors({"words": "required"})
    decision = work.get(Decision, command.decision_id)
    known = {"entity": command.entity, "id": command.record_id, "words": command.words.strip()}
    decision.evidence = [*decision.evidence, known]
