"""One earlier attempt, folded to a line: how it ended, and on demand its steps, what was asked for and what changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.services.approvals.records import ApprovalRecord, SeatRecord
from desktop.views.look.theme import GRID
from desktop.views.records.approvals.ending_words import ending_words
from desktop.views.records.approvals.snapshot_words import snapshot_facts
from desktop.views.records.approvals.step_line import StepLine
from desktop.views.records.facts import FactGrid
from desktop.views.workbench import Workbench


class _Line(QToolButton):
    """As much of the sentence as there is room for; the whole of it stands in the tooltip."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut at the end, where a note is least missed."""
        super().resizeEvent(event)
        room = self.width() - 4 * GRID
        short = self.fontMetrics().elidedText(self.toolTip(), Qt.TextElideMode.ElideRight, room)
        self.setText(short.replace("&", "&&"))


class AttemptView(QWidget):
    """The steps are built when they are first unfolded."""

    def __init__(self, workbench: Workbench, approval: ApprovalRecord, parent: QWidget, *, unfolded: bool) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.approval = approval
        self.steps: StepLine | None = None
        self.button = _Line(self)
        said = ending_words(workbench.team, approval)
        self.button.setToolTip(said)
        self.button.setAccessibleName(said)
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.setMinimumHeight(26)
        workbench.look.style(self.button, "flat")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self.button)
        self.button.toggled.connect(self._unfold)
        self.button.setChecked(unfolded)
        self._unfold(unfolded)

    def _unfold(self, unfolded: bool) -> None:
        self._workbench.look.dress(self.button, "chevron-down" if unfolded else "chevron-right", "muted")
        if unfolded and self.steps is None:
            self.steps = StepLine(self._workbench, self.approval, _nobody, self)
            facts = FactGrid(self._workbench.look, self)
            facts.show_facts(snapshot_facts(self._workbench, self.approval.snapshot), pairs=2)
            self._column.addWidget(facts)
            self._column.addWidget(self.steps)
        if self.steps is not None:
            for place in range(1, self._column.count()):
                item = self._column.itemAt(place)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.setVisible(unfolded)


def _nobody(_seat: SeatRecord) -> None:
    """Nobody is exchanged in an attempt that has ended."""
