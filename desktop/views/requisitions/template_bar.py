"""Starting a requisition from a template: chosen above the form, filling what nobody has typed into yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.services.requisitions.commands import RetireRequisitionTemplate
from desktop.services.requisitions.questions import ReadRequisitionTemplates
from desktop.services.requisitions.records import TemplateRecord
from desktop.views.forms.form_panel import FormPanel
from desktop.views.look.theme import GRID
from desktop.views.workbench import Workbench


class TemplateBar(QWidget):
    """Hidden while there are no templates. Choosing another one takes back what the first one filled and nobody changed."""

    def __init__(self, workbench: Workbench, panel: FormPanel) -> None:
        super().__init__(panel)
        self._workbench, self._panel = workbench, panel
        self._templates: dict[str, TemplateRecord] = {}
        self._put: dict[str, Any] = {}
        """What the template chosen last put into which field."""
        self.label = QLabel(self.tr("Start from template"), self)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Template"))
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.setMinimumContentsLength(18)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(lambda _row: self.fill(str(self.choice.currentData() or "")))
        self.label.setBuddy(self.choice)
        self.retire = QPushButton(self.tr("Retire template"), self)
        self.retire.setAutoDefault(False)
        self.retire.clicked.connect(self._retire)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        workbench.look.style(self.told, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.label)
        row.addWidget(self.choice, 2)
        row.addWidget(self.retire)
        row.addWidget(self.told, 3)
        self.hide()
        self._refresh()

    def fill(self, template_id: str) -> None:
        """Put a template's values where nothing was typed; with no template what the last one put there goes again."""
        form = self._panel.form
        wanted = dict(self._templates[template_id].values) if template_id else {}
        filled, now = [], form.values()
        put = {}
        for code in dict.fromkeys((*self._put, *wanted)):
            if code not in form.fields:
                continue
            spec = form.fields[code].spec
            untouched = now[code] in ("", (), spec.initial()) or now[code] == self._put.get(code)
            if untouched:
                form.set_value(code, wanted.get(code, spec.initial()))
                form.typed.emit(code)
            if untouched and code in wanted:
                put[code] = form.values()[code]
                filled.append(code)
        self._put = put
        kept = len([code for code in wanted if code in form.fields]) - len(filled)
        self._say(filled, kept)
        self._allow()

    def _say(self, filled: Iterable[str], kept: int) -> None:
        count = len(list(filled))
        text = self.tr("Filled {n} fields.").format(n=count) if self.choice.currentData() else ""
        if kept and text:
            text += " " + self.tr("What you had typed was kept.")
        self.told.setText(text)

    def _refresh(self) -> None:
        self._workbench.ask(ReadRequisitionTemplates(), self._show, owner=self, channel="templates")

    def _show(self, templates: tuple[TemplateRecord, ...]) -> None:
        chosen = self.choice.currentData()
        self._templates = {one.id: one for one in templates}
        self.choice.clear()
        self.choice.addItem(self.tr("No template"), "")
        for one in templates:
            self.choice.addItem(one.name, one.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self.setVisible(bool(templates))
        self._allow()

    def _allow(self) -> None:
        may = self._workbench.may(RetireRequisitionTemplate)
        why = may or ("" if self.choice.currentData() else self.tr("Choose a template first."))
        self.retire.setVisible(not may)
        self.retire.setEnabled(not why)
        self.retire.setToolTip(why)

    def _retire(self) -> None:
        one = self._templates[str(self.choice.currentData())]
        command = RetireRequisitionTemplate(one.id, one.version)
        self._workbench.carry_out(command, lambda _done: self._refresh(), owner=self)
