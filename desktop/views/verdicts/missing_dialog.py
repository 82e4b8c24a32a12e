"""Asks whether decisions shall be opened for everybody who was in process before any were kept, and says what that does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.services.decisions.commands import OpenMissingDecisions
from desktop.services.decisions.questions import CountMissingDecisions
from desktop.views.verdicts.refusals import tr
from desktop.views.verdicts.verdict_dialog import VerdictDialog
from desktop.views.workbench import Workbench


class MissingDialog(VerdictDialog):
    """``cases``: how many lack decisions."""

    def __init__(self, workbench: Workbench, parent: QWidget | None, cases: int) -> None:
        number = f"{cases:,}"
        one = cases == 1
        super().__init__(
            workbench, parent, title=tr("Ask what is open"),
            verb=tr("Ask about one case") if one else tr("Ask about {n} cases").format(n=number),
            sentence=tr("One case has been in process since before decisions were kept, so nobody is asked about it.") if one
            else tr("{n} cases have been in process since before decisions were kept, so nobody is asked about them.").format(n=number),
        )  # fmt: skip
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = QLabel("\n\n".join((
            tr("For each of them the questions of its stage are opened, and appear in the dockets of those who answer them."),
            tr("Who answers and by when follows from Tools > Reminders and terms. Terms count from today."),
            tr("Cases that have ended are left alone. Edit > Undo takes all of it back at once."),
        )), self)  # fmt: skip
        said.setWordWrap(True)
        workbench.look.style(said, "muted")
        self.body.addWidget(said)


def ask_missing(workbench: Workbench, owner: QWidget, done: Callable[[], None] | None = None) -> None:
    """Count, ask, and open them; where none is missing, say so."""
    window = owner.window()

    def counted(cases: int) -> None:
        if not cases:
            workbench.say(tr("Everybody in process has the decisions of their stage."))
            return
        dialog = MissingDialog(workbench, window, cases)
        dialog.accepted.connect(
            lambda: workbench.carry_out(
                OpenMissingDecisions(cases), (lambda _done: done()) if done is not None else None, owner=window
            )
        )
        dialog.open()

    workbench.ask(CountMissingDecisions(), counted, owner=window, channel="missing_decisions")
