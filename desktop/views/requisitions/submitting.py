"""Submitting a requisition for approval, from its form and from its page: all gaps at once, with the focus on the first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from desktop.services.approvals.commands import SubmitRequisition
from desktop.services.dispatch.messages import Done
from desktop.services.requisitions.questions import FindGaps, ReadRequisition
from desktop.services.requisitions.records import RequisitionRecord
from desktop.views.forms.form_panel import FormPanel
from desktop.views.forms.window import FormWindow
from desktop.views.requisitions.requisition_form import sent
from desktop.views.workbench import Workbench


def _tr(text: str) -> str:
    return QCoreApplication.translate("Submitting", text)


def submit(workbench: Workbench, record: RequisitionRecord, owner: QObject, note: str = "") -> None:
    """Give the command."""
    workbench.carry_out(SubmitRequisition(record.id, record.version, note), owner=owner)


def heading(count: int) -> str:
    """What stands above the list of gaps."""
    if count == 1:
        return _tr("Not submitted yet. One thing is missing:")
    return _tr("Not submitted yet. {count} things are missing:").format(count=count)


def show_gaps(panel: FormPanel, gaps: tuple[str, ...], also: dict[str, str] | None = None) -> None:
    """List all of them in the form's problem panel, mark the fields, and go to the first."""
    problems = {**dict.fromkeys(gaps, "required"), **(also or {})}
    ordered = {code: problems[code] for code in panel.form.fields if code in problems}
    panel.form.show_problems(ordered)
    panel.tell(ordered, heading(len(ordered)))


class SubmitButton(QPushButton):
    """Beside the form's own button: looks for gaps, saves, and submits what was saved."""

    def __init__(self, workbench: Workbench, window: FormWindow, requisition_id: str = "") -> None:
        super().__init__(_tr("Save and submit"), window)
        self._workbench, self._window, self._id = workbench, window, requisition_id
        self._submits = False
        self.setAutoDefault(False)
        why = workbench.may(SubmitRequisition)
        self.setEnabled(not why)
        self.setToolTip(why or _tr("Ctrl+Shift+Enter"))
        self.clicked.connect(self.press)
        for keys in ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"):
            QShortcut(QKeySequence(keys), window, self.click)
        window.buttons.addButton(self, QDialogButtonBox.ButtonRole.ActionRole)
        window.panel.saved.connect(self._saved)
        window.panel.busy.connect(lambda busy: self.setEnabled(not busy and not workbench.may(SubmitRequisition)))

    def press(self) -> None:
        """First the gaps: nothing is saved while there are some, and what was typed is kept as ever."""
        panel = self._window.panel
        panel.form.normalise()
        self._workbench.ask(FindGaps(sent(panel.form.values())), self._answered, owner=self, channel="gaps")

    def _answered(self, gaps: tuple[str, ...]) -> None:
        panel = self._window.panel
        if gaps:
            show_gaps(panel, gaps, panel.form.check())
            return
        self._submits = True
        panel.save()
        if panel.summary.sentences():
            self._submits = False

    def _saved(self, done: Done) -> None:
        if not self._submits:
            return
        requisition_id = self._id or str(done.answer)
        workbench, owner = self._workbench, self._workbench.look  # this window is closing
        workbench.ask(ReadRequisition(requisition_id), lambda record: submit(workbench, record, owner), owner=owner)
