"""The requisition's own decision on its page: a chip in the header and one line; answering it is the business of its approval."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.services.decisions.records import DecisionRecord
from desktop.services.listings.strip_codes import NOTHING
from desktop.services.requisitions.records import RequisitionRecord
from desktop.views.look.theme import GAP, GRID
from desktop.views.records.decisions.case import Case
from desktop.views.records.decisions.decisions_view import DecisionsView
from desktop.views.records.decisions.open_chip import OpenChip
from desktop.views.records.facts import Card
from desktop.views.workbench import Workbench
from desktop.words import DecisionKind


class RoleDecision(Card):
    """Hidden where nobody ever asked. The chip stands where the page puts it and unfolds the line."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench.look, "", parent)
        self.setAccessibleName(self.tr("Decision"))
        self.view = DecisionsView(workbench, self)
        self.chip = OpenChip(workbench.look, parent)
        self.chip.clicked.connect(lambda: self.view.reveal(DecisionKind.ROLE.value))
        self.view.told.connect(self._told)
        self.column.setContentsMargins(GAP, GRID // 2, GAP, GRID // 2)
        self.column.addWidget(self.view)
        self.hide()

    def show_record(self, record: RequisitionRecord) -> None:
        """Show the decision of a requisition."""
        self.view.show_case(Case(record.id, name=f"{record.number} {record.title}".strip(), status=record.status))

    def _told(self, found: tuple[DecisionRecord, ...]) -> None:
        self.setVisible(bool(found))
        last = found[-1] if found else None
        self.chip.set_strips(f"o----;{last.due_on}" if last is not None and last.open else NOTHING)
