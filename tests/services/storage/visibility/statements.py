"""Statements of every shape a question may have; the more of them agree, the surer it is that no shape passes by."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import and_, exists, func, literal, select, union, union_all
from sqlalchemy.orm import aliased

from desktop.models import (
    Application,
    Approval,
    ApprovalGroup,
    Approver,
    Base,
    Candidate,
    CandidateRow,
    Contact,
    Decision,
    JournalChange,
    JournalEntry,
    Note,
    Requisition,
    Seat,
    Task,
)

a: Any = Application.__table__
c: Any = Candidate.__table__
r: Any = Requisition.__table__
k: Any = Contact.__table__
n: Any = Note.__table__
s: Any = Seat.__table__
row: Any = CandidateRow.__table__
v: Any = Approval.__table__
g: Any = ApprovalGroup.__table__
e: Any = Approver.__table__
d: Any = Decision.__table__
t: Any = Task.__table__


def _tree() -> Any:
    first = select(c.c.id, c.c.merged_into_id).where(c.c.merged_into_id.is_(None)).cte(recursive=True)
    part: Any = c.alias()
    whole = first.union_all(select(part.c.id, part.c.merged_into_id).join(first, part.c.merged_into_id == first.c.id))
    return select(whole.c.id)


def _twice() -> Any:
    b: Any = a.alias()
    return select(a.c.id, b.c.id).join_from(a, b, and_(a.c.candidate_id == b.c.candidate_id, a.c.id < b.c.id))


def _within() -> Any:
    inner = select(a.c.candidate_id, func.count().label("n")).group_by(a.c.candidate_id).subquery("inner")
    return select(c.c.name, inner.c.n).join(inner, inner.c.candidate_id == c.c.id)


def _entity() -> Any:
    other = aliased(Application)
    return select(Application.id, Requisition.title, other.id).join(Requisition, Application.requisition_id == Requisition.id).join(
        other, other.candidate_id == Application.candidate_id
    )  # fmt: skip


def _cte() -> Any:
    known = select(r.c.id, r.c.title).where(r.c.confidential.is_(True)).cte("known")
    return (
        select(known.c.title, func.count(a.c.id))
        .select_from(known)
        .outerjoin(a, a.c.requisition_id == known.c.id)
        .group_by(known.c.title)
    )


STATEMENTS: dict[str, Callable[[], Any]] = {
    "join": lambda: select(a.c.id, r.c.title, c.c.name).join_from(a, r, a.c.requisition_id == r.c.id).join(c, a.c.candidate_id == c.c.id),
    "join by where": lambda: select(a.c.id, r.c.pay_min).where(a.c.requisition_id == r.c.id),
    "outer join": lambda: select(n.c.text, a.c.id, a.c.pay_expectation).join_from(n, a, n.c.application_id == a.c.id, isouter=True),
    "outer join kept empty": lambda: select(r.c.id, func.count(a.c.id)).select_from(r.outerjoin(a, a.c.requisition_id == r.c.id)).group_by(r.c.id),
    "two of one table": _twice,
    "count": lambda: select(func.count()).select_from(CandidateRow),
    "count of a subquery": lambda: select(func.count()).select_from(select(a.c.id).where(a.c.status == "active").subquery()),
    "in a subquery": lambda: select(c.c.name).where(c.c.id.in_(select(a.c.candidate_id).where(a.c.status == "active"))),
    "not in a subquery": lambda: select(c.c.name).where(c.c.id.not_in(select(a.c.candidate_id))),
    "exists": lambda: select(r.c.title).where(exists().where(a.c.requisition_id == r.c.id)),
    "correlated figure": lambda: select(r.c.id, select(func.count()).select_from(s).where(s.c.requisition_id == r.c.id).scalar_subquery()),
    "grouped within": _within,
    "common table expression": _cte,
    "recursive": _tree,
    "union": lambda: union(select(a.c.candidate_id), select(n.c.candidate_id)),
    "union all": lambda: union_all(select(k.c.value), select(r.c.title).where(r.c.status == "open")),
    "entities": _entity,
    "one attribute of an entity": lambda: select(CandidateRow.last_touch, CandidateRow.active).where(CandidateRow.active > 0),
    "sorted by a figure": lambda: select(row.c.id, row.c.applications).order_by(row.c.applications.desc(), row.c.id).limit(5),
    "filtered by pay": lambda: select(r.c.id).where(r.c.pay_max > "60000"),
    "journal": lambda: select(JournalEntry.label, JournalChange.entity_id, JournalChange.before, JournalChange.after).join(
        JournalChange, JournalChange.entry_id == JournalEntry.id
    ),
    "what pays as it was submitted": lambda: select(r.c.pay_max, v.c.pay_snapshot, v.c.snapshot).join_from(v, r, v.c.requisition_id == r.c.id),
    "sorted by what pays": lambda: select(v.c.id).order_by(v.c.pay_snapshot.desc(), v.c.id).limit(3),
    "who is asked": lambda: select(e.c.person_id, g.c.name, v.c.state, r.c.title).join_from(e, g, e.c.group_id == g.c.id).join(
        v, e.c.approval_id == v.c.id
    ).join(r, e.c.requisition_id == r.c.id),
    "decisions with their case": lambda: select(d.c.kind, d.c.reason, d.c.evidence, r.c.title, c.c.name, a.c.stage_id).join_from(
        d, r, d.c.requisition_id == r.c.id
    ).outerjoin(a, d.c.application_id == a.c.id).outerjoin(c, d.c.candidate_id == c.c.id),
    "how many wait for whom": lambda: select(d.c.owner_id, func.count()).where(d.c.closed_at == "").group_by(d.c.owner_id),
    "tasks with their case": lambda: select(t.c.title, r.c.title, c.c.name, a.c.id).outerjoin_from(t, r, t.c.requisition_id == r.c.id).outerjoin(
        a, t.c.application_id == a.c.id
    ).outerjoin(c, t.c.candidate_id == c.c.id),
    "a constant beside": lambda: select(literal(1), r.c.id).where(r.c.deleted_at.is_(None)),
    "distinct": lambda: select(a.c.requisition_id).distinct(),
    "having": lambda: select(a.c.candidate_id).group_by(a.c.candidate_id).having(func.count() > 1),
    **{f"all of {one.name}": partial(select, one) for one in Base.metadata.sorted_tables},
}  # fmt: skip
