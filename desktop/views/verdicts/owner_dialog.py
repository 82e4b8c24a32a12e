"""Asks for somebody of the team: who shall own applications, or answer in another's place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.text import fold
from desktop.views.verdicts.choosing import Choice, FilteredChoices
from desktop.views.verdicts.refusals import tr
from desktop.views.verdicts.verdict_dialog import VerdictDialog
from desktop.views.workbench import Workbench


class OwnerDialog(VerdictDialog):
    """Everybody active on the team, oneself first."""

    def __init__(
        self, workbench: Workbench, parent: QWidget | None, count: int, *, title: str = "", sentence: str = ""
    ) -> None:
        title = title or (tr("Assign application") if count == 1 else tr("Assign %n applications", count))
        super().__init__(workbench, parent, title=title, verb=title, sentence=sentence or tr("Who owns the next step?"))
        me = workbench.actor.id
        active = [member for member in workbench.team.members if member.active]
        active.sort(key=lambda member: (member.id != me, fold(member.name)))
        choices = [
            Choice(
                member.id, tr("%1 (you)").replace("%1", member.name) if member.id == me else member.name, member.email
            )
            for member in active
        ]
        self.people = FilteredChoices(workbench, choices, self, name=tr("Owner"))
        self.people.list.setMinimumHeight(self.people.list.sizeHintForRow(0) * 6)
        self.body.addWidget(self.people, 1)
        self.people.changed.connect(self.check)
        self.people.activated.connect(self.accept)
        self.people.filter.setFocus()
        self.check()

    def missing(self) -> str:
        """A person."""
        return "" if self.people.chosen() else tr("Choose a person first.")

    def answer(self) -> str:
        """The id of the person."""
        return self.people.chosen()
