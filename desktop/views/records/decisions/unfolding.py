"""Strip and chip of a case, below which its decisions unfold in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.views.look.theme import GRID
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.case_strip import CaseStrip, first_waiting
from desktop.views.records.decisions.decision_words import tr
from desktop.views.records.decisions.decisions_view import DecisionsView
from desktop.views.workbench import Workbench
from desktop.words import DecisionKind


class UnfoldingDecisions(QWidget):
    """What is unfolded stays so while the case changes. ``trailing``: room at the right end of the strip's line."""

    unfolded = Signal()
    """Somebody unfolded them, and they stand there."""
    built = Signal()
    """Pieces were built anew, so that the order of Tab is to be looked after."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._case: Case | None = None
        self.view: DecisionsView | None = None
        self._revealing = False
        self.strip = CaseStrip(workbench, self)
        self.strip.wanted.connect(self._pressed)
        self.fold = QToolButton(self)
        self.fold.setMinimumSize(28, 28)
        workbench.look.style(self.fold, "flat")
        self.fold.clicked.connect(lambda _checked=False: self.fold_away() if self.shown else self._unfold())
        self.trailing = QHBoxLayout()
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        line.addWidget(self.strip)
        line.addWidget(self.fold)
        line.addStretch(1)
        line.addLayout(self.trailing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._column.addLayout(line)
        self._rule = QFrame(self)
        self._rule.setFixedHeight(1)
        workbench.look.style(self._rule, "hairline")
        self._column.addWidget(self._rule)
        self._rule.hide()
        self.setFocusProxy(self.strip.strip)
        self._say_fold()

    @property
    def shown(self) -> bool:
        """Whether the decisions are unfolded."""
        return self.view is not None and not self.view.isHidden()

    def show_case(self, case: Case, codes: str) -> None:
        """Show a case as its row tells it; what is unfolded is read again."""
        self._case = case
        self.strip.show_case(case, codes)
        self._say_fold()
        if self.shown and self.view is not None:
            self.view.show_case(case)

    def reveal(self, kind: str = "") -> None:
        """Unfold a decision and go there; without a kind the one that waits most."""
        if self._case is None:
            return
        if self.view is None:
            self.view = DecisionsView(self._workbench, self)
            self._column.addWidget(self.view)
            self.view.told.connect(self.strip.tell)
            self.view.told.connect(self._told)
        self._rule.show()
        self.view.show()
        self._revealing = True
        self.view.reveal(kind or first_waiting(self.strip.strip.codes))
        self.view.show_case(self._case)
        self._say_fold()

    def fold_away(self) -> None:
        """Only strip and chip; a focus inside goes to the strip."""
        if self.view is None:
            return
        focused = self.window().focusWidget()
        inside = focused is not None and self.view.isAncestorOf(focused)
        self.view.hide()
        self._rule.hide()
        self._say_fold()
        if inside:
            self.strip.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds."""
        if self.shown and event.matches(QKeySequence.StandardKey.Cancel):
            self.fold_away()
        else:
            super().keyPressEvent(event)

    def _told(self, _found: object) -> None:
        self.built.emit()
        if self._revealing:
            self._revealing = False
            self.unfolded.emit()

    def _unfold(self) -> None:
        self.reveal()

    def _pressed(self, kind: str) -> None:
        row = self.view.rows.get(DecisionKind(kind)) if self.view is not None else None
        if self.shown and row is not None and row.unfolded:
            self.fold_away()  # the same again takes it back
        else:
            self.reveal(kind)

    def _say_fold(self) -> None:
        said = tr("Hide the decisions") if self.shown else tr("Show the decisions")
        self._workbench.look.dress(self.fold, "chevron-down" if self.shown else "chevron-right", "muted")
        self.fold.setToolTip(said)
        name = self._case.name if self._case is not None else ""
        self.fold.setAccessibleName(tr("{act}: {case}").format(act=said, case=name) if name else said)
