"""The approval of a record on its page: where it stands, who is asked, answering in place, and how it went before."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.services.approvals.questions import ReadApprovals
from desktop.services.approvals.records import ApprovalRecord
from desktop.services.requisitions.records import RequisitionRecord
from desktop.views.actions.spec import ActionSpec
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import GAP, GRID
from desktop.views.records.act_button import ActButton, MoreButton
from desktop.views.records.approvals.approval_acts import ApprovalActs
from desktop.views.records.approvals.attempt_view import AttemptView
from desktop.views.records.approvals.ending_words import asked_by_words, headline, state_chip
from desktop.views.records.approvals.snapshot_words import (
    change_sentence,
    changes,
    present_values,
    reopened_before,
    snapshot_facts,
)
from desktop.views.records.approvals.step_line import StepLine
from desktop.views.records.facts import Card, FactGrid
from desktop.views.workbench import Workbench
from desktop.words import ApprovalState


class ApprovalCard(Card):
    """Hidden until there is an attempt to show. Keeps what was unfolded and where the focus was when it is read again."""

    answerable = Signal(bool)
    """Whether the person is asked just now: the page then has its one primary button here."""
    acts_changed = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(workbench.look, QCoreApplication.translate("ApprovalCard", "Approval"), parent)
        self._workbench = workbench
        self._record: RequisitionRecord | None = None
        self._shown: object = None
        self.attempts: tuple[ApprovalRecord, ...] = ()
        self.acts = ApprovalActs(workbench, self)
        self.steps: StepLine | None = None
        self.earlier: list[AttemptView] = []
        look = workbench.look
        self.state = QLabel(self)
        self.head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        self.where = _wrapping(self)
        self.asked = _wrapping(self)
        look.style(self.asked, "muted")
        self.changed = _wrapping(self)
        look.style(self.changed, "warn")
        self.buttons = [ActButton(look, self.acts.spec(code), self) for code in ("approve", "decline", "take_back")]
        self.more = MoreButton(look, self._more, self.tr("More for this approval"), self)
        self._row = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        flow = FlowLayout(self._row, GRID)
        for button in (*self.buttons, self.more):
            flow.addWidget(button)
        self.fold = QToolButton(self)
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        look.style(self.fold, "flat")
        self.fold.toggled.connect(self._unfold)
        self.details = QWidget(self)
        self.facts = FactGrid(look, self.details)
        self._steps = QVBoxLayout()
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(4)
        inside = QVBoxLayout(self.details)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addWidget(self.facts)
        inside.addSpacing(GAP - GRID)
        inside.addLayout(self._steps)
        inside.addLayout(self._earlier)
        for widget in (self.where, self.asked, self.changed, self._row, self.details):
            self.column.addWidget(widget)
        self.column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def specs(self) -> tuple[ActionSpec, ...]:
        """For the menu of the page."""
        return self.acts.specs()

    def show_record(self, record: RequisitionRecord) -> None:
        """Ask for the attempts of this record."""
        self._record = record
        self._workbench.ask(ReadApprovals(record.id), self._show, owner=self, channel="approvals")

    def _more(self) -> tuple[ActionSpec, ...]:
        return (self.acts.spec("approve_note"), *self.acts.others())

    def _show(self, attempts: tuple[ApprovalRecord, ...]) -> None:
        self.setVisible(bool(attempts))
        shown = (attempts, self._workbench.team, self._workbench.book, self._record)
        if shown == self._shown:
            return
        focus = self._focus()
        self._shown, self.attempts = shown, attempts
        self.acts.approval = attempts[0] if attempts else None
        if attempts:
            self._show_newest(attempts[0])
        self._show_earlier(attempts[1:])
        self._refocus(focus)
        self.acts_changed.emit()
        self.answerable.emit(self.acts.seat() is not None)

    def _show_newest(self, approval: ApprovalRecord) -> None:
        team, look = self._workbench.team, self._workbench.look
        runs = approval.state == ApprovalState.RUNNING
        self.title.setText(self.tr("Approval, attempt {n}").format(n=approval.attempt) if approval.attempt > 1
                           else self.tr("Approval"))  # fmt: skip
        text, chip = state_chip(approval.state)
        self.state.setText(text)
        look.style(self.state, chip)
        self.where.setText(headline(team, approval))
        self.asked.setText(asked_by_words(team, approval))
        said = self._changes()
        self.changed.setText(said)
        self.changed.setVisible(bool(said) and approval.state != ApprovalState.APPROVED)
        for button in self.buttons:
            button.refresh()
        self.buttons[0].set_primary(look, primary=self.acts.seat() is not None)
        self._row.setVisible(runs)
        self.facts.show_facts(snapshot_facts(self._workbench, approval.snapshot), pairs=2)
        over = approval.state == ApprovalState.APPROVED  # what is settled takes one line; the pipeline matters now
        self.fold.setVisible(over)
        self._unfold(self.fold.isChecked() or not over)
        _empty(self._steps)
        self.steps = StepLine(self._workbench, approval, self.acts.swap, self)
        self._steps.addWidget(self.steps)

    def _unfold(self, unfolded: bool) -> None:
        self.details.setVisible(unfolded)
        self.fold.setText(self.tr("Hide the steps") if unfolded else self.tr("Show the steps"))
        self._workbench.look.dress(self.fold, "chevron-down" if unfolded else "chevron-right", "muted")

    def _changes(self) -> str:
        before = reopened_before(self.attempts)
        if before is None or self._record is None:
            return ""
        newest = self.attempts[0]
        after: dict[str, Any] = present_values(self._record) if before is newest else newest.snapshot
        told = [change_sentence(change) for change in changes(self._workbench, before, after)]
        return (
            self.tr("Changed since it was last asked for. {changes}").format(changes=" · ".join(told)) if told else ""
        )

    def _show_earlier(self, attempts: tuple[ApprovalRecord, ...]) -> None:
        unfolded = {one.approval.id for one in self.earlier if one.button.isChecked()}
        _empty(self._earlier)
        self.earlier = [AttemptView(self._workbench, one, self, unfolded=one.id in unfolded) for one in attempts]
        for view in self.earlier:
            self._earlier.addWidget(view)

    def _focus(self) -> str:
        """Which of the pieces that are built anew has the focus: by its accessible name."""
        focused = self.window().focusWidget()
        return focused.accessibleName() if focused is not None and self.isAncestorOf(focused) else ""

    def _refocus(self, name: str) -> None:
        if not name:
            return
        for view in self.earlier:
            if view.button.accessibleName() == name:
                view.button.setFocus(Qt.FocusReason.OtherFocusReason)
        for seat in self.steps.seats if self.steps is not None else ():
            if seat.swap is not None and seat.swap.accessibleName() == name:
                seat.swap.setFocus(Qt.FocusReason.OtherFocusReason)


def _wrapping(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
