"""Opens the form of a task, new or to be changed. It stands here because every page with a case on it shares it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.services.dispatch.messages import Command
from desktop.services.tasks.commands import AddTask, ChangeTask
from desktop.services.tasks.questions import ReadTask
from desktop.services.tasks.records import TaskRecord
from desktop.views.forms.plan import FormPlan, Heard, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.workbench import Workbench
from desktop.words import Repeat

_F, _K = FieldSpec, FieldKind
FIELDS = ("title", "note", "due_on", "repeat", "owner_id")


def _tr(text: str) -> str:
    return QCoreApplication.translate("TaskForm", text)


def _ahead(value: Any) -> str:
    today = date.today().isoformat()  # noqa: DTZ011 - the person's own day is meant
    return "date.past" if value and str(value) < today else ""


def task_form(about: str = "", *, fresh: bool) -> FormSpec:
    """What, by when, whether again, and who. ``about``: the name of what it is about."""
    fields = (
        _F(
            "title",
            _tr("What is to be done"),
            required=True,
            placeholder=_tr("For example: call back about the start date"),
        ),
        _F(
            "due_on",
            _tr("Due"),
            _K.DATE,
            placeholder=_tr("Today, +3, fri, or nothing"),
            check=_ahead if fresh else None,
        ),
        _F("repeat", _tr("Repeat"), _K.CHOICE, choices=Repeat, placeholder=_tr("Once")),
        _F("owner_id", _tr("Who does it"), _K.PERSON, required=True),
        _F("note", _tr("Note"), _K.LINES),
    )
    said = _tr("About {record}").format(record=about) if about else ""
    return FormSpec("task", (SectionSpec("", fields, said),), _whole)


def _whole(values: Any) -> dict[str, str]:
    return {"due_on": "required"} if values.get("repeat") and not values.get("due_on") else {}


def values_of(task: TaskRecord) -> dict[str, Any]:
    """What the form shows of a task."""
    return {name: getattr(task, name) for name in FIELDS}


def open_new_task(
    workbench: Workbench,
    parent: QWidget | None,
    *,
    candidate_id: str = "",
    requisition_id: str = "",
    application_id: str = "",
    about: str = "",
) -> FormWindow:
    """A new task, about the record given; it is one's own until another owner is chosen."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return AddTask(
            **{name: str(values[name]) for name in FIELDS},
            candidate_id=candidate_id, requisition_id=requisition_id, application_id=application_id,
        )  # fmt: skip

    plan = FormPlan(
        task_form(about, fresh=True),
        _tr("New task"),
        _tr("&Add task"),
        make,
        draft_key=f"task:new:{application_id or candidate_id or requisition_id}",
        values={"owner_id": workbench.actor.id},
    )
    return show_form(workbench, plan, parent)


def open_task_form(workbench: Workbench, parent: QWidget | None, task: TaskRecord) -> FormWindow:
    """Change a task; what a colleague changed meanwhile in other fields is kept."""

    def make(_values: Values, changes: Values, seen: Seen) -> Command[Any]:
        return ChangeTask(task.id, seen.version, dict(changes))

    def reread(heard: Heard, owner: QObject) -> None:
        workbench.ask(
            ReadTask(task.id), lambda found: heard(values_of(found), found.version), owner=owner, channel="reread"
        )

    plan = FormPlan(
        task_form(task.case.candidate or task.case.title, fresh=False),
        _tr("Edit task"),
        _tr("&Save changes"),
        make,
        draft_key=f"task:{task.id}",
        values=values_of(task),
        version=task.version,
        reread=reread,
        record=("task", task.id),
    )
    return show_form(workbench, plan, parent)
