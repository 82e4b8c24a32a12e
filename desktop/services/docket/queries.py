"""The statements that read the docket, each whole in itself: none is made from what another found, so that all can be kept for a start."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from desktop.models import (
    Application,
    Approval,
    ApprovalGroup,
    Approver,
    Candidate,
    Decision,
    Delegation,
    Person,
    Requisition,
    Task,
    VocabularyWord,
)
from desktop.services.docket.lines_of import Whose
from desktop.services.process.defaults import DECISION_DUE
from desktop.words import ApprovalState, VocabularyKind

MOST = 5_000
"""So many lines of a kind are read: nobody works through more, and ``EVERYBODY`` may have a hundred thousand."""

d, s, g, p, t = (one.__table__.c for one in (Decision, Approver, ApprovalGroup, Approval, Task))
r, a, c = (one.__table__.c for one in (Requisition, Application, Candidate))


def docket_queries(whose: Whose) -> dict[str, Select[Any]]:
    """What reads a docket, in the order in which ``docket_of`` takes their values."""
    me, owners = whose.person_id, whose.owners
    found = {"asked": asked(), "steps": steps(), "decisions": open_decisions(owners), "stages": stages()}
    if owners is None:
        return found | {"tasks": open_tasks(None)}  # everybody's approvals stand with their requisitions
    by_me = and_(t.by_id == me, t.rule == "")  # by rule is by nobody
    return found | {
        "seats": open_seats(owners),
        "around": decisions_around(me, but=owners),
        "tasks": open_tasks(or_(t.owner_id.in_(owners), by_me)),
    }


def delegations(today: str) -> Select[Any]:
    """Who lets whom stand in on a day."""
    e = Delegation.__table__.c
    return select(e.person_id, e.delegate_id).where(e.deleted_at.is_(None), e.from_day <= today, e.to_day >= today)


def running_groups() -> Select[Any]:
    """The seats that wait in the approvals under way."""
    return (
        select(p.id)
        .join_from(Approval.__table__, ApprovalGroup.__table__, g.approval_id == p.id)
        .join(Approver.__table__, s.group_id == g.id)
        .where(
            p.state == ApprovalState.RUNNING.value,
            p.deleted_at.is_(None),
            g.since != "",
            g.resolved_at == "",
            s.verdict == "",
        )
    )


def asked() -> Select[Any]:
    """Whom the approvals under way ask, and whether they left the team."""
    people = Person.__table__.c
    return (
        running_groups()
        .join(Person.__table__, people.id == s.person_id)
        .with_only_columns(p.id, p.subject_id, g.position, g.since, g.due_on, s.person_id, people.inactive)
    )


def steps() -> Select[Any]:
    """How many steps each approval under way has."""
    return (
        select(g.approval_id, func.count())
        .join_from(ApprovalGroup.__table__, Approval.__table__, p.id == g.approval_id)
        .where(p.state == ApprovalState.RUNNING.value)
        .group_by(g.approval_id)
    )


def open_decisions(owners: Iterable[str] | None) -> Select[Any]:
    """Open decisions of living cases."""
    query = (
        select(
            d.id, d.row_version, d.kind, d.requisition_id, d.application_id, d.candidate_id, d.owner_id, d.due_on, d.opened_at,
            d.next_action, d.verdict, d.snoozed_until, r.number, r.title, r.status, c.name, a.stage_id,
        )
        .join_from(Decision.__table__, Requisition.__table__, r.id == d.requisition_id)
        .outerjoin(Application.__table__, a.id == d.application_id)
        .outerjoin(Candidate.__table__, c.id == d.candidate_id)
        .where(d.closed_at == "", d.deleted_at.is_(None), r.deleted_at.is_(None), a.deleted_at.is_(None), c.deleted_at.is_(None))
        .order_by(d.due_on, d.id)
        .limit(MOST)
    )  # fmt: skip
    return query if owners is None else query.where(d.owner_id.in_(list(owners)))


def decisions_around(me: str, but: Iterable[str]) -> Select[Any]:
    """Open decisions of others that somebody would like to know of: on their cases, and on what they submitted."""
    submitted = running_groups().with_only_columns(p.subject_id).where(p.submitted_by_id == me)
    return open_decisions(None).where(
        or_(d.owner_id.is_(None), d.owner_id.not_in(list(but))),
        or_(
            r.recruiter_id == me, r.hiring_manager_id == me, a.owner_id == me,
            and_(d.application_id.is_(None), d.requisition_id.in_(submitted)),
        ),
    )  # fmt: skip


def open_seats(owners: Iterable[str]) -> Select[Any]:
    """The seats whose turn it is."""
    return (
        select(
            s.id, s.row_version, s.person_id, s.approval_id, g.position, g.since, g.due_on, p.subject, p.submitted_by_id,
            r.id.label("requisition_id"), r.number, r.title, r.status,
        )
        .join_from(Approver.__table__, ApprovalGroup.__table__, g.id == s.group_id)
        .join(Approval.__table__, p.id == s.approval_id)
        .join(Requisition.__table__, r.id == s.requisition_id)
        .where(
            s.verdict == "", s.deleted_at.is_(None), g.since != "", g.resolved_at == "", p.state == ApprovalState.RUNNING.value,
            r.deleted_at.is_(None), s.person_id.in_(list(owners)),
        )
        .limit(MOST)
    )  # fmt: skip


def open_tasks(which: ColumnElement[bool] | None) -> Select[Any]:
    """Open tasks but the reminders of decisions: a decision is a line of its own."""
    query = (
        select(
            t.id, t.row_version, t.title.label("words"), t.requisition_id, t.application_id, t.candidate_id, t.owner_id, t.due_on,
            t.created_at, t.changed_at, t.by_id, t.snoozed_until, t.repeat, t.rule, r.number, r.title, r.status, c.name, a.stage_id,
        )
        .outerjoin(Requisition.__table__, r.id == t.requisition_id)
        .outerjoin(Application.__table__, a.id == t.application_id)
        .outerjoin(Candidate.__table__, c.id == t.candidate_id)
        .where(t.rule != DECISION_DUE)
        .where(t.done_at == "", t.deleted_at.is_(None), r.deleted_at.is_(None), a.deleted_at.is_(None), c.deleted_at.is_(None))
        .order_by(t.due_on, t.id)
        .limit(MOST)
    )  # fmt: skip
    return query if which is None else query.where(which)


def stages() -> Select[Any]:
    """The stages in use, in their order."""
    w = VocabularyWord.__table__.c
    return (
        select(w.id)
        .where(w.kind == VocabularyKind.STAGE.value, w.retired.is_(False), w.deleted_at.is_(None))
        .order_by(w.rank)
    )
