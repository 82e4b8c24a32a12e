"""The form that names a stand-in: who, for whom, from which day to which, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.services.access.permissions import Permission
from desktop.services.approvals.commands import Delegate
from desktop.services.dispatch.messages import Command
from desktop.views.forms.plan import FormPlan, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.tables.formatting import local_now
from desktop.views.workbench import Workbench


def _tr(text: str) -> str:
    return QCoreApplication.translate("StandInForm", text)


def may_name_for_others(workbench: Workbench) -> bool:
    """Whether the person looks after the whole team."""
    return workbench.actor.may(Permission.PEOPLE_WRITE)


def open_stand_in(workbench: Workbench, parent: QWidget, then: Callable[[], None]) -> FormWindow:
    """For oneself; for others too where one may."""
    me = workbench.actor.id

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return Delegate(
            str(values.get("person_id") or me), str(values["delegate_id"]), str(values["from_day"]),
            str(values["to_day"]), str(values["reason"]).strip(),
        )  # fmt: skip

    for_whom = FieldSpec("person_id", _tr("For whom"), FieldKind.PERSON, required=True, default=me)
    fields = (
        *((for_whom,) if may_name_for_others(workbench) else ()),
        FieldSpec("delegate_id", _tr("Who stands in"), FieldKind.PERSON, required=True),
        FieldSpec("from_day", _tr("From"), FieldKind.DATE, required=True, default=local_now().date().isoformat()),
        FieldSpec("to_day", _tr("Until, this day included"), FieldKind.DATE, required=True),
        FieldSpec("reason", _tr("Why"), placeholder=_tr("Holidays, for example")),
    )
    about = _tr(
        "They can answer approvals that wait for the other, who can go on answering too. It shows who answered for whom."
    )
    plan = FormPlan(
        FormSpec("stand_ins.name", (SectionSpec("", fields, about),)), _tr("Name a stand-in"), _tr("&Name stand-in"), make,
        draft_key="delegation:new", finished=lambda _done: then(),
    )  # fmt: skip
    return show_form(workbench, plan, parent)
