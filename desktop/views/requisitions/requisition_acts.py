"""What can be done on a requisition's page, as actions for buttons and menu alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop.services.applications.commands import CreateApplication
from desktop.services.approvals.commands import SubmitRequisition
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.dispatch.messages import Command
from desktop.services.requisitions.commands import (
    AddSeats,
    ChangeRequisition,
    CheckPosting,
    CloseOut,
    CreateRequisition,
    DeleteRequisitions,
    SaveRequisitionTemplate,
    SetRequisitionStatus,
)
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.forms.application_form import open_application_form
from desktop.views.requisitions import submitting
from desktop.views.requisitions.open_form import open_requisition_form
from desktop.views.requisitions.small_forms import open_add_seats, open_status_form
from desktop.views.requisitions.template_form import open_template_form
from desktop.views.verdicts.closing_out import close_out
from desktop.views.verdicts.refusals import why_no_move
from desktop.views.workbench import Workbench
from desktop.words import RequisitionStatus

if TYPE_CHECKING:
    from desktop.views.requisitions.requisition_page import RequisitionPage

_S = RequisitionStatus
FROM: dict[RequisitionStatus, frozenset[RequisitionStatus]] = {
    _S.OPEN: frozenset({_S.DRAFT, _S.AWAITING_APPROVAL, _S.ON_HOLD, _S.FILLED, _S.CANCELLED}),
    _S.ON_HOLD: frozenset({_S.OPEN}),
    _S.CANCELLED: frozenset({_S.DRAFT, _S.AWAITING_APPROVAL, _S.OPEN, _S.ON_HOLD}),
}
"""From where a status can be reached by hand; the service has the last word."""


class RequisitionActs(QObject):
    """Holds the specs; each asks the page for the record when it runs."""

    def __init__(self, workbench: Workbench, page: RequisitionPage) -> None:
        super().__init__(page)
        self._workbench = workbench
        self._page = page
        menu = Menu.REQUISITION
        self._specs = {
            "pipeline": ActionSpec("requisition.page.pipeline", self.tr("Open &pipeline"), menu, self._pipeline, icon="pipeline",
                                   group=2, why_not=self._loaded),
            "application": ActionSpec("requisition.page.application", self.tr("New &application…"), menu, self._application,
                                      icon="application", group=2, why_not=self._takes_people),
            "candidate": ActionSpec("requisition.page.candidate", self.tr("New &candidate on this requisition…"), menu,
                                    self._candidate, icon="candidate", group=2, why_not=self._takes_candidates),
            "edit": ActionSpec("requisition.page.edit", self.tr("&Edit requisition…"), menu, self._edit, "F2", "edit", group=2,
                               why_not=self._needs(ChangeRequisition)),
            "open": ActionSpec("requisition.page.open", self.tr("&Open requisition"), menu, lambda: self._status(_S.OPEN),
                               icon="check", group=3, why_not=self._reaches(_S.OPEN), text_now=self._open_text),
            "hold": ActionSpec("requisition.page.hold", self.tr("Put on &hold…"), menu, lambda: self._status(_S.ON_HOLD),
                               icon="hold", group=3, why_not=self._reaches(_S.ON_HOLD)),
            "cancel": ActionSpec("requisition.page.cancel", self.tr("Ca&ncel requisition…"), menu,
                                 lambda: self._status(_S.CANCELLED), icon="stop", group=3, why_not=self._reaches(_S.CANCELLED)),
            "fill": ActionSpec("requisition.page.fill", self.tr("Mark as &filled…"), menu, self._fill, icon="check", group=3,
                               why_not=self._fillable, text_now=self._fill_text),
            "submit": ActionSpec("requisition.page.submit", self.tr("S&ubmit for approval"), menu, self._submit, icon="forward",
                                 group=3, why_not=self._submittable),
            "check": ActionSpec("requisition.page.check", self.tr("Check postin&g"), menu, self._check, icon="review", group=4,
                                why_not=self._checkable),
            "copy": ActionSpec("requisition.page.copy", self.tr("Cop&y requisition…"), menu, self._copy, icon="copy", group=4,
                               why_not=self._needs(CreateRequisition)),
            "template": ActionSpec("requisition.page.template", self.tr("Save as &template…"), menu, self._template, icon="save",
                                   group=4, why_not=self._needs(SaveRequisitionTemplate)),
            "seats": ActionSpec("requisition.page.seats", self.tr("Add &seats…"), menu, self._seats, icon="plus", group=4,
                                why_not=self._needs(AddSeats)),
            "delete": ActionSpec("requisition.page.delete", self.tr("&Delete requisition"), menu, self._delete, icon="trash",
                                 group=5, why_not=self._deletable),
        }  # fmt: skip

    def specs(self) -> tuple[ActionSpec, ...]:
        """All of them."""
        return tuple(self._specs.values())

    def spec(self, code: str) -> ActionSpec:
        """One of them."""
        return self._specs[code]

    # --- why not ------------------------------------------------------------------------------------------------------------------

    def _loaded(self) -> str:
        return "" if self._page.record is not None else self.tr("The requisition is still being read.")

    def _needs(self, command: type[Command[Any]]) -> Callable[[], str]:
        return lambda: self._workbench.may(command) or self._loaded()

    def _reaches(self, status: RequisitionStatus) -> Callable[[], str]:
        def why() -> str:
            refused = self._workbench.may(SetRequisitionStatus) or self._loaded()
            record = self._page.record
            if refused or record is None:
                return refused
            if record.status == status:
                return self.tr("The requisition has this status already.")
            return "" if record.status in FROM[status] else self.tr("Not possible from the present status.")

        return why

    def _takes_people(self) -> str:
        record = self._page.record
        refused = self._workbench.may(CreateApplication) or self._loaded()
        if refused or record is None:
            return refused
        ended = record.status in {_S.FILLED, _S.CANCELLED}
        return self.tr("The requisition has ended. Reopen it first.") if ended else ""

    def _takes_candidates(self) -> str:
        return self._workbench.may(CreateCandidate) or self._takes_people()

    def _deletable(self) -> str:
        record = self._page.record
        refused = self._workbench.may(DeleteRequisitions) or self._loaded()
        if refused or record is None:
            return refused
        if record.status != _S.DRAFT:
            return self.tr("Only drafts can be deleted. Cancel the requisition instead.")
        return self.tr("It has applications. Cancel it instead.") if record.active + record.ended else ""

    def _submittable(self) -> str:
        record = self._page.record
        refused = self._workbench.may(SubmitRequisition) or self._loaded()
        if refused or record is None:
            return refused
        return "" if record.status == _S.DRAFT else self.tr("Only a draft is submitted.")

    def _checkable(self) -> str:
        record = self._page.record
        refused = self._workbench.may(CheckPosting) or self._loaded()
        if refused or record is None:
            return refused
        return "" if record.posting_text or record.posting_text_fr else self.tr("There is no posting text yet.")

    def _fillable(self) -> str:
        record = self._page.record
        refused = self._workbench.may(CloseOut) or self._loaded()
        return refused or why_no_move(record.why_not_fill if record is not None else "")

    def _fill_text(self) -> str:
        record = self._page.record
        asks = record is None or record.active
        return self.tr("Mark as &filled…") if asks else self.tr("Mark as &filled")

    def _open_text(self) -> str:
        record = self._page.record
        was_open = record is not None and record.status in {_S.ON_HOLD, _S.FILLED, _S.CANCELLED}
        return self.tr("Re&open…") if was_open else self.tr("&Open requisition")

    # --- doing --------------------------------------------------------------------------------------------------------------------

    def _pipeline(self) -> None:
        self._workbench.open("pipeline", self._page.requisition_id)

    def _application(self) -> None:
        open_application_form(self._workbench, self._page, requisition_id=self._page.requisition_id)

    def _candidate(self) -> None:
        self._workbench.open("new_candidate", requisition_id=self._page.requisition_id)

    def _edit(self) -> None:
        open_requisition_form(self._workbench, self._page, self._page.requisition_id)

    def _status(self, status: RequisitionStatus) -> None:
        record = self._page.record
        if record is None:
            return
        opens = status is _S.OPEN and record.status in {_S.DRAFT, _S.AWAITING_APPROVAL}
        if opens:
            self._workbench.carry_out(SetRequisitionStatus(record.id, record.version, str(status)), owner=self._page)
        else:
            open_status_form(self._workbench, self._page, record, status)

    def _fill(self) -> None:
        close_out(self._workbench, self._page, self._page.requisition_id, fill=True)

    def fill_gaps(self) -> None:
        """The form, with all that is missing listed and the first of it at hand."""
        record = self._page.record
        if record is not None:
            open_requisition_form(self._workbench, self._page, record.id, gaps=record.gaps)

    def _submit(self) -> None:
        record = self._page.record
        if record is not None and record.gaps:
            self.fill_gaps()
        elif record is not None:
            submitting.submit(self._workbench, record, self._page)

    def _check(self) -> None:
        self._workbench.carry_out(CheckPosting(self._page.requisition_id), owner=self._page)

    def _copy(self) -> None:
        if self._page.record is not None:
            open_requisition_form(self._workbench, self._page, like=self._page.record)

    def _template(self) -> None:
        if self._page.record is not None:
            open_template_form(self._workbench, self._page, self._page.record)

    def _seats(self) -> None:
        open_add_seats(self._workbench, self._page, self._page.requisition_id)

    def _delete(self) -> None:
        self._workbench.carry_out(
            DeleteRequisitions((self._page.requisition_id,)),
            lambda _done: self._workbench.open("requisitions"),
            owner=self._page,
        )
