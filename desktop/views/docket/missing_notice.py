"""Offers, once, to ask what is open for people who were in process before decisions were kept. Later it stands under Tools."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.services.decisions.commands import OpenMissingDecisions
from desktop.services.decisions.questions import CountMissingDecisions
from desktop.views.docket.line_words import tr
from desktop.views.forms.notices import Notice
from desktop.views.workbench import Workbench

PUT_OFF = "docket/missing_put_off"


class MissingNotice(Notice):
    """Hidden while nothing is missing, for whoever may not open them, and after *Not now*."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench.look, parent, "info", "attention", tr("Ask what is open…"))
        self._workbench = workbench
        self._looked = False
        self.not_now = QPushButton(tr("Not now"), self)
        self.not_now.setAutoDefault(False)
        self.not_now.setToolTip(tr("Tools > Ask what is open… does it later."))
        self.not_now.clicked.connect(self._put_off)
        row = self.layout()
        if row is not None:
            row.addWidget(self.not_now)
        self.pressed.connect(self._ask)

    def look_once(self) -> None:
        """Count once for each time the page is made; from then on only what people do here changes it."""
        if self._looked or self._workbench.may(OpenMissingDecisions) or self._workbench.preferences.read(PUT_OFF):
            return
        self._looked = True
        self._workbench.ask(
            CountMissingDecisions(), self._counted, owner=self, channel="count", failed=lambda _error: None
        )

    def _counted(self, cases: int) -> None:
        if cases == 1:
            self.tell(tr("One case has been in process since before decisions were kept. Nobody is asked about it."))
        elif cases:
            text = tr("{n} cases have been in process since before decisions were kept. Nobody is asked about them.")
            self.tell(text.format(n=f"{cases:,}"))

    def _ask(self) -> None:
        from desktop.views.verdicts.missing_dialog import ask_missing  # a start need not wait for a dialog

        ask_missing(self._workbench, self, self.hide)

    def _put_off(self) -> None:
        self._workbench.preferences.write(PUT_OFF, True)
        self.hide()
