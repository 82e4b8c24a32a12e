"""The decisions of one case as rows that are answered in place; on cards, on pages and in a dialog alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.errors import NotFound
from desktop.services.decisions.records import DecisionRecord
from desktop.views.look.tab_order import follow_layout
from desktop.views.records.decisions.case import Case, DecisionLine, lines_of
from desktop.views.records.decisions.decision_acts import DecisionActs
from desktop.views.records.decisions.decision_row import DecisionRow
from desktop.views.records.decisions.decision_words import tr
from desktop.views.tables.formatting import local_now
from desktop.views.workbench import Workbench
from desktop.words import DecisionKind


class DecisionsView(QWidget):
    """Asks for itself. One row at most is unfolded; it stays so, and the focus stays, when all is read again.

    ``told`` carries what was read; ``left`` comes before an act leads to another page.
    """

    told = Signal(object)
    left = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.case: Case | None = None
        self.lines: tuple[DecisionLine, ...] = ()
        self._wanted = ""
        self.acts = DecisionActs(workbench, self, self.reload, self.left.emit)
        self.rows: dict[DecisionKind, DecisionRow] = {}
        self.trouble = QLabel(self)
        self.trouble.setWordWrap(True)
        workbench.look.style(self.trouble, "muted")
        self.trouble.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.trouble)

    def show_case(self, case: Case) -> None:
        """Show the decisions of a case."""
        self.case = case
        self.reload()

    def reload(self) -> None:
        """Read them again."""
        case = self.case
        if case is not None:
            self._workbench.ask(
                case.question(),
                lambda found: self._show(case, found),
                owner=self,
                channel="decisions",
                failed=self._missing,
            )

    def reveal(self, kind: str) -> None:
        """Unfold a decision and go there, at once or as soon as it is read."""
        self._wanted = kind
        if self.lines:
            self._go()

    def unfold(self, kind: DecisionKind | None) -> None:
        """This row alone; None folds all."""
        for one, row in self.rows.items():
            row.set_unfolded(one is kind)

    # --- showing ------------------------------------------------------------------------------------------------------------

    def _show(self, case: Case, found: tuple[DecisionRecord, ...]) -> None:
        if case is not self.case:
            return
        self.trouble.hide()
        self.lines = lines_of(found, case.kinds())
        today = local_now().date()
        for line in self.lines:
            row = self.rows.get(line.kind) or self._made(line.kind)
            row.show_line(case, line, today)
        if self.lines:
            follow_layout(self, self.rows[self.lines[0].kind].fold)
        self.told.emit(found)
        if self._wanted:
            self._go()

    def _made(self, kind: DecisionKind) -> DecisionRow:
        if self.rows:
            rule = QFrame(self)
            rule.setFixedHeight(1)
            self._workbench.look.style(rule, "hairline")
            self._column.addWidget(rule)
            rule.show()
        row = self.rows[kind] = DecisionRow(self._workbench, kind, self.acts, self)
        row.toggled.connect(self._toggling(kind))
        row.stepped.connect(lambda step, kind=kind: self._step(kind, step))
        self._column.addWidget(row)
        row.show()  # by itself the layout shows it in the next turn of the loop, too late for the focus
        return row

    def _toggling(self, kind: DecisionKind) -> Callable[[bool], None]:
        return lambda unfolded: self.unfold(kind if unfolded else None)

    def _step(self, kind: DecisionKind, step: int) -> None:
        kinds = list(self.rows)
        place = kinds.index(kind) + step
        if 0 <= place < len(kinds):
            self.rows[kinds[place]].fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        kind, self._wanted = DecisionKind(self._wanted), ""
        if kind in self.rows:
            self.unfold(kind)
            self.rows[kind].take_focus()

    def _missing(self, error: Exception) -> None:
        gone = isinstance(error, NotFound)
        self.trouble.setText(
            tr("This case is no longer here.") if gone else tr("The decisions could not be read. Refresh to try again.")
        )
        self.trouble.show()
