"""Opens the form of a requisition, fresh or for a record."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.services.dispatch.messages import Command, Done
from desktop.services.requisitions.commands import ChangeRequisition, CreateRequisition
from desktop.services.requisitions.questions import ReadRequisition
from desktop.views.forms.plan import FormPlan, Heard, Seen, Values
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.requisitions.requisition_form import requisition_form, sent, values_of
from desktop.views.workbench import Workbench


def _tr(text: str) -> str:
    return QCoreApplication.translate("RequisitionForm", text)


def open_requisition_form(workbench: Workbench, parent: QWidget | None, requisition_id: str = "") -> FormWindow:
    """The form for a new requisition (a draft), or for changing one."""
    plan = _change_plan(workbench, requisition_id) if requisition_id else _create_plan(workbench)
    return show_form(workbench, plan, parent)


def _create_plan(workbench: Workbench) -> FormPlan:
    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        filled = {code: value for code, value in sent(values).items() if value not in ("", (), False)}
        return CreateRequisition(filled, int(values["seats"]))

    def finished(done: Done) -> None:
        if done.answer:
            workbench.open("requisition", str(done.answer))

    return FormPlan(
        requisition_form(fresh=True),
        _tr("New requisition"),
        _tr("&Add requisition"),
        make,
        draft_key="requisition:new",
        finished=finished,
    )


def _change_plan(workbench: Workbench, requisition_id: str) -> FormPlan:
    def make(_values: Values, changes: Values, seen: Seen) -> Command[Any]:
        return ChangeRequisition(requisition_id, seen.version, sent(changes), sent(seen.values))

    def reread(heard: Heard, owner: QObject) -> None:
        workbench.ask(
            ReadRequisition(requisition_id),
            lambda record: heard(values_of(record), record.version),
            owner=owner,
            channel="reread",
        )

    return FormPlan(
        requisition_form(fresh=False),
        _tr("Edit requisition"),
        _tr("&Save changes"),
        make,
        draft_key=f"requisition:{requisition_id}",
        reread=reread,
        record=("requisition", requisition_id),
    )
