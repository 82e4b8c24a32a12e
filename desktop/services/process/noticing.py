"""What a rule notices now: one select a rule, the same for the keeper that makes tasks and for the preview before it is switched on.

Every select has the columns of ``COLUMNS``. ``state`` is what of the case a reminder was made for: when it changes, the reason has ended.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, literal, not_, or_, select

from desktop.models import (
    Application,
    ApplicationRow,
    Approval,
    ApprovalGroup,
    Candidate,
    Decision,
    Requisition,
)
from desktop.services.listings.open_days import counted_on
from desktop.services.process.defaults import (
    APPROVAL_WAITING,
    DECISION_DUE,
    DEFAULTS,
    MOST_DAYS,
    PROMISED_REPLY,
    STALE_AMBER,
    STALE_RED,
    Group,
    Unit,
    decision_kind,
)
from desktop.services.process.resting import Rested, lately_rested, limits
from desktop.services.process.rules import Rule
from desktop.services.working_days.calendar import WorkingDays, calendar_of
from desktop.words import ApplicationStatus, ApprovalState, RequisitionStatus

COLUMNS = (
    "case_id", "state", "requisition_id", "application_id", "candidate_id", "owner_id", "recruiter_id", "hiring_manager_id",
    "candidate", "number", "title",
)  # fmt: skip
AT_ONCE = 2_000
"""So many reminders of a rule there are at most at a time: a list of ten thousand helps nobody, and the next follow as these are done."""

_A: Any = ApplicationRow.__table__
_P: Any = Application.__table__
_R: Any = Requisition.__table__
_D: Any = Decision.__table__
_G: Any = ApprovalGroup.__table__
_V: Any = Approval.__table__
_C: Any = Candidate.__table__

OPENING = _R.c.id
"""The column of every select here that holds the requisition: what narrows it to a reach, or to some cases."""


@dataclass(frozen=True, slots=True)
class Day:
    """Today, and how this place counts: all that a rule needs to know of time, so that tests say which day it is."""

    today: date
    calendar: WorkingDays
    rests: Rested = field(default_factory=dict)
    """When requisitions that are open again were not: such days make nobody stale."""

    def before(self, days: int) -> str:
        """A stored moment is earlier than this text when its day lies at least so many calendar days back."""
        return (self.today - timedelta(days=days - 1)).isoformat()

    def untouched(self, days: int) -> ColumnElement[bool]:
        """Nobody touched the application for at least so many days on which its requisition was open."""
        tests = [_A.c.last_touch < self.before(days)]
        for limit, requisitions in limits(self.rests, self.today, days).items():
            after = (limit + timedelta(days=1)).isoformat()
            tests.append(or_(_A.c.requisition_id.not_in(requisitions), _A.c.last_touch < after))
        return and_(*tests)

    def after(self, days: int) -> str:
        """The ISO date so many calendar days ahead."""
        return (self.today + timedelta(days=days)).isoformat()

    def worked_before(self, working_days: int) -> str:
        """The same as ``before`` in working days: what began then is due today at the latest."""
        day, left = self.today, working_days
        while left > 0:
            left -= self.calendar.is_working(day)
            day -= timedelta(days=1)
        while working_days == 0 and not self.calendar.is_working(day):
            day -= timedelta(days=1)
        return (day + timedelta(days=1)).isoformat()


def day_on(connection: Connection, today: date) -> Day:
    """A day as this workspace counts it."""
    return Day(today, calendar_of(connection), lately_rested(connection, today, MOST_DAYS))


def noticed(rule: Rule, day: Day, others: Mapping[str, Rule]) -> Select[Any]:
    """What a rule notices, the most urgent first. ``others``: a rule may leave a case to a stricter one that is on."""
    if DEFAULTS[rule.code].group is Group.TERM:
        return _overdue(rule, day)
    return _NOTICE[rule.code](rule, day, others)


def falls_due(rule: Rule, case: Any, day: Day) -> str:
    """The due date of the task made for a case, a row of ``noticed``."""
    unit, state = DEFAULTS[rule.code].unit, case.state
    if unit is Unit.BEFORE:
        return str(state[:10])
    if unit is Unit.WORKING:
        return day.calendar.due(state, rule.days)
    return counted_on(day.rests.get(case.requisition_id, ()), date.fromisoformat(state[:10]), rule.days).isoformat()


def _stale(rule: Rule, day: Day, others: Mapping[str, Rule]) -> Select[Any]:
    """Active applications on open requisitions, not resting, without a touch. The stricter rule takes over from the milder one."""
    query = (
        select(*_case(_A.c.id, _A.c.last_touch, _A.c.id, _A.c.candidate_id, _A.c.owner, _A.c.name))
        .join_from(_A, _R, _A.c.requisition_id == _R.c.id)
        .where(
            day.untouched(rule.days),
            _A.c.status == ApplicationStatus.ACTIVE.value,
            or_(_A.c.hold_until.is_(None), _A.c.hold_until <= day.today.isoformat()),
            _R.c.status == RequisitionStatus.OPEN.value,
        )
        .order_by(_A.c.last_touch, _A.c.id)
    )
    red = others.get(STALE_RED)
    if rule.code == STALE_AMBER and red is not None and red.active and red.days > rule.days:
        query = query.where(not_(day.untouched(red.days)))
    return query


def _promised(rule: Rule, day: Day, others: Mapping[str, Rule]) -> Select[Any]:
    return (
        select(*_case(_P.c.id, _P.c.promised_on, _P.c.id, _P.c.candidate_id, _P.c.owner_id, _C.c.name))
        .join_from(_P, _R, _P.c.requisition_id == _R.c.id)
        .join(_C, _C.c.id == _P.c.candidate_id)
        .where(
            _P.c.promised_on != "",
            _P.c.promised_on <= day.after(rule.days),
            _P.c.status == ApplicationStatus.ACTIVE.value,
            _P.c.deleted_at.is_(None),
        )
        .order_by(_P.c.promised_on, _P.c.id)
    )


def _decision(rule: Rule, day: Day, others: Mapping[str, Rule]) -> Select[Any]:
    return (
        _open_decisions().where(_D.c.due_on != "", _D.c.due_on <= day.after(rule.days)).order_by(_D.c.due_on, _D.c.id)
    )


def _overdue(rule: Rule, day: Day) -> Select[Any]:
    """Open decisions of a kind that would be due by now if this term had held when they were opened."""
    return (
        _open_decisions(_D.c.opened_at)
        .where(_D.c.kind == decision_kind(rule.code), _D.c.opened_at < day.worked_before(rule.days))
        .order_by(_D.c.opened_at, _D.c.id)
    )


def _open_decisions(state: Any = _D.c.due_on) -> Select[Any]:
    return (
        select(*_case(_D.c.id, state, _D.c.application_id, _D.c.candidate_id, _D.c.owner_id, _C.c.name))
        .join_from(_D, _R, _D.c.requisition_id == _R.c.id)
        .outerjoin(_C, _C.c.id == _D.c.candidate_id)
        .outerjoin(_P, _P.c.id == _D.c.application_id)
        .where(_D.c.closed_at == "", *(table.c.deleted_at.is_(None) for table in (_D, _R, _C, _P)))
    )


def _approval(rule: Rule, day: Day, others: Mapping[str, Rule]) -> Select[Any]:
    """Groups whose turn it is and that have not answered for so many working days."""
    none = literal(None, _R.c.id.type)
    return (
        select(*_case(_G.c.id, _G.c.since, none, none, _V.c.submitted_by_id, literal("")))
        .join_from(_G, _V, _G.c.approval_id == _V.c.id)
        .join(_R, _R.c.id == _G.c.requisition_id)
        .where(
            _V.c.state == ApprovalState.RUNNING.value,
            and_(_G.c.since != "", _G.c.since < day.worked_before(rule.days)),
            _G.c.resolved_at == "",
            _G.c.deleted_at.is_(None),
            _V.c.deleted_at.is_(None),
            _R.c.deleted_at.is_(None),
        )
        .order_by(_G.c.since, _G.c.id)
    )


def _case(
    case_id: Any, state: Any, application_id: Any, candidate_id: Any, owner_id: Any, name: Any
) -> tuple[Any, ...]:
    columns = (case_id, state, _R.c.id, application_id, candidate_id, owner_id, _R.c.recruiter_id, _R.c.hiring_manager_id,
               name, _R.c.number, _R.c.title)  # fmt: skip
    return tuple(column.label(label) for column, label in zip(columns, COLUMNS, strict=True))


_NOTICE: dict[str, Callable[[Rule, Day, Mapping[str, Rule]], Select[Any]]] = {
    STALE_AMBER: _stale,
    STALE_RED: _stale,
    DECISION_DUE: _decision,
    APPROVAL_WAITING: _approval,
    PROMISED_REPLY: _promised,
}
