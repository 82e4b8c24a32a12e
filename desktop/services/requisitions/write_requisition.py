"""Making, changing and binning requisitions."""

from __future__ import annotations

from sqlalchemy import func, select

from desktop.errors import RuleBroken
from desktop.models import Application, Requisition, RequisitionMember, Seat
from desktop.services.access.permissions import Permission
from desktop.services.dispatch.registry import handles
from desktop.services.pipeline.numbering import next_numbers
from desktop.services.requisitions.check_posting import outdate_check
from desktop.services.requisitions.checking import apply_values
from desktop.services.requisitions.commands import ChangeRequisition, CreateRequisition, DeleteRequisitions
from desktop.services.requisitions.hiring_team import keep_in_sight, set_team
from desktop.services.requisitions.why_not import why_not_delete
from desktop.services.storage.agreement import Several, Wanted, merge_several
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.storage.visibility.masks import PAY


@handles(CreateRequisition)
def create_requisition(work: UnitOfWork, command: CreateRequisition) -> str:
    """A draft with its seats and a number of its own."""
    if any(command.values.get(name) for name in PAY):
        work.must(Permission.PAY_SEE)
    requisition = Requisition(id="", priority="normal")
    apply_values(requisition, {"title": "", **command.values})
    requisition.number = next_numbers(work, 1)[0]
    work.add(requisition)
    work.flush()
    for position in range(max(1, min(command.seats, 500))):
        work.add(Seat(requisition_id=requisition.id, position=position + 1))
    if "hiring_team" in command.values:
        set_team(work, requisition.id, dict.fromkeys(command.values["hiring_team"]))
    keep_in_sight(work, requisition)
    return requisition.id


@handles(ChangeRequisition)
def change_requisition(work: UnitOfWork, command: ChangeRequisition) -> None:
    """Change the named fields."""
    requisition = work.get(Requisition, command.requisition_id)
    if any(getattr(requisition, name) != (command.values.get(name) or "") for name in PAY if name in command.values):
        work.must(Permission.PAY_SEE)
    team = merge_several(
        work.connection, {"hiring_team": lambda: _team(work, requisition.id)}, command.values, command.seen
    )
    # the pay band is one statement in four fields: half of one and half of another would be a band that nobody meant
    beside = {*PAY} - command.values.keys() if command.values.keys() & {*PAY} else set[str]()
    work.agree(requisition, command.seen_version, Wanted(command.values, beside), team.conflicts)
    work.note_merged(team.others)
    was_confidential = requisition.confidential
    paid = [getattr(requisition, name) for name in PAY]
    values = {**command.values, **team.values}
    apply_values(requisition, values)
    if paid != [getattr(requisition, name) for name in PAY]:
        outdate_check(requisition)
    if "hiring_team" in values:
        set_team(work, requisition.id, dict.fromkeys(values["hiring_team"]))
    if requisition.confidential and not was_confidential:
        keep_in_sight(work, requisition)


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
        if why := why_not_delete(requisition.status, count):
            raise RuleBroken(why, {"number": requisition.number})
        work.delete(requisition)
    return len(command.requisition_ids)


def _team(work: UnitOfWork, requisition_id: str) -> Several:
    """The hiring team as it stands."""
    m = RequisitionMember.__table__.c
    rows = work.rows(
        select(m.id, m.person_id, m.deleted_at).where(m.requisition_id == requisition_id).order_by(m.since, m.id)
    )
    present = dict.fromkeys(row.person_id for row in rows if row.deleted_at is None)
    return Several(tuple(present), [row.id for row in rows])
