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
from desktop.views import labels
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.forms.application_form import open_application_form
from desktop.views.mishaps.wording import rule
from desktop.views.requisitions import submitting
from desktop.views.requisitions.open_form import open_requisition_form
from desktop.views.requisitions.small_forms import open_add_seats, open_status_form
from desktop.views.requisitions.template_form import open_template_form
from desktop.views.verdicts.closing_out import close_out
from desktop.views.workbench import Workbench
from desktop.words import RequisitionStatus

if TYPE_CHECKING:
    from desktop.views.requisitions.requisition_page import RequisitionPage

_S = RequisitionStatus


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
                               why_not=self._allowed(CloseOut, _S.FILLED), text_now=self._fill_text),
            "draft": ActionSpec("requisition.page.draft", self.tr("Back to d&raft…"), menu, lambda: self._status(_S.DRAFT),
                                icon="back", group=3, why_not=self._reaches(_S.DRAFT)),
            "submit": ActionSpec("requisition.page.submit", self.tr("S&ubmit for approval"), menu, self._submit, icon="forward",
                                 group=3, why_not=self._allowed(SubmitRequisition, "submit")),
            "check": ActionSpec("requisition.page.check", self.tr("Check postin&g"), menu, self._check, icon="review", group=4,
                                why_not=self._checkable),
            "copy": ActionSpec("requisition.page.copy", self.tr("Cop&y requisition…"), menu, self._copy, icon="copy", group=4,
                               why_not=self._needs(CreateRequisition)),
            "template": ActionSpec("requisition.page.template", self.tr("Save as &template…"), menu, self._template, icon="save",
                                   group=4, why_not=self._needs(SaveRequisitionTemplate)),
            "seats": ActionSpec("requisition.page.seats", self.tr("Add &seats…"), menu, self._seats, icon="plus", group=4,
                                why_not=self._allowed(AddSeats, "seats")),
            "delete": ActionSpec("requisition.page.delete", self.tr("&Delete requisition"), menu, self._delete, icon="trash",
                                 group=5, why_not=self._allowed(DeleteRequisitions, "delete")),
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

    def _allowed(self, command: type[Command[Any]], act: str) -> Callable[[], str]:
        """From the rule that the command enforces, which came with the record."""

        def why() -> str:
            refused = self._workbench.may(command) or self._loaded()
            record = self._page.record
            if refused or record is None:
                return refused
            code = record.why_not.get(act, "")
            if act == record.status and code in ("", "requisition.transition"):
                return self.tr("The requisition has this status already.")
            status = labels.coded("RequisitionStatus", record.status)
            details = {
                "number": record.number,
                "status": status,
                "from": status,
                "to": labels.coded("RequisitionStatus", act),
            }
            return rule(code, details).text if code else ""

        return why

    def _reaches(self, status: RequisitionStatus) -> Callable[[], str]:
        return self._allowed(SetRequisitionStatus, status)

    def _takes_people(self) -> str:
        record = self._page.record
        refused = self._workbench.may(CreateApplication) or self._loaded()
        if refused or record is None:
            return refused
        ended = record.status in {_S.FILLED, _S.CANCELLED}
        return self.tr("The requisition has ended. Reopen it first.") if ended else ""

    def _takes_candidates(self) -> str:
        return self._workbench.may(CreateCandidate) or self._takes_people()

    def _checkable(self) -> str:
        record = self._page.record
        refused = self._workbench.may(CheckPosting) or self._loaded()
        if refused or record is None:
            return refused
        return "" if record.posting_text or record.posting_text_fr else self.tr("There is no posting text yet.")

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
