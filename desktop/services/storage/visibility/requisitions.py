"""From a reach to SQL: which requisitions, applications and candidates are within it.

Who sees all that is not confidential is told by what they do not see (``NOT IN`` a few), so that lists go on walking the index of
their order; everybody else by what they see (``IN``), which the index of the requisition finds. The subqueries depend on
nothing outside themselves and are worked out once a statement.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, false, or_, select, true

from desktop.models import Application, Candidate, Requisition, RequisitionMember
from desktop.services.access.reach import POSITIONS, Reach
from desktop.words import Role

Condition = ColumnElement[bool]


def requisition_within(reach: Reach, column: Any) -> Condition:
    """Whether a column holds a requisition within reach."""
    if reach.everything:
        return true()
    if reach.open:
        return not_among(column, _hidden(reach))
    named = _named(reach)
    return false() if named is None else among(column, named)


def application_within(reach: Reach, column: Any) -> Condition:
    """Whether a column holds an application on a requisition within reach."""
    if reach.everything:
        return true()
    a: Any = Application.__table__.alias()
    if reach.open:
        return not_among(column, select(a.c.id).where(a.c.requisition_id.in_(_hidden(reach))))
    return exists_for(column, select(a.c.id).where(a.c.id == column, requisition_within(reach, a.c.requisition_id)))


def candidate_within(reach: Reach, column: Any, *, living: bool, merged: bool) -> Condition:
    """Whether a column holds a candidate with an application within reach, or, for who sees all open ones, with none out of it.

    ``living``: applications in the bin bring nobody into sight. ``merged``: a record that became part of another is reached with
    that one; False where the column never holds such a record.
    """
    if reach.everything:
        return true()
    c: Any = Candidate.__table__.alias()
    if reach.open:
        hidden = _hidden_candidates(reach, living)
        if not merged:
            return not_among(column, hidden)
        tree = hidden.cte(recursive=True)
        tree = tree.union(select(c.c.id).where(c.c.merged_into_id == tree.c.candidate_id))
        return not_among(column, select(tree.c.candidate_id))
    if not merged:
        return among(column, _seen_candidates(reach, living))
    return or_(_is_seen(column, reach, living), among(column, _merged_into(reach, living)))


def among(column: Any, query: Select[Any]) -> Condition:
    """Whether a column holds one of the ids a query finds."""
    found: Condition = column.in_(query)
    return found


def not_among(column: Any, query: Select[Any]) -> Condition:
    """Whether a column holds none of the ids a query finds."""
    found: Condition = column.not_in(query)
    return found


def exists_for(column: Any, query: Select[Any]) -> Condition:
    """Whether a query, which speaks of this column's row, finds anything."""
    return query.correlate(column.table).exists()


def anything_hidden(reach: Reach) -> Select[Any]:
    """A requisition that is not within the reach of somebody who sees all open ones."""
    return _hidden(reach).limit(1)


def _hidden(reach: Reach) -> Select[Any]:
    """The confidential requisitions that somebody who sees all open ones does not see."""
    r: Any = Requisition.__table__.alias()
    query = select(r.c.id).where(r.c.confidential.is_(True))
    named = _named(reach)
    return query if named is None else query.where(r.c.id.not_in(named))


def _named(reach: Reach) -> Select[Any] | None:
    """The requisitions within reach apart from the open ones; None when there can be none."""
    r: Any = Requisition.__table__.alias()
    m: Any = RequisitionMember.__table__.alias()
    tests: list[Condition] = []
    if reach.departments:
        tests.append(and_(r.c.confidential.is_(False), r.c.department_id.in_(sorted(reach.departments))))
    if reach.whole_departments:
        tests.append(r.c.department_id.in_(sorted(reach.whole_departments)))
    if reach.requisitions:
        tests.append(r.c.id.in_(sorted(reach.requisitions)))
    if Role.HIRING_MANAGER in reach.positions:
        tests.append(r.c.hiring_manager_id == reach.person_id)
    if Role.RECRUITER in reach.positions:
        tests.append(r.c.recruiter_id == reach.person_id)
    if reach.positions:
        member = select(m.c.requisition_id).where(m.c.person_id == reach.person_id, m.c.deleted_at.is_(None))
        if reach.positions != POSITIONS:
            member = member.where(m.c.role.in_(_as_stored(reach.positions)))
        tests.append(r.c.id.in_(member))
    return select(r.c.id).where(or_(*tests)) if tests else None


def _as_stored(positions: frozenset[Role]) -> list[str]:
    return sorted({role.value for role in positions} | ({""} if Role.INTERVIEWER in positions else set()))


def position_of(stored: str) -> Role:
    """What a member of a hiring team is, from how it is stored."""
    return Role(stored) if stored else Role.INTERVIEWER


def _hidden_candidates(reach: Reach, living: bool) -> Select[Any]:
    a: Any = Application.__table__.alias()
    b: Any = Application.__table__.alias()
    known = select(b.c.id).where(b.c.candidate_id == a.c.candidate_id, b.c.requisition_id.not_in(_hidden(reach)))
    if living:
        known = known.where(b.c.deleted_at.is_(None))
    return select(a.c.candidate_id).where(a.c.requisition_id.in_(_hidden(reach)), ~known.correlate(a).exists())


def _seen_candidates(reach: Reach, living: bool) -> Select[Any]:
    a: Any = Application.__table__.alias()
    seen = select(a.c.candidate_id).where(requisition_within(reach, a.c.requisition_id))
    return seen.where(a.c.deleted_at.is_(None)) if living else seen


def _is_seen(column: Any, reach: Reach, living: bool) -> Condition:
    """The same for one candidate: a look-up each, where rows are asked for by whose they are and never as a long list."""
    a: Any = Application.__table__.alias()
    seen = select(a.c.id).where(a.c.candidate_id == column, requisition_within(reach, a.c.requisition_id))
    return exists_for(column, seen.where(a.c.deleted_at.is_(None)) if living else seen)


def _merged_into(reach: Reach, living: bool) -> Select[Any]:
    """Records that became part of one that is within reach, however often merged on."""
    c: Any = Candidate.__table__.alias()
    d: Any = Candidate.__table__.alias()
    first = select(c.c.id).where(c.c.merged_into_id.is_not(None), _is_seen(c.c.merged_into_id, reach, living))
    tree: CTE = first.cte(recursive=True)
    tree = tree.union(select(d.c.id).where(d.c.merged_into_id == tree.c.id))
    return select(tree.c.id)
