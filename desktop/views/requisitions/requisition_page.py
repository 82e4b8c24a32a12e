"""The page of one requisition: what is sought and why, its seats, who is where, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.errors import NotFound
from desktop.services.requisitions.commands import ChangeRequisition, CloseOut
from desktop.services.requisitions.questions import ReadRequisition
from desktop.services.requisitions.records import RequisitionRecord
from desktop.views import labels
from desktop.views.actions.spec import ActionSpec
from desktop.views.forms.changed_notice import ChangedNotice
from desktop.views.forms.editing import EditingChip
from desktop.views.forms.notices import Notice
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.page import Page
from desktop.views.records.act_button import ActButton, MoreButton
from desktop.views.records.approvals.approval_card import ApprovalCard
from desktop.views.records.approvals.course_preview import CoursePreview
from desktop.views.records.breaking_row import BreakingRow
from desktop.views.records.columns import RecordColumns
from desktop.views.records.facts import Card, FactGrid
from desktop.views.records.tasks_card import TasksCard
from desktop.views.requisitions.posting_card import PostingCard, text_label
from desktop.views.requisitions.requisition_acts import RequisitionActs
from desktop.views.requisitions.requisition_facts import clock_words, pay_facts, people_facts, role_facts, why_facts
from desktop.views.requisitions.requisition_form import requisition_form
from desktop.views.requisitions.role_decision import RoleDecision
from desktop.views.requisitions.seats_card import SeatsCard
from desktop.views.requisitions.stage_bar import StageBar
from desktop.views.requisitions.team_card import TeamCard
from desktop.views.verdicts.closing_out import close_out
from desktop.views.workbench import Workbench
from desktop.words import RequisitionStatus, Topic


def requisition_page(workbench: Workbench, requisition_id: str) -> Page:
    """The page of a requisition, for the main window."""
    return RequisitionPage(workbench, requisition_id)


class RequisitionPage(Page):
    """Asks for the record; keeps scroll and focus when asked again."""

    loads_itself = True
    topics = frozenset(
        {
            Topic.REQUISITIONS, Topic.APPLICATIONS, Topic.VOCABULARY, Topic.PEOPLE,
            Topic.APPROVALS, Topic.PROCESS, Topic.TASKS, Topic.DECISIONS,
        }
    )  # fmt: skip

    def __init__(self, workbench: Workbench, requisition_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.requisition_id = requisition_id
        self.record: RequisitionRecord | None = None
        self.acts = RequisitionActs(workbench, self)
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        workbench.look.style(self.title, "title")
        self.number = QLabel(self)
        workbench.look.style(self.number, "muted")
        self.status = QLabel(self)
        self.priority = QLabel(self)
        self.confidential = QLabel(self.tr("Confidential"), self)
        workbench.look.style(self.confidential, "chip_warn")
        self.clock = QLabel(self)
        self.clock.setToolTip(self.tr("Days on hold are left out wherever days open are counted."))
        workbench.look.style(self.clock, "muted")
        self.why_status = QLabel(self)
        self.why_status.setWordWrap(True)
        workbench.look.style(self.why_status, "muted")
        self.buttons = [
            ActButton(workbench.look, self.acts.spec(code), self) for code in ("pipeline", "application", "edit")
        ]
        self.status_buttons = [
            ActButton(workbench.look, self.acts.spec(code), self) for code in ("open", "hold", "cancel")
        ]
        self.submit_button = ActButton(workbench.look, self.acts.spec("submit"), self)
        more = tuple(
            self.acts.spec(code)
            for code in ("candidate", "seats", "copy", "template", "fill", "draft", "open", "delete")
        )
        self.more = MoreButton(workbench.look, lambda: more, self.tr("More for this requisition"), self)
        self.gone = Notice(workbench.look, self, "warn", "info", self.tr("Open all requisitions"))
        self.gone.pressed.connect(lambda: workbench.open("requisitions"))
        self.gaps = Notice(workbench.look, self, "info", "attention", self.tr("Fill in"))
        self.gaps.button.setAccessibleName(self.tr("Fill in what is missing"))
        self.gaps.pressed.connect(self.acts.fill_gaps)
        self.course = CoursePreview(workbench, self)
        self.seatless = Notice(workbench.look, self, "info", "attention", self.tr("Decide…"))
        self.seatless.pressed.connect(self._decide)
        names = {spec.code: spec.label for spec in requisition_form(fresh=False).fields()}
        self.editing = EditingChip(workbench, self)
        self.editing.about(("requisition", requisition_id))
        self.changed = ChangedNotice(workbench, names, self, self.tr("Close"), self.tr("Close this message"))
        self.changed.about(("requisition", requisition_id))
        self.changed.pressed.connect(self.changed.clear)
        self.stages = StageBar(workbench, self)
        self.seats = SeatsCard(workbench, self.acts.spec("seats"), self)
        self.team = TeamCard(workbench, self)
        self.approval = ApprovalCard(workbench, self)
        self.approval.answerable.connect(lambda _mine: self._show_primary())
        self.approval.acts_changed.connect(self.actions_changed)
        self.role = RoleDecision(workbench, self)
        self.tasks = TasksCard(workbench, self)
        self.posting_card = PostingCard(workbench, self.acts.spec("check"), self)
        self.plan = text_label(self)
        self.facts = {code: FactGrid(workbench.look, self) for code in ("role", "people", "pay", "why")}
        self.columns = RecordColumns(self)
        self._build()
        self.reload()

    def _build(self) -> None:
        look = self._workbench.look
        chips = QHBoxLayout()
        chips.setSpacing(GRID)
        for widget in (self.number, self.status, self.clock, self.priority, self.confidential, self.role.chip):
            chips.addWidget(widget)
        chips.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addLayout(chips)
        texts.addWidget(self.title)
        texts.addWidget(self.why_status)
        acting = QWidget(self)
        across = FlowLayout(acting, GRID)
        for button in (*self.buttons, self.submit_button, *self.status_buttons, self.more):
            across.addWidget(button)
        self._row = BreakingRow(190)
        self._row.addLayout(texts, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        acting.setSizePolicy(policy)
        self._row.addWidget(acting)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        head.setSpacing(GRID)
        head.addLayout(self._row)
        for bar in (self.gone, self.editing, self.changed, self.gaps, self.seatless, self.course):
            head.addWidget(bar)
        role = Card(look, self.tr("Role"), self)
        role.column.addWidget(self.facts["role"])
        self.why = Card(look, self.tr("Why"), self)
        self.why.column.addWidget(self.facts["why"])
        self.plan_card = Card(look, self.tr("Interview plan"), self)
        self.plan_card.column.addWidget(self.plan)
        self.people = Card(look, self.tr("People"), self)
        self.people.column.addWidget(self.facts["people"])
        self.pay = Card(look, self.tr("Pay and dates"), self)
        self.pay.column.addWidget(self.facts["pay"])
        self.columns.first.addWidget(self.role)
        self.columns.first.addWidget(self.approval)
        self.columns.first.addWidget(self.stages)
        for card in (role, self.why):
            self.columns.first.addWidget(card)
        for card in (self.posting_card, self.plan_card):
            self.columns.last.addWidget(card)
        self.columns.last.addStretch(1)
        for card in (self.tasks, self.seats, self.people, self.team, self.pay):
            self.columns.side.addWidget(card)
        self.columns.side.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, GAP)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.columns, 1)
        self.columns.hide()

    # --- Page ----------------------------------------------------------------------------------------------------------------

    def page_title(self) -> str:
        """Number and title, once they are known."""
        return f"{self.record.number} {self.record.title}" if self.record is not None else self.tr("Requisition")

    def page_actions(self) -> Sequence[ActionSpec]:
        """For the Requisition menu."""
        return (*self.acts.specs(), *self.approval.specs())

    def reload(self) -> None:
        """Ask for the record."""
        self._workbench.ask(
            ReadRequisition(self.requisition_id), self._show, owner=self, channel="record", failed=self._missing
        )

    def take_focus(self) -> None:
        """Onto what one most likely does: submit a draft, otherwise go to the pipeline."""
        drafts = self.submit_button.isVisibleTo(self) and self.submit_button.isEnabled()
        (self.submit_button if drafts else self.buttons[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go below the title where it is narrow."""
        super().resizeEvent(event)
        self._row.fit(self)

    # --- showing ---------------------------------------------------------------------------------------------------------------

    def _show(self, record: RequisitionRecord) -> None:
        arrived = self.record is None
        renamed = self.record is None or self.record.title != record.title
        self.record = record
        look, workbench = self._workbench.look, self._workbench
        self.gone.hide()
        self.columns.show()
        self.title.setText(record.title)
        self.number.setText(record.number)
        self.status.setText(labels.coded("RequisitionStatus", record.status))
        look.style(self.status, labels.chip("RequisitionStatus", record.status))
        self.priority.setText(self.tr("Priority: {word}").format(word=labels.coded("Priority", record.priority)))
        self.priority.setVisible(record.priority in labels.tones("Priority"))
        look.style(self.priority, labels.chip("Priority", record.priority))
        self.confidential.setVisible(record.confidential)
        self.clock.setText(clock_words(record))
        self.clock.setVisible(bool(self.clock.text()))
        self.why_status.setText(record.status_reason)
        self.why_status.setVisible(bool(record.status_reason))
        self.role.show_record(record)
        self.approval.show_record(record)
        self.stages.show_record(record)
        self.seats.show_record(record)
        self.team.show_record(record)
        self.tasks.show_case(f"{record.number} {record.title}", requisition_id=record.id)
        self.facts["role"].show_facts(role_facts(workbench, record), pairs=2)
        self.facts["people"].show_facts(people_facts(workbench, record))
        self.facts["pay"].show_facts(pay_facts(record))
        self.facts["why"].show_facts(why_facts(record))
        for code, card in (("people", self.people), ("pay", self.pay), ("why", self.why)):
            card.setVisible(not self.facts[code].isHidden())
        self.posting_card.show_record(record)
        self.plan.setText(record.interview_plan)
        self.plan_card.setVisible(bool(record.interview_plan))
        self._show_gaps(record)
        self._show_seatless(record)
        for button in (*self.buttons, self.submit_button, *self.status_buttons):
            button.refresh()
            button.setVisible(button in self.buttons or button.isEnabled())
        drafting = self.submit_button.isEnabled() and record.status == RequisitionStatus.DRAFT
        self.status_buttons[0].setVisible(self.status_buttons[0].isEnabled() and not drafting)
        self.course.show_requisition(record.id if drafting and not record.gaps else "")
        self._show_primary()
        focused = QApplication.focusWidget()
        if arrived and focused is not None and self.isAncestorOf(focused):
            self.take_focus()  # the buttons were off until now, so the focus had gone past them
        if renamed:
            self.title_changed.emit(self.page_title())
        self.actions_changed.emit()

    def _show_primary(self) -> None:
        """The one act of the page: answering when one is asked, submitting what is drafted, and otherwise the pipeline."""
        submits = self.submit_button.isVisibleTo(self)
        answers = self.approval.acts.seat() is not None
        self.submit_button.set_primary(self._workbench.look, primary=submits and not answers)
        self.buttons[0].set_primary(self._workbench.look, primary=not submits and not answers)

    def _show_gaps(self, record: RequisitionRecord) -> None:
        waits = (
            record.status == RequisitionStatus.DRAFT
            and bool(record.gaps)
            and not self._workbench.may(ChangeRequisition)
        )
        if waits:
            form = requisition_form(fresh=False)
            named = ", ".join(one.label for one in form.fields() if one.code in record.gaps)
            self.gaps.tell(self.tr("Missing before it can be submitted: {fields}.").format(fields=named))
        self.gaps.setVisible(waits)

    def _show_seatless(self, record: RequisitionRecord) -> None:
        """Hired for every seat and still running: somebody has to say what becomes of it."""
        hired = any(seat.closed_by == "hire" for seat in record.seats)
        taken = hired and all(seat.closed_by for seat in record.seats)
        shown = taken and RequisitionStatus.FILLED not in record.why_not and not self._workbench.may(CloseOut)
        if shown and not record.active:
            self.seatless.tell(self.tr("Every seat is taken, and nobody else is active."))
        elif shown:
            one = self.tr("Every seat is taken, and one person is still active.")
            many = self.tr("Every seat is taken, and {n} people are still active.").format(n=record.active)
            self.seatless.tell(one if record.active == 1 else many)
        self.seatless.button.setText(self.tr("Decide…") if record.active else self.tr("Mark as filled"))
        self.seatless.setVisible(shown)

    def _decide(self) -> None:
        if self.record is not None:
            close_out(self._workbench, self, self.record.id, fill=not self.record.active)

    def _missing(self, error: Exception) -> None:
        self.columns.setVisible(self.record is not None)
        if isinstance(error, NotFound):
            self.gone.tell(self.tr("This requisition is no longer here. Edit > Undo may bring it back."))
        else:
            self.gone.tell(self.tr("This requisition could not be read. Refresh to try again."))
