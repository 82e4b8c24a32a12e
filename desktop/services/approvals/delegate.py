"""Naming who stands in, and ending it."""

from __future__ import annotations

from sqlalchemy import select

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Approval, ApprovalGroup, Approver, Delegation, Person, Requisition
from desktop.models.base import is_day
from desktop.services.access.permissions import Permission
from desktop.services.approvals.beginning import bring_into_sight
from desktop.services.approvals.commands import Delegate, EndDelegations
from desktop.services.approvals.standing_in import Standing, known_delegations, leads_back, people_here
from desktop.services.dispatch.registry import handles
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApprovalState


@handles(Delegate)
def delegate(work: UnitOfWork, command: Delegate) -> str:
    """Let somebody stand in; what already waits for the person is shown to whoever stands in."""
    if command.person_id != work.actor.id:
        work.must(Permission.PEOPLE_WRITE)
    problems = {
        name: "date.malformed" for name in ("from_day", "to_day") if not is_day(getattr(command, name))
    }  # fmt: skip
    if not problems and command.to_day < command.from_day:
        problems["to_day"] = "date.order"
    if not problems and command.to_day < work.today:
        problems["to_day"] = "date.in_past"
    if problems:
        raise FieldErrors(problems)
    work.get(Person, command.person_id)
    stand_in = work.get(Person, command.delegate_id)
    if command.delegate_id == command.person_id:
        raise RuleBroken("delegation.self")
    if stand_in.id not in people_here(work.connection):
        raise RuleBroken("approval.left", {"person": stand_in.name})
    new = Standing(command.person_id, command.delegate_id, command.from_day, command.to_day)
    if circle := leads_back(known_delegations(work.connection, work.today), new):
        names = {person.id: person.name for person in work.find(select(Person).where(Person.id.in_(circle)))}
        raise RuleBroken("delegation.circle", {"people": " → ".join(names[one] for one in circle)})
    made = work.add(
        Delegation(
            person_id=command.person_id, delegate_id=command.delegate_id, from_day=command.from_day, to_day=command.to_day,
            reason=command.reason.strip(),
        )
    )  # fmt: skip
    work.flush()
    for requisition in _waiting_for(work, command.person_id):
        bring_into_sight(work, requisition, [command.person_id])
    return made.id


@handles(EndDelegations)
def end_delegations(work: UnitOfWork, command: EndDelegations) -> int:
    """They stand in no longer."""
    for delegation_id in command.delegation_ids:
        known = work.get(Delegation, delegation_id)
        if known.person_id != work.actor.id:
            work.must(Permission.PEOPLE_WRITE)
        work.delete(known)
    return len(command.delegation_ids)


def _waiting_for(work: UnitOfWork, person_id: str) -> list[Requisition]:
    """The requisitions about which somebody is asked and has not answered."""
    with work.as_seen() as connection:
        seen = connection.execute(
            select(Approver.__table__.c.requisition_id)
            .join(Approval.__table__, Approval.__table__.c.id == Approver.__table__.c.approval_id)
            .join(ApprovalGroup.__table__, ApprovalGroup.__table__.c.id == Approver.__table__.c.group_id)
            .where(
                Approver.__table__.c.person_id == person_id,
                Approver.__table__.c.verdict == "",
                Approval.__table__.c.state == ApprovalState.RUNNING.value,
                ApprovalGroup.__table__.c.resolved_at == "",
            )
            .distinct()
        )
        ids = list(seen.scalars())
    return work.find(select(Requisition).where(Requisition.id.in_(ids), Requisition.deleted_at.is_(None)))
