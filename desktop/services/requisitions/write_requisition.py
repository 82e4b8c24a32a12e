"""Making, changing and binning requisitions."""

from __future__ import annotations

from sqlalchemy import func, select

from desktop.errors import RuleBroken
from desktop.models import Application, Requisition, RequisitionMember, Seat
from desktop.models.base import fixed_id
from desktop.services.dispatch.registry import handles
from desktop.services.pipeline.numbering import next_numbers
from desktop.services.requisitions.checking import apply_values
from desktop.services.requisitions.commands import ChangeRequisition, CreateRequisition, DeleteRequisitions
from desktop.services.storage.agreement import Several, Wanted, merge_several
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import RequisitionStatus

PAY = frozenset({"pay_min", "pay_max", "pay_currency", "pay_period"})
"""One statement in four fields: half of one band and half of another would be a band that nobody meant."""


@handles(CreateRequisition)
def create_requisition(work: UnitOfWork, command: CreateRequisition) -> str:
    """A draft with its seats and a number of its own."""
    requisition = Requisition(id="", priority="normal")
    apply_values(requisition, {"title": "", **command.values})
    requisition.number = next_numbers(work, 1)[0]
    work.add(requisition)
    work.flush()
    for position in range(max(1, min(command.seats, 500))):
        work.add(Seat(requisition_id=requisition.id, position=position + 1))
    if "hiring_team" in command.values:
        set_team(work, requisition.id, command.values["hiring_team"])
    return requisition.id


@handles(ChangeRequisition)
def change_requisition(work: UnitOfWork, command: ChangeRequisition) -> None:
    """Change the named fields."""
    requisition = work.get(Requisition, command.requisition_id)
    team = merge_several(
        work.connection, {"hiring_team": lambda: _team(work, requisition.id)}, command.values, command.seen
    )
    beside = PAY if PAY & command.values.keys() else frozenset()
    wanted = Wanted(command.values, beside - command.values.keys())
    work.agree(requisition, command.seen_version, wanted, team.conflicts)
    work.note_merged(team.others)
    values = {**command.values, **team.values}
    apply_values(requisition, values)
    if "hiring_team" in values:
        set_team(work, requisition.id, values["hiring_team"])


@handles(DeleteRequisitions)
def delete_requisitions(work: UnitOfWork, command: DeleteRequisitions) -> int:
    """Bin drafts that nobody applied to."""
    for requisition_id in command.requisition_ids:
        requisition = work.get(Requisition, requisition_id)
        count = work.rows(
            select(func.count())
            .select_from(Application)
            .where(Application.requisition_id == requisition_id, Application.deleted_at.is_(None))
        )[0][0]
        if count or requisition.status not in (RequisitionStatus.DRAFT, RequisitionStatus.CANCELLED):
            raise RuleBroken(
                "requisition.has_applications" if count else "requisition.not_draft", {"number": requisition.number}
            )
        work.delete(requisition)
    return len(command.requisition_ids)


def _team(work: UnitOfWork, requisition_id: str) -> Several:
    """The hiring team as it stands."""
    m = RequisitionMember.__table__.c
    rows = work.rows(
        select(m.id, m.person_id, m.deleted_at).where(m.requisition_id == requisition_id).order_by(m.since, m.id)
    )
    return Several(tuple(row.person_id for row in rows if row.deleted_at is None), [row.id for row in rows])


def set_team(work: UnitOfWork, requisition_id: str, people: tuple[str, ...]) -> None:
    """Make the hiring team exactly these people."""
    wanted = {fixed_id("requisition_member", requisition_id, person): person for person in people}
    known = {
        member.id: member
        for member in work.find(select(RequisitionMember).where(RequisitionMember.requisition_id == requisition_id))
    }
    for member_id, member in known.items():
        member.deleted_at = None if member_id in wanted else (member.deleted_at or work.now)
    for member_id, person in wanted.items():
        if member_id not in known:
            work.add(RequisitionMember(id=member_id, requisition_id=requisition_id, person_id=person, since=work.now))
