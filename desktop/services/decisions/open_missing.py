"""Decisions for those who were in process before any were kept: a workspace from an earlier version, or one filled behind the keeper.

The keeper only looks at cases that a command touches. Here all others are looked at once, with the very rules of the keeper.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from desktop.models import Application, Decision, Requisition, VocabularyWord
from desktop.services.decisions.commands import OpenMissingDecisions
from desktop.services.decisions.course import OPENED_BY
from desktop.services.decisions.keeping import keep_applications, keep_requisitions
from desktop.services.decisions.owners import Owners
from desktop.services.decisions.questions import CountMissingDecisions
from desktop.services.dispatch.registry import Reader, answers, handles
from desktop.services.storage.parts import AT_ONCE, parts
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.words import ApplicationStatus, DecisionKind, RequisitionStatus

CHUNK = AT_ONCE
_A: Any = Application.__table__
_R: Any = Requisition.__table__
_W: Any = VocabularyWord.__table__
_D: Any = Decision.__table__


@handles(OpenMissingDecisions)
def open_missing_decisions(work: UnitOfWork, command: OpenMissingDecisions) -> int:
    """Requisitions first, then people, five hundred at a time."""
    requisitions, applications = (list(work.connection.execute(query).scalars()) for query in (_roles(), _people()))
    owners, done, of, opened = Owners(work), 0, len(requisitions) + len(applications), 0
    for ids, keep in ((requisitions, keep_requisitions), (applications, keep_applications)):
        for part in parts(ids, CHUNK):
            opened += keep(work, owners, part)
            done += len(part)
            work.progress.report(done, of)
    return opened


@answers(CountMissingDecisions)
def count_missing_decisions(reader: Reader, question: CountMissingDecisions) -> int:
    """Those that the person who asks may see."""
    return sum(_count(reader.connection, query) for query in (_roles(), _people()))


def _people() -> Select[Any]:
    """Active applications that lack a decision which their stage asks for."""
    return (
        select(_A.c.id)
        .join_from(_A, _R, _A.c.requisition_id == _R.c.id)
        .join(_W, _A.c.stage_id == _W.c.id)
        .where(
            _A.c.status == ApplicationStatus.ACTIVE.value, _A.c.deleted_at.is_(None), _R.c.deleted_at.is_(None),
            or_(*(_lacks(kind) for kind in DecisionKind if _asked_by(kind))),
        )
        .order_by(_A.c.id)
    )  # fmt: skip


def _asked_by(kind: DecisionKind) -> list[str]:
    return [milestone.value for milestone, kinds in OPENED_BY.items() if kind in kinds]


def _lacks(kind: DecisionKind) -> Any:
    known = select(_D.c.id).where(
        _D.c.application_id == _A.c.id, _D.c.kind == kind.value, _D.c.deleted_at.is_(None)
    )  # fmt: skip
    return and_(_W.c.milestone.in_(_asked_by(kind)), ~known.exists())


def _roles() -> Select[Any]:
    """Requisitions that are still to be approved and that nobody is asked about."""
    known = select(_D.c.id).where(
        _D.c.requisition_id == _R.c.id, _D.c.kind == DecisionKind.ROLE.value, _D.c.closed_at == "", _D.c.deleted_at.is_(None)
    )  # fmt: skip
    waiting = (RequisitionStatus.DRAFT.value, RequisitionStatus.AWAITING_APPROVAL.value)
    return select(_R.c.id).where(_R.c.status.in_(waiting), _R.c.deleted_at.is_(None), ~known.exists()).order_by(_R.c.id)


def _count(connection: Connection, query: Select[Any]) -> int:
    return connection.execute(select(func.count()).select_from(query.order_by(None).subquery())).scalar_one()
