"""The small forms of an approval: a note with the answer, somebody else to ask, taking the request back.

What was typed stays whatever comes back: of two people who answer at the same moment the second keeps the note and is told.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.services.approvals.commands import AnswerApproval, SwapApprover, WithdrawApproval
from desktop.services.approvals.records import ApprovalRecord, SeatRecord
from desktop.services.dispatch.messages import Command
from desktop.views.forms.plan import FormPlan, Seen, Values
from desktop.views.forms.spec import FieldKind, FieldSpec, FormSpec, SectionSpec
from desktop.views.forms.window import FormWindow, show_form
from desktop.views.records.approvals.step_words import person_words
from desktop.views.workbench import Workbench
from desktop.words import Verdict


def _tr(text: str) -> str:
    return QCoreApplication.translate("ApprovalForms", text)


def open_answer(workbench: Workbench, parent: QWidget, seat: SeatRecord, verdict: Verdict) -> FormWindow:
    """Asks for the note: a decline needs one, an approval may have one."""
    declines = verdict is Verdict.NO

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return AnswerApproval(seat.id, seat.version, verdict.value, str(values["note"]).strip())

    note = FieldSpec(
        "note", _tr("Note"), FieldKind.LINES, required=declines,
        placeholder=_tr("What would have to change") if declines else _tr("One sentence is enough"),
    )  # fmt: skip
    about = (
        _tr("Everybody asked sees the note. The requisition is a draft again, and nobody else is asked.")
        if declines
        else _tr("Everybody asked sees the note.")
    )
    mine = seat.person_id == workbench.actor.id
    verb = _tr("Decline") if declines else _tr("Approve")
    title = (
        verb if mine else _tr("{verb} for {name}").format(verb=verb, name=person_words(workbench.team, seat.person_id))
    )
    plan = FormPlan(
        FormSpec("approval.answer", (SectionSpec("", (note,), about),)), title, f"&{verb}", make,
        draft_key=f"approver:{seat.id}:{verdict.value}", primary=not declines, dismiss=_tr("Do not answer yet"),
    )  # fmt: skip
    return show_form(workbench, plan, parent)


def open_swap(workbench: Workbench, parent: QWidget, seat: SeatRecord) -> FormWindow:
    """Whom to ask instead."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return SwapApprover(seat.id, seat.version, str(values["person_id"]))

    person = FieldSpec("person_id", _tr("Ask"), FieldKind.PERSON, required=True)
    about = _tr("They are asked instead of {name}, and can see the requisition from now on.")
    help_text = about.format(name=person_words(workbench.team, seat.person_id))
    plan = FormPlan(
        FormSpec("approval.swap", (SectionSpec("", (person,), help_text),)), _tr("Ask somebody else"), _tr("&Ask"), make
    )
    return show_form(workbench, plan, parent)


def open_take_back(workbench: Workbench, parent: QWidget, approval: ApprovalRecord) -> FormWindow:
    """Why the request is taken back, if one wants to say."""

    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        return WithdrawApproval(approval.id, approval.version, str(values["reason"]).strip())

    reason = FieldSpec("reason", _tr("Why"), FieldKind.LINES, placeholder=_tr("One sentence is enough"))
    help_text = _tr("Nobody is asked any more. What was answered so far is kept, and submitting again asks anew.")
    plan = FormPlan(
        FormSpec("approval.withdraw", (SectionSpec("", (reason,), help_text),)), _tr("Take the request back"),
        _tr("&Take back"), make, draft_key=f"approval:{approval.id}:withdraw", primary=False, dismiss=_tr("Keep asking"),
    )  # fmt: skip
    return show_form(workbench, plan, parent)
