"""The steps of a chain as a field of its form: cards in order, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.approvals.chain_words import step_words
from desktop.views.approvals.step_card import FRESH, Step, StepCard
from desktop.views.forms.fields.field import Field
from desktop.views.forms.spec import FieldSpec
from desktop.views.look.theme import GRID
from desktop.views.workbench import Workbench


class StepsField(Field):
    """Its value is a tuple of steps as chains keep them; there is always at least one card."""

    def __init__(self, spec: FieldSpec, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(spec, workbench, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.cards: list[StepCard] = []
        self.add = QPushButton(self.tr("Add step"), self)
        self.add.setAutoDefault(False)
        workbench.look.dress(self.add, "plus", "text")
        self.add.clicked.connect(self._added)
        self.watch(self.add)
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(self._column)
        whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_value(())

    def editor(self) -> QWidget:
        """The name of the first step."""
        return self.cards[0].name

    def value(self) -> tuple[Step, ...]:
        """The steps in order."""
        return tuple(card.step() for card in self.cards)

    def set_value(self, value: Any) -> None:
        """Show these."""
        self._show([dict(step) for step in value or (FRESH,)])

    def problem(self) -> str:
        """A step that names nobody, or text that is nobody."""
        for card in self.cards:
            if code := card.asked.problem():
                return code
        return ""

    def in_words(self, value: Any) -> str:
        """The steps as the list of chains says them."""
        return " · ".join(step_words(self.workbench, number, step) for number, step in enumerate(value or (), 1))

    def normalise(self) -> None:
        """Names that mean exactly one person become that person."""
        for card in self.cards:
            card.asked.picker.normalise()

    def _show(self, steps: Sequence[Step]) -> None:
        while len(self.cards) > len(steps):
            card = self.cards.pop()
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < len(steps):
            self.cards.append(self._card())
        for number, (card, step) in enumerate(zip(self.cards, steps, strict=True), 1):
            card.show_step(step)
            card.place(number, len(steps))
        self.updateGeometry()

    def _card(self) -> StepCard:
        card = StepCard(self.workbench, self)
        card.typed.connect(self.typed)
        card.moved.connect(lambda by: self._moved(card, by))
        card.removed.connect(lambda: self._removed(card))
        self._column.addWidget(card)
        card.show()
        return card

    def _added(self) -> None:
        self._show([*self.value(), dict(FRESH)])
        self.cards[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def _moved(self, card: StepCard, by: int) -> None:
        """The step goes, and the focus with it, onto the same button of its new place."""
        steps, place = list(self.value()), self.cards.index(card)
        to = place + by
        if not 0 <= to < len(steps):
            return
        steps.insert(to, steps.pop(place))
        self._show(steps)
        there = self.cards[to].earlier if by < 0 else self.cards[to].later
        (there if there.isEnabled() else self.cards[to].name).setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def _removed(self, card: StepCard) -> None:
        steps, place = list(self.value()), self.cards.index(card)
        del steps[place]
        self._show(steps)
        self.cards[min(place, len(steps) - 1)].name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()
