"""The page of one candidate: header, applications, notes, and a timeline of everything that happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.errors import NotFound
from desktop.services.candidates.questions import FindDuplicates, ReadCandidate, ReadTimeline
from desktop.services.candidates.records import ApplicationSummary, CandidateRecord, TimelineEvent
from desktop.views.actions.spec import ActionSpec
from desktop.views.candidates.application_card import ApplicationCard
from desktop.views.candidates.candidate_acts import CandidateActs
from desktop.views.candidates.candidate_form import candidate_form
from desktop.views.candidates.candidate_header import CandidateHeader
from desktop.views.candidates.details_card import DetailsCard
from desktop.views.candidates.duplicates_panel import DuplicatesPanel
from desktop.views.candidates.restricted_card import RestrictedCard
from desktop.views.forms.changed_notice import ChangedNotice
from desktop.views.forms.editing import EditingChip
from desktop.views.forms.notices import Bars, Notice
from desktop.views.look.tab_order import follow_layout
from desktop.views.look.theme import GAP, GRID
from desktop.views.page import Page
from desktop.views.records.columns import RecordColumns
from desktop.views.records.decisions.case_strip import urgency
from desktop.views.records.decisions.open_chip import OpenChip
from desktop.views.records.facts import Card
from desktop.views.records.note_composer import NoteComposer
from desktop.views.records.tasks_card import TasksCard
from desktop.views.records.timeline import Timeline
from desktop.views.workbench import Workbench
from desktop.words import ApplicationStatus, Topic


def candidate_page(workbench: Workbench, candidate_id: str) -> Page:
    """The page of a candidate, for the main window."""
    return CandidatePage(workbench, candidate_id)


class CandidatePage(Page):
    """Asks for the record and its timeline; keeps scroll, typed notes and the chosen filter when asked again.

    It is laid out part by part, and stands when record and timeline are there.
    """

    loads_itself = True
    stands = False
    topics = frozenset(
        {
            Topic.CANDIDATES,
            Topic.APPLICATIONS,
            Topic.NOTES,
            Topic.VOCABULARY,
            Topic.PEOPLE,
            Topic.TASKS,
            Topic.DECISIONS,
        }
    )

    def __init__(self, workbench: Workbench, candidate_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.candidate_id = candidate_id
        self.record: CandidateRecord | None = None
        self._events: tuple[TimelineEvent, ...] | None = None
        self._laid_out = False
        self._wanted: dict[str, str] = {}
        """Where somebody who came wants to go, until it is there."""
        self._came_for_decision = False
        self.acts = CandidateActs(workbench, self)
        self.header = CandidateHeader(workbench, self.acts.buttons(), self.acts.more(), self)
        self.gone = Notice(workbench.look, self, "warn", "info", self.tr("Open all candidates"))
        self.gone.pressed.connect(self._leave)
        self.duplicates = DuplicatesPanel(workbench, self.tr("May be the same person:"), self.tr("Merge…"), self)
        self.duplicates.opened.connect(lambda one: workbench.open("candidate", one))
        self.duplicates.chosen.connect(self.acts.merge_with)
        self.details = DetailsCard(workbench, self)
        self.restricted = RestrictedCard(workbench, self)
        self.tasks = TasksCard(workbench, self)
        self.composer = NoteComposer(workbench, candidate_id, self)
        names = {spec.code: spec.label for spec in candidate_form(fresh=False).fields()}
        self.editing = EditingChip(workbench, self)
        self.editing.about(("candidate", candidate_id))
        self.changed = ChangedNotice(
            workbench, names, self, self.tr("Show"), self.tr("Show what changed in the timeline")
        )
        self.changed.pressed.connect(self._show_change)
        self.timeline = Timeline(workbench, names, self)
        self.timeline.filled.connect(self.stand)
        self.cards: list[ApplicationCard] = []
        self.columns = RecordColumns(self)
        self._build()
        self.reload()

    def _build(self) -> None:
        look = self._workbench.look
        applications = QLabel(self.tr("Applications"), self)
        look.style(applications, "section")
        self.chip = OpenChip(look, self)
        self.chip.clicked.connect(self.show_decisions)
        heading = QHBoxLayout()
        heading.setSpacing(GRID)
        heading.addWidget(applications)
        heading.addWidget(self.chip)
        heading.addStretch(1)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GRID)
        self._none = QLabel(self.tr("On no requisition yet."), self)
        look.style(self._none, "muted")
        self._earlier = QPushButton(self)
        self._earlier.setAutoDefault(False)
        look.style(self._earlier, "link")
        self._earlier.clicked.connect(self._show_ended)
        self._ended_shown = False
        happened = Card(look, self.tr("Timeline"), self)
        happened.head.addWidget(self.timeline.filters)
        happened.column.addWidget(self.composer)
        happened.column.addWidget(self.timeline)
        happened.column.addStretch(1)
        self.columns.first.addWidget(self.duplicates)
        self.columns.first.addLayout(heading)
        self.columns.first.addLayout(self._cards)
        self.columns.first.addWidget(self._none)
        self.columns.first.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.columns.first.setSpacing(GRID)
        self.columns.last.addWidget(happened)
        self.columns.side.addWidget(self.tasks)
        self.columns.side.addWidget(self.details)
        self.columns.side.addWidget(self.restricted)
        self.columns.side.addStretch(1)
        bars = Bars((self.gone, self.editing, self.changed), self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, GAP)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(bars)
        whole.addWidget(self.columns, 1)
        self.columns.hide()

    # --- Page ----------------------------------------------------------------------------------------------------------------

    def page_title(self) -> str:
        """The name, once it is known."""
        return self.record.name if self.record is not None else self.tr("Candidate")

    def page_actions(self) -> Sequence[ActionSpec]:
        """For the Candidate menu."""
        return self.acts.specs()

    def reload(self) -> None:
        """Ask for record, timeline and duplicates."""
        ask = self._workbench.ask
        ask(ReadCandidate(self.candidate_id), self._show, owner=self, channel="record", failed=self._missing)
        ask(ReadTimeline(self.candidate_id), self._happened, owner=self, channel="timeline", failed=self._nothing_told)
        self.duplicates.ask_now(FindDuplicates(candidate_id=self.candidate_id))

    def arrive(self, record_id: str, hints: Mapping[str, str]) -> None:
        """``application`` brings its card into sight, with ``decision`` unfolded there; ``event`` one of the timeline."""
        self._wanted = dict(hints)
        self._came_for_decision = "decision" in hints
        if self._laid_out:
            self._go_where_wanted()
            self._show_timeline()

    def take_focus(self) -> None:
        """The note is what one most often comes for, unless somebody came for a decision."""
        if self._came_for_decision:
            self._came_for_decision = False
        else:
            self.composer.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_close(self) -> bool:
        """A note that was begun is kept as a draft, so nothing has to be asked."""
        self.composer.keep_draft()
        return True

    # --- showing ---------------------------------------------------------------------------------------------------------------

    def _show(self, record: CandidateRecord) -> None:
        renamed = self.record is None or self.record.name != record.name
        self.record = record
        self.changed.about(("candidate", record.id), *(("application", one.id) for one in record.applications))
        if record.merged_into:
            self.gone.button.setText(self.tr("Open the record that was kept"))
            self.gone.tell(self.tr("This record was merged into another one. Its history stays readable here."))
        else:
            self.gone.hide()
        if renamed:
            self.title_changed.emit(self.page_title())
        self.actions_changed.emit()
        self._workbench.in_turns(self._laying_out(record), owner=self, channel="record")

    def _laying_out(self, record: CandidateRecord) -> Iterator[None]:
        self.header.show_record(record)
        yield
        self.columns.show()
        yield
        self.details.show_record(record)
        yield
        self._show_applications(record)
        yield
        self.tasks.show_case(record.name, candidate_id=record.id)
        self.restricted.show_candidate(record.id)
        self._laid_out = True
        self._show_timeline()

    def _show_applications(self, record: CandidateRecord) -> None:
        running = [one for one in record.applications if one.status == ApplicationStatus.ACTIVE]
        ended = [one for one in record.applications if one.status != ApplicationStatus.ACTIVE]
        self._keep_cards((*running, *(ended if self._ended_shown or not running else ())))
        # of a single application its card says it
        self.chip.set_strips(*(one.strip for one in running if len(running) > 1))
        self._none.setVisible(not record.applications)
        hidden = len(record.applications) - len(self.cards)
        self._earlier.setVisible(hidden > 0)
        self._earlier.setText(
            self.tr("Show 1 ended application")
            if hidden == 1
            else self.tr("Show {count} ended applications").format(count=hidden)
        )
        self.composer.show_applications([(one.id, f"{one.requisition} ({one.number})") for one in running])

    def _keep_cards(self, shown: Sequence[ApplicationSummary]) -> None:
        """A card stays while its application is shown, so that what is unfolded and where the focus is does too."""
        standing = {card.application.id: card for card in self.cards}
        before = set(self.cards)
        for card in self.cards:
            self._cards.removeWidget(card)
        self.cards = []
        for one in shown:
            if one.id in standing:
                card = standing.pop(one.id)
                card.show_application(one)
            else:
                card = ApplicationCard(self._workbench, one, self, candidate_id=self.candidate_id)
                card.decisions.unfolded.connect(partial(self._into_sight, card))
            self._cards.addWidget(card)
            self.cards.append(card)
        for gone in standing.values():
            gone.hide()
            gone.deleteLater()
        inner = self.columns.widget()
        if inner is not None and set(self.cards) != before:
            follow_layout(inner, self.composer.text)
        self._go_where_wanted()

    def _go_where_wanted(self) -> None:
        """To the decision somebody came for, once it is there."""
        wanted = self._wanted
        if application := wanted.pop("application", ""):
            kind = wanted.pop("decision", "")
            for card in self.cards:
                if card.application.id == application and kind:
                    card.decisions.reveal(kind)
                elif card.application.id == application:
                    self._into_sight(card)

    def _into_sight(self, part: QWidget) -> None:
        """When everything has its new height."""
        QTimer.singleShot(0, part, lambda: self.columns.ensureWidgetVisible(part, 0, GAP))

    def show_decisions(self) -> None:
        """Unfold the decision that waits most."""
        if self.cards:
            min(self.cards, key=lambda card: urgency(card.application.strip)).decisions.reveal()

    def _show_ended(self) -> None:
        self._ended_shown = True
        if self.record is not None:
            self._show_applications(self.record)

    def _show_change(self) -> None:
        """The timeline tells what was there before and what is now."""
        self.changed.clear()
        self.columns.ensureWidgetVisible(self.timeline, 0, GAP)

    def _happened(self, events: tuple[TimelineEvent, ...]) -> None:
        self._events = events
        self._show_timeline()

    def _nothing_told(self, _error: Exception) -> None:
        self._happened(self._events or ())

    def _show_timeline(self) -> None:
        """Once both are there: events name the applications of the record."""
        if self.record is not None and self._laid_out and self._events is not None:
            self.timeline.show_events(self._events, {one.id: one.requisition for one in self.record.applications})
            if event := self._wanted.pop("event", ""):
                self.timeline.show_event(event, self._into_sight)

    def _missing(self, error: Exception) -> None:
        self.stand()
        self.columns.setVisible(self.record is not None)
        if isinstance(error, NotFound):
            self.gone.tell(self.tr("This candidate is no longer here. Edit > Undo may bring the record back."))
        else:
            self.gone.tell(self.tr("This candidate could not be read. Refresh to try again."))

    def _leave(self) -> None:
        if self.record is not None and self.record.merged_into:
            self._workbench.open("candidate", self.record.merged_into)
        else:
            self._workbench.open("candidates")
