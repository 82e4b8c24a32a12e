"""The small form that keeps a requisition as a template for the next one of its kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.services.dispatch.messages import Command
from desktop.services.requisitions.commands import TEMPLATE_FIELDS, SaveRequisitionTemplate
from desktop.services.requisitions.records import RequisitionRecord
from desktop.views.forms.plan import FormPlan, Seen, Values
from desktop.views.forms.spec import FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.workbench import Workbench


def _tr(text: str) -> str:
    return QCoreApplication.translate("RequisitionForm", text)


def open_template_form(workbench: Workbench, parent: QWidget, record: RequisitionRecord) -> FormWindow:
    """Asks for the name; the rest is taken from the requisition."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        kept = {code: value for code in TEMPLATE_FIELDS if (value := getattr(record, code))}
        return SaveRequisitionTemplate(str(values["name"]), kept)

    name = FieldSpec("name", _tr("Name"), required=True, placeholder=_tr("As the team calls the role"))
    told = _tr(
        "Keeps role, contract, place, posting texts and plan. Pay, dates, reason and hiring team are asked for each time; pay that"
        " stands in the posting becomes a gap to fill in."
    )
    plan = FormPlan(
        FormSpec("requisition.template", (SectionSpec("", (name,), told),)),
        _tr("Save {number} as template").format(number=record.number),
        _tr("&Save template"),
        make,
        values={"name": record.title},
    )
    return show_form(workbench, plan, parent)
