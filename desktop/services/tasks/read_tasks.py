"""Reading tasks with the labels of what they are about."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, case, or_, select

from desktop.errors import NotFound
from desktop.models import Application, Candidate, Requisition, Task
from desktop.services.dispatch.registry import Reader, answers
from desktop.services.tasks.questions import ReadTask, ReadTasks
from desktop.services.tasks.records import Case, TaskRecord

_T: Any = Task.__table__
_R: Any = Requisition.__table__
_C: Any = Candidate.__table__
_A: Any = Application.__table__

LABELS = (_C.c.name.label("candidate"), _R.c.number.label("number"), _R.c.title.label("opening"))
"""What a case is called; for selects that join candidates and requisitions from the outside."""


@answers(ReadTask)
def read_task(reader: Reader, question: ReadTask) -> TaskRecord:
    """One task in one statement."""
    row = reader.connection.execute(_tasks().where(_T.c.id == question.task_id)).one_or_none()
    if row is None:
        raise NotFound("task", question.task_id)
    return _record(row)


@answers(ReadTasks)
def read_tasks(reader: Reader, question: ReadTasks) -> tuple[TaskRecord, ...]:
    """The open ones by due date, those without one after them; then those that are done, the last one first."""
    c = _T.c
    query = _tasks()
    for name in ("requisition_id", "application_id", "candidate_id", "owner_id"):
        if value := getattr(question, name):
            query = query.where(c[name] == value)
    if not question.done:
        query = query.where(c.done_at == "")
    undated = case((c.due_on == "", 1), else_=0)
    query = query.order_by(case((c.done_at == "", 0), else_=1), c.done_at.desc(), undated, c.due_on, c.id)
    return tuple(_record(row) for row in reader.connection.execute(query.limit(question.limit)))


def case_of(row: Any) -> Case:
    """What a row with ``LABELS`` is about."""
    return Case(
        row.requisition_id or "", row.application_id or "", row.candidate_id or "", row.candidate or "", row.number or "",
        row.opening or "",
    )  # fmt: skip


def _tasks() -> Select[Any]:
    """All living tasks; of a case that went into the bin none are left."""
    return (
        select(_T, *LABELS)
        .outerjoin_from(_T, _R, _T.c.requisition_id == _R.c.id)
        .outerjoin(_C, _T.c.candidate_id == _C.c.id)
        .outerjoin(_A, _T.c.application_id == _A.c.id)
        .where(_T.c.deleted_at.is_(None), case_lives())
    )


def case_lives() -> Any:
    """Nothing of the case a row is about is in the bin."""
    return (
        or_(_R.c.id.is_(None), _R.c.deleted_at.is_(None))
        & or_(_C.c.id.is_(None), _C.c.deleted_at.is_(None))
        & or_(_A.c.id.is_(None), _A.c.deleted_at.is_(None))
    )


def _record(row: Any) -> TaskRecord:
    return TaskRecord(
        row.id, row.row_version, row.title, row.note, row.due_on, row.repeat, row.owner_id, row.by_id, row.snoozed_until,
        row.done_at, row.done_by_id or "", row.rule, row.created_at, row.changed_at, case_of(row),
    )  # fmt: skip
