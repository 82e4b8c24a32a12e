"""Asking before somebody is erased for good: what goes, what stays elsewhere, and the name typed once more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout

from desktop.services.candidates.commands import EraseCandidates
from desktop.services.candidates.records import CandidateRecord
from desktop.services.dispatch.messages import Done
from desktop.text import fold
from desktop.views.look.theme import GRID, MARGIN
from desktop.views.mishaps.wording import word
from desktop.views.page import Page
from desktop.views.workbench import Workbench


class EraseDialog(QDialog):
    """Nothing happens before the name is typed as it stands on the page; the page goes with its person."""

    def __init__(self, workbench: Workbench, record: CandidateRecord, page: Page) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Erase for good"))  # no name: titles are seen by others
        self._workbench, self._record = workbench, record
        look = workbench.look
        self.about = QLabel(
            self.tr(
                "{name} is erased with every application, note, contact and draft, and what the history says becomes unreadable."
                " Nobody can undo this. That it was done, by whom and when, stays in the journal without the name."
            ).format(name=record.name)
        )
        self.elsewhere = QLabel(
            self.tr(
                "A copy of the workspace is made first. That copy and older ones still hold the person until they are deleted, as do"
                " lists you exported to Excel."
            )
        )
        look.style(self.elsewhere, "quiet")
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(self.tr("for instance: asked for it on 3 March"))
        self.name = QLineEdit(self)
        self.problem = QLabel(self)
        look.style(self.problem, "bad")
        self.problem.hide()
        for label in (self.about, self.elsewhere, self.problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.button = buttons.addButton(self.tr("&Erase for good"), QDialogButtonBox.ButtonRole.DestructiveRole)
        cancel.setDefault(True)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._go)
        buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GRID)
        column.addWidget(self.about)
        column.addWidget(self.elsewhere)
        for text, line in (
            (self.tr("&Why (kept in the journal; do not write the name)"), self.reason),
            (self.tr("&Type the name to confirm"), self.name),
        ):
            label = QLabel(text, self)
            label.setBuddy(line)
            column.addWidget(label)
            column.addWidget(line)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self.setMinimumWidth(GRID * 60)
        self._enable()
        self.name.setFocus()

    def _enable(self) -> None:
        why_not = "" if fold(self.name.text()) == fold(self._record.name) else self.tr("Type the name first.")
        self.button.setEnabled(not why_not)
        self.button.setToolTip(why_not)

    def _go(self) -> None:
        self.button.setEnabled(False)
        self.problem.hide()
        command = EraseCandidates((self._record.id,), self.reason.text())
        self._workbench.carry_out(command, self._erased, owner=self, failed=self._refused)

    def _erased(self, _done: Done) -> None:
        self.accept()
        self._workbench.open("candidates")

    def _refused(self, error: Exception) -> bool:
        self.problem.setText(word(error).text)
        self.problem.show()
        self._enable()
        return True
