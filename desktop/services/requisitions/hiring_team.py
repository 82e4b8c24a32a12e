"""The hiring team of a requisition: who is on it as what, and that nobody shuts themselves out."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from desktop.errors import FieldErrors
from desktop.models import Person, Requisition, RequisitionMember
from desktop.models.base import fixed_id
from desktop.services.access.permissions import Permission
from desktop.services.access.reach import POSITIONS, Place
from desktop.services.dispatch.registry import handles
from desktop.services.requisitions.commands import SetHiringTeam
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.storage.visibility.requisitions import position_of
from desktop.words import Role


@handles(SetHiringTeam)
def set_hiring_team(work: UnitOfWork, command: SetHiringTeam) -> None:
    """Make the team exactly these people, each as what is said."""
    requisition = work.get(Requisition, command.requisition_id, command.seen_version)
    if any(role not in {one.value for one in POSITIONS} for _, role in command.members):
        raise FieldErrors({"members": "choice.unknown"})
    for person_id, _ in command.members:
        work.get(Person, person_id)
    set_team(work, requisition.id, {person: Role(role) for person, role in command.members})


def set_team(work: UnitOfWork, requisition_id: str, people: Mapping[str, Role | None]) -> None:
    """Make the hiring team exactly these people; None leaves somebody what they are, and makes a newcomer an interviewer."""
    work.flush()
    rows = work.find(select(RequisitionMember).where(RequisitionMember.requisition_id == requisition_id))
    living = {row.person_id: position_of(row.role) for row in rows if row.deleted_at is None}
    wanted = {(person, role or living.get(person, Role.INTERVIEWER)) for person, role in people.items() if person}
    known = {(row.person_id, position_of(row.role)) for row in rows}
    for row in rows:
        if row.deleted_at is not None and (row.person_id, position_of(row.role)) in wanted:
            row.deleted_at = None
    for person, role in sorted(wanted - known):
        row_id = fixed_id("requisition_member", requisition_id, person, role.value)
        work.add(
            RequisitionMember(
                id=row_id, requisition_id=requisition_id, person_id=person, role=role.value, since=work.now
            )
        )
    work.settle()  # whoever hands over may leave with the same command
    for row in rows:
        if row.deleted_at is None and (row.person_id, position_of(row.role)) not in wanted:
            work.delete(row)


def keep_in_sight(work: UnitOfWork, requisition: Requisition) -> None:
    """Whoever makes a requisition, or makes it confidential, is put on its team where it would otherwise vanish before their eyes."""
    work.flush()
    rows = work.find(
        select(RequisitionMember).where(
            RequisitionMember.requisition_id == requisition.id, RequisitionMember.deleted_at.is_(None)
        )
    )
    me, permission = work.actor.id, Permission.REQUISITION_WRITE
    positions = {position_of(row.role) for row in rows if row.person_id == me}
    positions |= {Role.HIRING_MANAGER} if requisition.hiring_manager_id == me else set()
    positions |= {Role.RECRUITER} if requisition.recruiter_id == me else set()
    place = Place(requisition.id, requisition.department_id or "", requisition.confidential, frozenset(positions))
    if not work.actor.may(permission, place):
        everybody = {row.person_id: position_of(row.role) for row in rows}
        role = Role.RECRUITER if Role.RECRUITER in work.actor.roles else Role.HIRING_MANAGER
        set_team(work, requisition.id, {**everybody, me: role})
