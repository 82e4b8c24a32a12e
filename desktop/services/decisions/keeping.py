"""After every command: the decisions of the cases it touched are opened and closed as the events of the docket say.

It looks at how a case stands now and not at which command made it so; moves, imports, merges and approvals alike. What has its
decisions already is left alone, so it may run any number of times. Undo restores decisions with the rows of the command it takes back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from desktop.models import Application, Approval, Decision, Requisition, StageTransition, VocabularyWord
from desktop.models.base import fixed_id
from desktop.services.decisions.course import Known, Step, steps_of_application, steps_of_requisition
from desktop.services.decisions.following import follow
from desktop.services.decisions.owners import Owners
from desktop.services.pipeline.approving import latest
from desktop.services.storage.parts import parts
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus, RequisitionStatus


def keep_decisions(work: UnitOfWork) -> None:
    """Open and close what the touched cases ask for."""
    if work.undoes_id or not work.touched.keys() & {"requisition", "application", "approval"}:
        return
    owners = Owners(work)
    follow(work, owners)
    for part in parts(sorted(_requisitions(work))):
        keep_requisitions(work, owners, part)
    for part in parts(sorted(work.touched.get("application", ()))):
        keep_applications(work, owners, part)
    work.flush()


def keep_requisitions(work: UnitOfWork, owners: Owners, ids: list[str]) -> int:
    """Keep the question whether each role is approved; answers how many were opened."""
    return _Requisitions(work, owners).keep(ids)


def keep_applications(work: UnitOfWork, owners: Owners, ids: list[str]) -> int:
    """Keep the four questions about each application; answers how many were opened."""
    return _Applications(work, owners).keep(ids)


class _Cases:
    """The decisions of some cases: those known, those to be made."""

    def __init__(self, work: UnitOfWork, owners: Owners) -> None:
        self.work, self.owners = work, owners
        self.known: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self.numbers: dict[tuple[str, str], int] = defaultdict(int)
        """How many there were of a kind; one that was taken back by undo keeps its number."""
        self.made: list[dict[str, Any]] = []

    def load(self, column: Any, ids: list[str], *, of_requisition: bool) -> None:
        """Read what is known of the cases."""
        c = Decision.__table__.c
        query = select(c.id, column.label("case"), c.kind, c.closed_at, c.verdict, c.deleted_at).where(column.in_(ids))
        if of_requisition:
            query = query.where(c.application_id.is_(None))
        for row in self.work.connection.execute(query.order_by(c.opened_at, c.id)):
            self.numbers[row.case, row.kind] += 1
            if row.deleted_at is None:
                self.known[row.case][row.kind].append(row)

    def last(self, case: str) -> list[Known]:
        """The last decision of each kind."""
        return [Known(kind, not rows[-1].closed_at, rows[-1].verdict) for kind, rows in self.known[case].items()]

    def take(self, case: str, steps: Iterable[Step], reason: str, **values: Any) -> None:
        """Carry the steps out; ``values`` are what a new decision is about."""
        for step in steps:
            earlier = self.known[case][step.kind]
            if step.act == "open":
                owner, due = self.owners.of(step.kind, values["requisition_id"], values["application_id"])
                self.made.append(
                    {"id": fixed_id("decision", case, step.kind, str(self.numbers[case, step.kind])), "kind": step.kind.value, **values,
                     "owner_id": owner, "opened_at": self.work.now, "due_on": due,
                     "overturns_id": earlier[-1].id if earlier else None}
                )  # fmt: skip
                continue
            decision = self.work.session.get(Decision, earlier[-1].id)
            if decision is None or not decision.open:
                continue
            if step.verdict is not None:
                decision.answer(
                    step.verdict, reason=reason, by_id=self.work.actor.id, at=self.work.now, reason_needed=False
                )
            else:
                decision.cease(reason, self.work.now)

    def write(self) -> int:
        """Store the new ones; answers how many."""
        made, self.made = self.made, []
        self.work.bulk_insert(Decision, made)
        return len(made)


class _Requisitions(_Cases):
    def keep(self, ids: list[str]) -> int:
        """Keep the question whether each role is approved; answers how many were opened."""
        work, r = self.work, Requisition.__table__.c
        work.flush()
        rows = work.connection.execute(
            select(r.id, r.status, r.status_reason).where(r.id.in_(ids), r.deleted_at.is_(None))
        ).all()
        self.load(Decision.__table__.c.requisition_id, ids, of_requisition=True)
        self.owners.load_requisitions(ids)
        approvals = latest(work.connection, ids)
        fresh = work.fresh.get("requisition", set())
        for row in rows:
            if row.id in fresh and row.status != RequisitionStatus.DRAFT:
                continue  # a file that knows it as open does not say who approved it
            state = approvals[row.id].state if row.id in approvals else ""
            known = next(iter(self.last(row.id)), None)
            steps = steps_of_requisition(row.status, state, known)
            self.take(row.id, steps, row.status_reason, requisition_id=row.id, application_id=None, candidate_id=None)
        return self.write()


class _Applications(_Cases):
    def keep(self, ids: list[str]) -> int:
        """Keep the four questions about each application; answers how many were opened."""
        work, a, w = self.work, Application.__table__.c, VocabularyWord.__table__.c
        work.flush()
        reason = VocabularyWord.__table__.alias()
        rows = work.connection.execute(
            select(a.id, a.status, a.requisition_id, a.candidate_id, w.milestone, reason.c.label.label("reason"))
            .join_from(Application.__table__, VocabularyWord.__table__, a.stage_id == w.id)
            .outerjoin(reason, reason.c.id == a.reason_id)
            .where(a.id.in_(ids), a.deleted_at.is_(None))
        ).all()
        self.load(Decision.__table__.c.application_id, ids, of_requisition=False)
        self.owners.load_applications(ids)
        fresh, back = work.fresh.get("application", set()), _came_back(work, ids)
        for row in rows:
            if row.id in fresh and row.status != ApplicationStatus.ACTIVE:
                continue  # the past asks nothing
            steps = steps_of_application(row.status, row.milestone, self.last(row.id), came_back=row.id in back)
            self.take(
                row.id, steps, row.reason or "",
                requisition_id=row.requisition_id, application_id=row.id, candidate_id=row.candidate_id,
            )  # fmt: skip
        return self.write()


def _came_back(work: UnitOfWork, ids: list[str]) -> set[str]:
    """The applications that this command took up again."""
    steps = sorted(work.touched.get("stage_transition", ()))
    if not steps or work.fresh.get("stage_transition"):
        return set()
    c = StageTransition.__table__.c
    found: set[str] = set()
    for part in parts(steps):
        rows = work.connection.execute(
            select(c.application_id).where(
                c.id.in_(part), c.application_id.in_(ids), c.to_status == ApplicationStatus.ACTIVE.value,
                c.from_status.not_in(("", ApplicationStatus.ACTIVE.value)), c.deleted_at.is_(None),
            )
        )  # fmt: skip
        found.update(rows.scalars())
    return found


def _requisitions(work: UnitOfWork) -> set[str]:
    touched = set(work.touched.get("requisition", ()))
    for part in parts(sorted(work.touched.get("approval", ()))):
        c = Approval.__table__.c
        touched |= set(work.connection.execute(select(c.requisition_id).where(c.id.in_(part))).scalars())
    return touched
