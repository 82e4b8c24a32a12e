"""Beginning an attempt: the chain is chosen, its people are found and brought into sight, what they are shown is kept."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from desktop.models import Approval, ApprovalGroup, Approver, Person, Requisition, RequisitionMember
from desktop.models.base import fixed_id
from desktop.services.access.permissions import Permission
from desktop.services.access.reach import Place
from desktop.services.approvals.course import Asked, who_is_asked
from desktop.services.approvals.standing_in import known_delegations, people_here, stand_ins
from desktop.services.pipeline.approving import SUBJECT, chain_for, guarded
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.storage.visibility.requisitions import position_of
from desktop.services.storage.visibility.standing import actor_of
from desktop.services.working_days.calendar import calendar_of
from desktop.words import CaseRole, Role


def begin_approval(work: UnitOfWork, requisition: Requisition, requester_id: str, *, attempt: int) -> Approval | None:
    """Ask the first group; None where no chain applies. Raises ``RuleBroken`` where a group would have nobody to ask."""
    chain = chain_for(work.connection, requisition)
    if chain is None:
        return None
    asked = asked_by(work.connection, chain, requisition, requester_id)
    plain, pay = guarded(work.connection, requisition)
    approval = work.add(
        Approval(
            subject=SUBJECT, subject_id=requisition.id, requisition_id=requisition.id, chain_id=chain.id, attempt=attempt,
            submitted_by_id=requester_id, submitted_at=work.now, self_approval=bool(chain.self_approval), snapshot=plain, pay_snapshot=pay,
        )
    )  # fmt: skip
    work.flush()
    for position, group in enumerate(asked, 1):
        _add_group(work, approval, position, group)
    bring_into_sight(work, requisition, [one for group in asked for one in group.people])
    return approval


def asked_by(connection: Connection, chain: Any, requisition: Requisition, requester_id: str) -> list[Asked]:
    """The groups of a chain with the people they mean for this requisition."""
    return who_is_asked(
        chain.groups, case_people(connection, requisition), people_here(connection), requester_id,
        self_approval=bool(chain.self_approval),
    )  # fmt: skip


def case_people(connection: Connection, requisition: Requisition) -> dict[str, list[str]]:
    """Who holds which ``CaseRole`` in a requisition: its own people, and everybody with a role held everywhere."""
    c = Person.__table__.c
    rows = connection.execute(
        select(c.id, c.roles).where(c.deleted_at.is_(None), c.inactive.is_(False)).order_by(c.name, c.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for role in row.roles:
            found[role].append(row.id)
    held = {role.value: found[role.value] for role in (CaseRole.HR, CaseRole.APPROVER, CaseRole.ADMINISTRATOR)}
    own = {CaseRole.HIRING_MANAGER: requisition.hiring_manager_id, CaseRole.RECRUITER: requisition.recruiter_id}
    return held | {role.value: [person] for role, person in own.items() if person}


def bring_into_sight(work: UnitOfWork, requisition: Requisition, people: list[str]) -> None:
    """Whoever is asked, and whoever stands in for them, is put on the hiring team if they would not see what they are asked about."""
    delegations = known_delegations(work.connection, work.today)
    both = dict.fromkeys([*people, *(one for person in people for one in stand_ins(delegations, person, work.today))])
    work.flush()
    m = RequisitionMember
    rows = work.find(select(m).where(m.requisition_id == requisition.id))
    for person in both:
        actor = actor_of(work.connection, person)
        positions = {position_of(row.role) for row in rows if row.person_id == person and row.deleted_at is None}
        positions |= {Role.HIRING_MANAGER} if requisition.hiring_manager_id == person else set()
        positions |= {Role.RECRUITER} if requisition.recruiter_id == person else set()
        place = Place(requisition.id, requisition.department_id or "", requisition.confidential, frozenset(positions))
        if actor is None or (
            actor.may(Permission.REQUISITION_SEE, place) and actor.may(Permission.APPROVAL_ANSWER, place)
        ):
            continue
        row_id = fixed_id("requisition_member", requisition.id, person, Role.APPROVER.value)
        known = next((row for row in rows if row.id == row_id), None)
        if known is not None:
            known.deleted_at = None
        else:
            work.add(
                m(id=row_id, requisition_id=requisition.id, person_id=person, role=Role.APPROVER.value, since=work.now)
            )


def open_group(work: UnitOfWork, group: ApprovalGroup) -> None:
    """It is this group's turn from now on."""
    group.since = work.now
    group.due_on = calendar_of(work.connection).due(work.today, group.sla_days)


def _add_group(work: UnitOfWork, approval: Approval, position: int, asked: Asked) -> None:
    group = ApprovalGroup(
        approval_id=approval.id, requisition_id=approval.requisition_id, position=position, name=asked.name,
        need=asked.need.value, count=asked.count, sla_days=asked.sla_days,
    )  # fmt: skip
    if position == 1:
        open_group(work, group)
    work.add(group)
    work.flush()
    for person in asked.people:
        work.add(
            Approver(
                approval_id=approval.id, group_id=group.id, requisition_id=approval.requisition_id, person_id=person
            )
        )
