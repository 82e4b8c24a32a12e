"""Asks with whom a candidate is to be merged: those who look alike first, anybody else by search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.candidates.questions import FindDuplicates
from desktop.views.candidates.duplicates_panel import DuplicatesPanel
from desktop.views.forms.fields.record_field import CandidateField
from desktop.views.forms.spec import FieldKind, FieldSpec
from desktop.views.look.theme import GAP, MARGIN
from desktop.views.workbench import Workbench


class MergeChoice(QDialog):
    """``taken`` is called with the id of the other record."""

    def __init__(self, workbench: Workbench, parent: QWidget, candidate_id: str, taken: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Merge candidate"))
        self._candidate_id = candidate_id
        self._taken = taken
        self.alike = DuplicatesPanel(workbench, self.tr("These look alike:"), self.tr("Compare…"), self)
        self.alike.opened.connect(lambda one: workbench.open("candidate", one, new_window=True))
        self.alike.chosen.connect(self._take)
        label = QLabel(self.tr("Merge with &candidate"), self)
        spec = FieldSpec("other", self.tr("Candidate to merge with"), FieldKind.CANDIDATE)
        self.picker = CandidateField(spec, workbench, self)
        self.picker.editor().setAccessibleName(spec.label)
        label.setBuddy(self.picker.editor())
        self.compare = QPushButton(self.tr("Com&pare…"), self)
        workbench.look.style(self.compare, "primary")
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.compare, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = QPushButton(self.tr("Cancel"), self)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.compare, cancel):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.alike)
        column.addWidget(label)
        column.addWidget(self.picker)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(520)
        self.picker.typed.connect(self._refresh)
        self.compare.clicked.connect(lambda: self._take(self.picker.value()))
        cancel.clicked.connect(self.reject)
        self.alike.ask_now(FindDuplicates(candidate_id=candidate_id))
        self._refresh()
        self.picker.line().setFocus()

    def _refresh(self) -> None:
        other = self.picker.value()
        why = ""
        if not other:
            why = self.tr("Choose a candidate first")
        elif other == self._candidate_id:
            why = self.tr("A record cannot be merged with itself")
        self.compare.setEnabled(not why)
        self.compare.setToolTip(why)

    def _take(self, other: str) -> None:
        if other and other != self._candidate_id:
            self.accept()
            self._taken(other)


def ask_whom(workbench: Workbench, parent: QWidget, candidate_id: str, taken: Callable[[str], None]) -> MergeChoice:
    """Ask, then hand the other's id on."""
    dialog = MergeChoice(workbench, parent, candidate_id, taken)
    dialog.setAccessibleName(QCoreApplication.translate("MergeChoice", "Merge candidate"))
    dialog.open()
    return dialog
