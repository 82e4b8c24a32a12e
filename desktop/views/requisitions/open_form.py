"""Opens the form of a requisition: fresh, as a copy of another, or for a record; with what stands around its fields."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.services.dispatch.messages import Command, Done
from desktop.services.requisitions.commands import ChangeRequisition, CheckPosting, CreateRequisition
from desktop.services.requisitions.questions import ReadRequisition
from desktop.services.requisitions.records import RequisitionRecord
from desktop.views.forms.notices import Notice
from desktop.views.forms.plan import FormPlan, Heard, Seen, Values
from desktop.views.forms.window import FormWindow, open_forms, show_form
from desktop.views.requisitions.alike_notice import AlikeNotice
from desktop.views.requisitions.posting_panel import PostingPanel
from desktop.views.requisitions.requisition_form import POSTING, copied, requisition_form, sent, values_of
from desktop.views.requisitions.submitting import SubmitButton, show_gaps
from desktop.views.requisitions.template_bar import TemplateBar
from desktop.views.workbench import Workbench


def _tr(text: str) -> str:
    return QCoreApplication.translate("RequisitionForm", text)


class RequisitionWindow(FormWindow):
    """The form with its posting check, the notice of one like it, and the button that submits."""

    def __init__(
        self,
        workbench: Workbench,
        plan: FormPlan,
        parent: QWidget | None,
        requisition_id: str = "",
        gaps: tuple[str, ...] = (),
    ) -> None:
        super().__init__(workbench, plan, parent)
        self._gaps = gaps
        self.alike = AlikeNotice(workbench, self.panel, requisition_id)
        self.posting = PostingPanel(workbench, self.panel.form)
        self.submit_button = SubmitButton(workbench, self, requisition_id)
        self.panel.above.addWidget(self.alike)
        self.panel.form.feet[POSTING].addWidget(self.posting)
        self.panel.modified.connect(lambda _modified: self.posting.look_soon())
        self.panel.opened.connect(self._opened)

    def showEvent(self, event: object) -> None:
        """The first field has the focus, or the first gap."""
        super().showEvent(event)
        self._opened()

    def _opened(self) -> None:
        self.posting.look()
        if self._gaps and self.isVisible() and self.panel.form.isEnabled():
            gaps, self._gaps = self._gaps, ()
            show_gaps(self.panel, gaps)


def open_requisition_form(
    workbench: Workbench,
    parent: QWidget | None,
    requisition_id: str = "",
    *,
    like: RequisitionRecord | None = None,
    gaps: tuple[str, ...] = (),
) -> FormWindow:
    """The form for a new requisition (a draft), for one ``like`` another, or for changing one; ``gaps`` are shown at once."""
    key = f"requisition:{requisition_id or (f'copy:{like.id}' if like is not None else 'new')}"
    standing = next((window for window in open_forms() if window.panel.plan.draft_key == key), None)
    if standing is not None:
        return show_form(workbench, standing.panel.plan, parent)
    holder: list[RequisitionWindow] = []
    if requisition_id:
        plan = _change_plan(workbench, requisition_id, key, holder)
    else:
        plan = _create_plan(workbench, key, holder, like)
    window = RequisitionWindow(workbench, plan, parent, requisition_id, gaps)
    holder.append(window)
    if not requisition_id:
        _above_a_new_one(workbench, window, like)
    window.show()
    return window


def _above_a_new_one(workbench: Workbench, window: RequisitionWindow, like: RequisitionRecord | None) -> None:
    if like is None:
        window.panel.above.insertWidget(0, TemplateBar(workbench, window.panel))
        return
    notice = Notice(workbench.look, window.panel, "info", "copy")
    notice.tell(
        _tr("Copied from {number} {title}. Dates and the person it replaced were left out.").format(
            number=like.number, title=like.title
        )
    )
    window.panel.above.insertWidget(0, notice)


def _check_kept(workbench: Workbench, window: RequisitionWindow, requisition_id: str) -> None:
    """Whoever pressed "Check posting" wants the result kept with what has just been saved."""
    if window.posting.checked:
        workbench.carry_out(CheckPosting(requisition_id), owner=workbench.look, quiet=True)


def _create_plan(
    workbench: Workbench, key: str, holder: list[RequisitionWindow], like: RequisitionRecord | None
) -> FormPlan:
    def make(values: Values, _changes: Values, _seen: Seen) -> Command[Any]:
        filled = {code: value for code, value in sent(values).items() if value not in ("", (), False)}
        return CreateRequisition(filled, int(values["seats"]))

    def finished(done: Done) -> None:
        if done.answer:
            _check_kept(workbench, holder[0], str(done.answer))
            workbench.open("requisition", str(done.answer))

    return FormPlan(
        requisition_form(fresh=True),
        _tr("New requisition"),
        _tr("&Add requisition"),
        make,
        draft_key=key,
        values=copied(like) if like is not None else {},
        first=lambda values, go: holder[0].alike.first(values, go),
        finished=finished,
    )


def _change_plan(workbench: Workbench, requisition_id: str, key: str, holder: list[RequisitionWindow]) -> FormPlan:
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
        draft_key=key,
        reread=reread,
        first=lambda values, go: holder[0].alike.first(values, go),
        finished=lambda _done: _check_kept(workbench, holder[0], requisition_id),
        record=("requisition", requisition_id),
    )
