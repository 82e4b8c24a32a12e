"""Finishing tasks and taking them up again, with the next of one that repeats."""

from __future__ import annotations

from desktop.models import Task
from desktop.models.base import fixed_id
from desktop.services.dispatch.registry import handles
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.tasks.checking import still_there
from desktop.services.tasks.commands import FinishTasks, TakeUpTasks
from desktop.services.tasks.repeating import next_due
from desktop.services.working_days.calendar import calendar_of

_CARRIED = ("title", "note", "requisition_id", "application_id", "candidate_id", "by_id", "repeat")


@handles(FinishTasks)
def finish_tasks(work: UnitOfWork, command: FinishTasks) -> int:
    """Done by whoever says so."""
    finished = 0
    for task_id in command.task_ids:
        task = work.get(Task, task_id)
        if not task.done_at:
            task.finish(work.actor.id, work.now)
            finished += 1
            if task.repeat:
                _come_again(work, task)
    return finished


@handles(TakeUpTasks)
def take_up_tasks(work: UnitOfWork, command: TakeUpTasks) -> int:
    """Open again; the next one goes where nobody has touched it, so that the series does not run twice."""
    for task_id in command.task_ids:
        task = work.get(Task, task_id)
        task.take_up()
        after = work.session.get(Task, _next_id(task))
        if after is not None and after.deleted_at is None and not after.done_at and _untouched(task, after):
            work.delete(after)
    return len(command.task_ids)


def _come_again(work: UnitOfWork, task: Task) -> None:
    """The next of the series: one for each, however often and wherever it is finished."""
    due_on = next_due(task.repeat, task.due_on, work.today, calendar_of(work.connection))
    owner_id = task.owner_id if still_there(work, task.owner_id) else work.actor.id
    known = work.session.get(Task, _next_id(task))
    if known is None:
        carried = {name: getattr(task, name) for name in _CARRIED}
        work.add(
            Task(
                id=_next_id(task), owner_id=owner_id, due_on=due_on, created_at=work.now, changed_at=work.now, **carried
            )
        )
    elif known.deleted_at is not None:
        known.deleted_at, known.due_on, known.owner_id = None, due_on, owner_id


def _untouched(task: Task, after: Task) -> bool:
    """Whether nobody has begun with the next one."""
    return not after.snoozed_until and all(
        getattr(after, name) == getattr(task, name) for name in (*_CARRIED, "owner_id")
    )


def _next_id(task: Task) -> str:
    return fixed_id("task_after", task.id)
