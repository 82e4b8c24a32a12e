"""Open decisions follow the people of their case: who takes a case over takes over what waited for the one before.

A decision follows when it lies with the very person whom the rule of the process named from the people as they were, and the rule
names somebody else from the people as they are now. So what somebody handed over by hand stays where it is, and so does what the rule
gives to another role.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select

from desktop.models import Decision
from desktop.services.decisions.owners import Owners
from desktop.services.storage.parts import parts
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import DecisionKind

CASES = ("application", "requisition")
_D: Any = Decision.__table__.c


def follow(work: UnitOfWork, owners: Owners) -> None:
    """Hand on what the changes of this command call for."""
    before = {one: people for name in CASES for one, people in work.people_before.get(name, {}).items()}
    owners.were(before)
    for part in parts(sorted(before)):
        rows = work.connection.execute(
            select(_D.id, _D.kind, _D.requisition_id, _D.application_id, _D.owner_id)
            .where(
                or_(_D.application_id.in_(part), _D.requisition_id.in_(part)), _D.closed_at == "", _D.deleted_at.is_(None)
            )
            .order_by(_D.id)
        ).all()  # fmt: skip
        owners.load_requisitions(sorted({row.requisition_id for row in rows}))
        owners.load_applications(sorted({row.application_id for row in rows if row.application_id}))
        changes = []
        for row in rows:
            old, new = owners.change(DecisionKind(row.kind), row.requisition_id, row.application_id)
            if old != new and row.owner_id == old:
                changes.append((row.id, {"owner_id": new, "snoozed_until": ""}))
        work.bulk_update(Decision, changes)
