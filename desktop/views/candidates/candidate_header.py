"""The head of a candidate's page: who it is, where they work, how to reach them, and the few acts of the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.candidates.records import CandidateRecord
from desktop.views.actions.spec import ActionSpec
from desktop.views.forms.notices import Notice
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.records.act_button import ActButton, MoreButton
from desktop.views.records.breaking_row import NARROW_BELOW, BreakingRow
from desktop.views.records.contacts import ContactLine
from desktop.views.records.initials import InitialsCircle
from desktop.views.workbench import Workbench


class CandidateHeader(QWidget):
    """``acts``: shown as buttons, the first one is primary; ``more``: behind the dots."""

    def __init__(
        self,
        workbench: Workbench,
        acts: Sequence[ActionSpec],
        more: Sequence[ActionSpec],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        look = workbench.look
        self.circle = InitialsCircle(look, 3.2, self)
        self.name = _wrapping(QLabel(self))
        look.style(self.name, "title")
        self.work = _wrapping(QLabel(self))
        self._contacts = QWidget(self)
        self._flow = FlowLayout(self._contacts, GAP)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._contacts.setSizePolicy(policy)
        self.warning = Notice(look, self, "bad", "warning")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.name)
        texts.addWidget(self.work)
        texts.addWidget(self._contacts)
        self.buttons = [ActButton(look, spec, self, primary=place == 0) for place, spec in enumerate(acts)]
        self.more = MoreButton(look, lambda: more, self.tr("More for this candidate"), self)
        acting = QWidget(self)
        across = QHBoxLayout(acting)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        for button in (*self.buttons, self.more):
            across.addWidget(button)
        who = QHBoxLayout()
        who.setSpacing(GAP)
        who.addWidget(self.circle, 0, Qt.AlignmentFlag.AlignTop)
        who.addLayout(texts, 1)
        row = BreakingRow(NARROW_BELOW)
        row.addLayout(who, 1)
        row.addWidget(acting, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._row = row
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        whole.setSpacing(GRID)
        whole.addLayout(row)
        whole.addWidget(self.warning)

    def show_record(self, record: CandidateRecord) -> None:
        """Show a person."""
        self.circle.set_name(record.name)
        self.name.setText(record.name)
        work = (
            self.tr("{title} at {employer}").format(title=record.title, employer=record.employer)
            if record.title and record.employer
            else record.title or record.employer
        )
        self.work.setText(" · ".join(part for part in (work, record.location) if part))
        self.work.setVisible(bool(self.work.text()))
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for kind in ("email", "phone", "link"):
            of_kind = [one for one in record.contacts if one.kind == kind]
            first = next((one for one in of_kind if one.primary), of_kind[0] if of_kind else None)
            if first is not None:
                line = ContactLine(self._workbench, first, self._contacts)
                line.hug()
                self._flow.addWidget(line)
                line.show()
        self._contacts.setVisible(bool(record.contacts))
        self._contacts.updateGeometry()
        if record.do_not_contact:
            self.warning.tell(self.tr("Do not contact: this person asked to be left alone, or somebody decided so."))
        else:
            self.warning.hide()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go below where it is narrow."""
        super().resizeEvent(event)
        self._row.fit(self)

    def refresh(self) -> None:
        """Buttons ask again whether they are on."""
        for button in self.buttons:
            button.refresh()


def _wrapping(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label
