"""Setting, changing, handing over, snoozing and removing tasks."""

from __future__ import annotations

from desktop.errors import FieldErrors, RuleBroken
from desktop.models import Application, Candidate, Requisition, Task
from desktop.services.dispatch.registry import handles
from desktop.services.storage.agreement import Wanted
from desktop.services.storage.unit_of_work import UnitOfWork
from desktop.services.tasks.checking import apply_values, earliest_today, give_to
from desktop.services.tasks.commands import AddTask, AssignTasks, ChangeTask, RemoveTasks, SnoozeTasks


@handles(AddTask)
def add_task(work: UnitOfWork, command: AddTask) -> str:
    """A new task; about an application it is about its candidate and requisition too."""
    task = Task(id="", by_id=work.actor.id, owner_id=work.actor.id, due_on="", repeat="")
    _say_about(work, task, command)
    apply_values(task, {name: getattr(command, name) for name in ("title", "note", "due_on", "repeat")})
    if task.due_on and task.due_on < earliest_today(work.now):
        raise FieldErrors({"due_on": "date.past"})
    give_to(work, task, command.owner_id or work.actor.id)
    work.add(task)
    work.flush()
    return task.id


@handles(ChangeTask)
def change_task(work: UnitOfWork, command: ChangeTask) -> None:
    """Change the named fields; a new owner is told that it came from whoever gave it."""
    task = work.get(Task, command.task_id)
    work.agree(task, command.seen_version, Wanted(command.values))
    apply_values(task, command.values)
    owner_id = command.values.get("owner_id", "")
    if owner_id and owner_id != task.owner_id:
        _hand_to(work, task, owner_id)


@handles(AssignTasks)
def assign_tasks(work: UnitOfWork, command: AssignTasks) -> int:
    """All of them, or none: one that the person cannot work on refuses the whole set."""
    changed = 0
    for task_id in command.task_ids:
        task = work.get(Task, task_id)
        if task.done_at:
            raise RuleBroken("task.done")
        if task.owner_id != command.owner_id:
            _hand_to(work, task, command.owner_id)
            changed += 1
    return changed


@handles(SnoozeTasks)
def snooze_tasks(work: UnitOfWork, command: SnoozeTasks) -> int:
    """Out of sight until a day, or back."""
    for task_id in command.task_ids:
        work.get(Task, task_id).snooze(command.until, earliest_today(work.now))
    return len(command.task_ids)


@handles(RemoveTasks)
def remove_tasks(work: UnitOfWork, command: RemoveTasks) -> int:
    """Into the bin."""
    for task_id in command.task_ids:
        work.delete(work.get(Task, task_id))
    return len(command.task_ids)


def _hand_to(work: UnitOfWork, task: Task, owner_id: str) -> None:
    give_to(work, task, owner_id)
    task.by_id, task.snoozed_until = work.actor.id, ""


def _say_about(work: UnitOfWork, task: Task, command: AddTask) -> None:
    if command.application_id:
        application = work.get(Application, command.application_id)
        task.application_id = application.id
        task.candidate_id, task.requisition_id = application.candidate_id, application.requisition_id
        return
    if command.candidate_id:
        task.candidate_id = work.get(Candidate, command.candidate_id).id
    if command.requisition_id:
        task.requisition_id = work.get(Requisition, command.requisition_id).id
