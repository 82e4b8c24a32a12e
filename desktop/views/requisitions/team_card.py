"""The hiring team of a requisition: who is on it as what, and changing that in place. Whoever is on it sees the requisition."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.services.requisitions.commands import SetHiringTeam
from desktop.services.requisitions.records import RequisitionRecord
from desktop.text import fold
from desktop.views.look.theme import GRID
from desktop.views.mishaps.wording import role as role_word
from desktop.views.records.facts import Card
from desktop.views.workbench import Workbench
from desktop.words import Role

CHOICES = (Role.INTERVIEWER, Role.HIRING_MANAGER, Role.RECRUITER, Role.APPROVER, Role.VIEWER)
"""What somebody can be on a team, the commonest first."""


class TeamCard(Card):
    """One line a member, with what they are and a way off the team; below, a way onto it. Every change is one command."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench.look, QCoreApplication.translate("TeamCard", "Hiring team"), parent)
        self._workbench = workbench
        self._record: RequisitionRecord | None = None
        self._shown: object = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.column.addLayout(self._rows)
        self.add = QComboBox(self)
        self.add.setAccessibleName(self.tr("Add to the hiring team"))
        self.add.activated.connect(self._added)
        self.column.addWidget(self.add)

    def show_record(self, record: RequisitionRecord) -> None:
        """Show the team."""
        why = self._workbench.may(SetHiringTeam)
        names = tuple((one.id, one.name) for one in self._workbench.team.members if one.active)
        self._record = record
        if (record.positions, why, names) == self._shown:
            return
        self._shown = (record.positions, why, names)
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place in sorted(range(len(record.positions)), key=lambda one: fold(self._name(record.positions[one][0]))):
            self._rows.addWidget(self._row(record.positions, place, why))
        there = {person for person, _ in record.positions}
        self.add.clear()
        self.add.addItem(self.tr("Add somebody…"), "")
        for person, name in names:
            if person not in there:
                self.add.addItem(name, person)
        self.add.setEnabled(not why and self.add.count() > 1)
        self.add.setToolTip(why)

    def _name(self, person: str) -> str:
        return self._workbench.team.name(person) or self.tr("Somebody who left")

    def _row(self, positions: tuple[tuple[str, str], ...], place: int, why: str) -> QWidget:
        person, held = positions[place]
        name = self._name(person)
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        called = QLabel(name, row)
        called.setTextFormat(Qt.TextFormat.PlainText)
        called.setWordWrap(True)
        across.addWidget(called, 1)
        choice = QComboBox(row)
        for one in CHOICES:
            choice.addItem(role_word(one).capitalize(), one.value)
        choice.setCurrentIndex(choice.findData(held))
        choice.setAccessibleName(self.tr("What {name} is on this team").format(name=name))
        choice.setEnabled(not why)
        choice.setToolTip(why)
        choice.activated.connect(lambda: self._set(place, str(choice.currentData())))
        away = QToolButton(row)
        self._workbench.look.style(away, "flat")
        self._workbench.look.dress(away, "close", "text")
        away.setMinimumSize(28, 28)
        away.setAccessibleName(self.tr("Remove {name} from the hiring team").format(name=name))
        away.setEnabled(not why)
        away.setToolTip(why or away.accessibleName())
        away.clicked.connect(lambda: self._set(place, ""))
        across.addWidget(choice)
        across.addWidget(away)
        return row

    def _added(self, _index: int) -> None:
        person = str(self.add.currentData() or "")
        if person and self._record is not None:
            self._give((*self._record.positions, (person, Role.INTERVIEWER.value)))

    def _set(self, place: int, role: str) -> None:
        """Make the member at a place what is chosen; nothing takes them off the team."""
        if self._record is None:
            return
        members = list(self._record.positions)
        person, held = members[place]
        if role == held:
            return
        members[place : place + 1] = [(person, role)] if role else []
        self._give(tuple(members))

    def _give(self, members: tuple[tuple[str, str], ...]) -> None:
        record = self._record
        if record is not None:
            self._shown = None  # refused, it shows again what is
            self._workbench.carry_out(SetHiringTeam(record.id, record.version, members), owner=self)
