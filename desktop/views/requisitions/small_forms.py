"""The small forms of a requisition's page: a reason for a change of status, more seats, closing a seat."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.services.dispatch.messages import Command
from desktop.services.requisitions.commands import AddSeats, CloseSeat, SetRequisitionStatus
from desktop.services.requisitions.questions import ReadRequisition
from desktop.services.requisitions.records import RequisitionRecord, SeatRecord
from desktop.views.forms.plan import FormPlan, Heard, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.workbench import Workbench
from desktop.words import RequisitionStatus


def _tr(text: str) -> str:
    return QCoreApplication.translate("RequisitionForm", text)


def _one_section(code: str, help_text: str, *fields: FieldSpec) -> FormSpec:
    return FormSpec(code, (SectionSpec("", fields, help_text),))


def open_status_form(
    workbench: Workbench, parent: QWidget, record: RequisitionRecord, status: RequisitionStatus
) -> FormWindow:
    """Asks for the reason; hold and cancel need one, reopening may have one."""
    needed = status in {RequisitionStatus.ON_HOLD, RequisitionStatus.CANCELLED}
    titles = {
        RequisitionStatus.ON_HOLD: (
            _tr("Put {number} on hold"),
            _tr("&Put on hold"),
            _tr("Nobody new is added meanwhile."),
        ),
        RequisitionStatus.CANCELLED: (
            _tr("Cancel {number}"),
            _tr("&Cancel requisition"),
            _tr("Open seats are closed. Running applications stay until they are ended. You can reopen it."),
        ),
        RequisitionStatus.DRAFT: (
            _tr("Bring {number} back to draft"),
            _tr("&Back to draft"),
            _tr("It can be changed and submitted again."),
        ),
        RequisitionStatus.OPEN: (_tr("Reopen {number}"), _tr("&Reopen"), ""),
    }
    title, verb, help_text = titles[status]

    def make(values: Values, _changes: Values, seen: Seen) -> Command[Any]:
        return SetRequisitionStatus(record.id, seen.version, str(status), str(values["reason"]))

    def reread(heard: Heard, owner: QObject) -> None:
        workbench.ask(ReadRequisition(record.id), lambda found: heard({}, found.version), owner=owner, channel="reread")

    reason = FieldSpec(
        "reason", _tr("Why"), FieldKind.LINES, required=needed, placeholder=_tr("One sentence is enough")
    )
    plan = FormPlan(
        _one_section("requisition.status", help_text, reason),
        title.format(number=record.number),
        verb,
        make,
        draft_key=f"requisition:{record.id}:{status}",
        version=record.version,
        reread=reread,
        record=("requisition", record.id),
        dismiss=_tr("Keep requisition") if status is RequisitionStatus.CANCELLED else "",
        primary=status is not RequisitionStatus.CANCELLED,
    )
    return show_form(workbench, plan, parent)


def open_add_seats(workbench: Workbench, parent: QWidget, requisition_id: str) -> FormWindow:
    """How many more."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return AddSeats(requisition_id, int(values["count"]))

    count = FieldSpec("count", _tr("How many more"), FieldKind.NUMBER, default=1, least=1, most=500)
    plan = FormPlan(_one_section("requisition.seats", "", count), _tr("Add seats"), _tr("&Add seats"), make)
    return show_form(workbench, plan, parent)


def open_close_seat(workbench: Workbench, parent: QWidget | None, seat: SeatRecord) -> FormWindow:
    """Why the seat is closed without a hire."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return CloseSeat(seat.id, seat.version, str(values["reason"]))

    reason = FieldSpec("reason", _tr("Why"), FieldKind.LINES, required=True, placeholder=_tr("One sentence is enough"))
    plan = FormPlan(
        _one_section("requisition.close_seat", _tr("The seat ends without a hire."), reason),
        _tr("Close seat {position}").format(position=seat.position),
        _tr("C&lose seat"),
        make,
        draft_key=f"seat:{seat.id}",
        primary=False,
    )
    return show_form(workbench, plan, parent)
