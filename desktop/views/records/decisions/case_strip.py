"""Strip and chip of a case side by side: what a card, a pane or a header shows of its decisions while they are folded."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.services.decisions.records import DecisionRecord
from desktop.services.listings.strip_codes import KINDS, NOTHING, present
from desktop.views.look.theme import GRID
from desktop.views.records.decisions.case import Case, lines_of
from desktop.views.records.decisions.decision_words import spoken
from desktop.views.records.decisions.open_chip import OpenChip
from desktop.views.records.decisions.strip_bar import StripBar
from desktop.views.tables.formatting import local_now
from desktop.views.workbench import Workbench
from desktop.words import DecisionKind

_URGENCY = "!s~o"


def urgency(codes: str) -> int:
    """0 where a decision of the strip is overdue, and more the less one waits."""
    signs = present(codes)
    return next((place for place, sign in enumerate(_URGENCY) if sign in signs), len(_URGENCY))


def first_waiting(codes: str) -> str:
    """The kind of the decision that waits most; the first of the five where none does."""
    wanted = _URGENCY[urgency(codes) :][:1]
    return KINDS[max(present(codes).find(wanted), 0) if wanted else 0].value


class CaseStrip(QWidget):
    """``wanted`` names the decision that was pressed. Owners, dates and next actions are read when somebody looks closer."""

    wanted = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._case: Case | None = None
        self._told = False
        self.strip = StripBar(workbench.look, NOTHING, self)
        self.chip = OpenChip(workbench.look, self)
        self.strip.pressed.connect(self.wanted)
        self.chip.clicked.connect(lambda: self.wanted.emit(first_waiting(self.strip.codes)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.strip)
        row.addWidget(self.chip)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for segment in self.strip.segments.values():
            segment.installEventFilter(self)

    def show_case(self, case: Case, codes: str) -> None:
        """Show the decisions of a case as its row tells them."""
        self._case, self._told = case, False
        self.strip.set_codes(codes)
        self.chip.set_strips(codes)
        self.chip.setAccessibleDescription(case.name)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for the longest words of the chip."""
        return self._sized(0)

    def minimumSizeHint(self) -> QSize:
        """Room for the shortest."""
        return self._sized(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chip says it in as many words as fit."""
        super().resizeEvent(event)
        self._fit()

    def _sized(self, place: int) -> QSize:
        strip, chip = self.strip.sizeHint(), self.chip.width_of(place)
        return QSize(strip.width() + (chip + GRID if chip else 0), max(strip.height(), self.chip.sizeHint().height()))

    def _fit(self) -> None:
        self.chip.fit(self.width() - self.strip.sizeHint().width() - GRID)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody looks at a segment: what is known of it is read once."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn) and not self._told and self._case is not None:
            self._told = True
            self._workbench.ask(self._case.question(), self.tell, owner=self, channel="strip", failed=self._again)
        return super().eventFilter(watched, event)

    def tell(self, found: tuple[DecisionRecord, ...]) -> None:
        """Put owner, due date and next action into the tooltips."""
        team, me, today = self._workbench.team, self._workbench.actor.id, local_now().date()
        self._told = True
        for line in lines_of(found, DecisionKind):
            self.strip.tell(line.kind, spoken(line, team, me, today))

    def _again(self, _error: Exception) -> None:
        self._told = False
