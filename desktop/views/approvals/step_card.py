"""One step of a chain as it is edited: its name, whom it asks, how many must approve, and within how many days."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.approvals.asked_field import ROLE, AskedField
from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldKind, FieldSpec
from desktop.views.look.theme import GAP, GRID
from desktop.views.workbench import Workbench
from desktop.words import Need

Step = dict[str, Any]
FRESH: Step = {"name": "", "need": Need.ALL.value, "count": 1, "people": [], "roles": [], "sla_days": 3}


class StepCard(QFrame):
    """``moved`` says by how much, ``removed`` that the step shall go."""

    typed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, workbench: Workbench, field: Field) -> None:
        super().__init__(field)
        look = workbench.look
        look.style(self, "card")
        self.number = QLabel(self)
        look.style(self.number, "section")
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name, for example Finance"))
        self.name.setMaxLength(80)
        self.earlier = self._tool(workbench, "chevron-up")
        self.later = self._tool(workbench, "chevron-down")
        self.away = self._tool(workbench, "close")
        self.asked = AskedField(FieldSpec("asked", self.tr("Whom to ask"), FieldKind.PEOPLE), workbench, self)
        self.need = QComboBox(self)
        for need, words in ((Need.ALL, self.tr("All of them approve")), (Need.ANY, self.tr("Any one of them approves")),
                            (Need.COUNT, self.tr("At least so many approve:"))):  # fmt: skip
            self.need.addItem(words, need.value)
        self.count = _spin(self, 1, 99)
        self.days = _spin(self, 0, 365)
        within, days = QLabel(self.tr("within"), self), QLabel(self.tr("working days"), self)
        for label in (within, days):
            look.style(label, "muted")
        head = QHBoxLayout()
        head.setSpacing(GRID // 2)
        for widget in (self.number, self.name, self.earlier, self.later, self.away):
            head.addWidget(widget, 1 if widget is self.name else 0)
        head.insertSpacing(1, GRID // 2)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for piece in (self.need, self.count, within, self.days, days):
            foot.addWidget(piece)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GRID, GAP, GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.asked)
        column.addLayout(foot)
        for editor in (self.name, self.need, self.count, self.days):
            field.watch(editor)
        self.name.textEdited.connect(self.typed)
        self.asked.typed.connect(self.typed)
        self.asked.left.connect(field.left)
        self.need.activated.connect(self._chosen)
        self.count.valueChanged.connect(self.typed)
        self.days.valueChanged.connect(self.typed)
        self.earlier.clicked.connect(lambda: self.moved.emit(-1))
        self.later.clicked.connect(lambda: self.moved.emit(1))
        self.away.clicked.connect(self.removed)

    def step(self) -> Step:
        """What stands here."""
        chosen = self.asked.value()
        return {
            "name": self.name.text().strip(),
            "need": str(self.need.currentData()),
            "count": self.count.value() if self.need.currentData() == Need.COUNT.value else 1,
            "people": [one for one in chosen if not one.startswith(ROLE)],
            "roles": [one.removeprefix(ROLE) for one in chosen if one.startswith(ROLE)],
            "sla_days": self.days.value(),
        }

    def show_step(self, step: Step) -> None:
        """Show it; does not count as typing."""
        blocked = [self.count.blockSignals(True), self.days.blockSignals(True)]
        whole = FRESH | step
        self.name.setText(str(whole["name"] or ""))
        self.need.setCurrentIndex(max(0, self.need.findData(str(whole["need"]))))
        self.count.setValue(int(whole["count"] or 1))
        self.days.setValue(int(whole["sla_days"]))
        self.asked.set_value((*(f"{ROLE}{one}" for one in whole["roles"] or ()), *(whole["people"] or ())))
        self.count.blockSignals(blocked[0])
        self.days.blockSignals(blocked[1])
        self._fit()

    def place(self, number: int, of: int) -> None:
        """Where it stands; every piece says so to whoever cannot see it."""
        self.number.setText(str(number))
        for widget, words in (
            (self.name, self.tr("Name of step {n}")),
            (self.asked.editor(), self.tr("Whom step {n} asks")),
            (self.need, self.tr("How many of step {n} must approve")),
            (self.count, self.tr("So many of step {n} must approve")),
            (self.days, self.tr("Working days for step {n}")),
            (self.earlier, self.tr("Move step {n} up")),
            (self.later, self.tr("Move step {n} down")),
            (self.away, self.tr("Remove step {n}")),
        ):
            widget.setAccessibleName(words.format(n=number))
            if isinstance(widget, QToolButton):
                widget.setToolTip(words.format(n=number))
        self.earlier.setEnabled(number > 1)
        self.later.setEnabled(number < of)
        self.away.setEnabled(of > 1)
        if of == 1:
            self.away.setToolTip(self.tr("A chain has at least one step."))

    def _chosen(self, _row: int) -> None:
        self._fit()
        self.typed.emit()

    def _fit(self) -> None:
        self.count.setVisible(self.need.currentData() == Need.COUNT.value)

    def _tool(self, workbench: Workbench, icon: str) -> QToolButton:
        button = QToolButton(self)
        workbench.look.style(button, "flat")
        workbench.look.dress(button, icon, "text")
        button.setMinimumSize(26, 26)
        return button


def _spin(parent: QWidget, least: int, most: int) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(least, most)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
