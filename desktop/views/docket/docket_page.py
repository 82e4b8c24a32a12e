"""The docket: the page the program begins with. What waits for me, overdue first, and everything answered in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.docket.questions import ReadDocket
from desktop.services.docket.records import Docket, DocketLine, When
from desktop.text import fold
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.docket import line_words
from desktop.views.docket.docket_bar import DocketBar
from desktop.views.docket.line_words import tr
from desktop.views.docket.lines_list import LinesList
from desktop.views.docket.missing_notice import MissingNotice
from desktop.views.docket.pane import DocketPane
from desktop.views.docket.verbs import Act, Verb, shared, verbs
from desktop.views.look.theme import GAP, MARGIN
from desktop.views.page import Page
from desktop.views.tables.empty_state import EmptyState, EmptyText
from desktop.views.tables.formatting import local_now
from desktop.views.workbench import Workbench
from desktop.words import Topic

if TYPE_CHECKING:
    from desktop.views.docket.acting import Acting

_NAMES = {
    Act.YES: "&Yes, or approve", Act.ADVANCE: "Yes, and mo&ve on", Act.NO: "&No, or decline…", Act.MORE: "Needs &more…", Act.DONE: "&Done",
    Act.OPEN: "&Open case", Act.SNOOZE: "&Snooze…", Act.WAKE: "&Wake up", Act.ASSIGN: "&Hand over…", Act.REMIND: "Remi&nd",
}  # fmt: skip


class DocketPage(Page):
    """Asks for its lines when shown and whenever a decision, an approval, a task or a case changed."""

    topics = frozenset(
        {
            Topic.DECISIONS,
            Topic.APPROVALS,
            Topic.TASKS,
            Topic.APPLICATIONS,
            Topic.REQUISITIONS,
            Topic.PROCESS,
            Topic.PEOPLE,
        }
    )
    stands = False

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.docket = Docket()
        self._today = local_now().date()
        self._next: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        """A line's key → all that is searched in it; filled as it is needed, for as long as these lines stand."""
        self._showing = False
        self._drawn: object = None
        """The docket, the day and the names that stand there."""
        self.title = QLabel(tr("Docket"), self)
        workbench.look.style(self.title, "title")
        self.bar = DocketBar(workbench, self)
        self.missing = MissingNotice(workbench, self)
        self.bar.changed.connect(self.show_lines)
        self.bar.scope_changed.connect(self.reload)
        self.list = LinesList(workbench, self._first, self)
        self.pane = DocketPane(workbench, self)
        self.list.use_acts(self.verbs_of)
        self.list.chosen.connect(self._show_chosen)
        self.list.acted.connect(lambda act: self.act(Act(act)))
        self.list.verb_pressed.connect(self._press)
        self.pane.acted.connect(lambda act: self.act(Act(act)))
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([700, 340])
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.splitter)
        self._empty: EmptyState | None = None
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.missing)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)

    # --- what the window asks of a page ---------------------------------------------------------------------------------

    def page_title(self) -> str:
        """The title for window and navigation."""
        return tr("Docket")

    def page_actions(self) -> Sequence[ActionSpec]:
        """Every act on the chosen lines, so that menus and the palette say why one is off."""
        return tuple(
            ActionSpec(
                f"docket.{act.value}", tr(text), Menu.EDIT, partial(self.act, act), why_not=partial(self._why_not, act), group=7
            )
            for act, text in _NAMES.items()
        )  # fmt: skip

    def reload(self) -> None:
        """Ask again; selection, scroll and notes stay."""
        self._today = local_now().date()
        question = ReadDocket(self._today.isoformat(), self.bar.scope())
        self._workbench.ask(question, self._show, owner=self, channel="docket")

    def arrive(self, record_id: str, hints: Mapping[str, str]) -> None:
        """``when`` chooses a group."""
        if when := hints.get("when"):
            self.bar.choose(When(when))

    def take_focus(self) -> None:
        """Onto the lines."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- showing ----------------------------------------------------------------------------------------------------------

    def _show(self, docket: Docket) -> None:
        if self._drawing(docket) == self._drawn:
            return  # what was answered went at once, and nothing else changed
        self._take(docket)
        self._folded = {}
        self._next = dict(docket.next_stage)
        self.show_lines()
        self.stand()
        self.missing.look_once()

    def show_lines(self) -> None:
        """Show the lines that the bar lets through; whatever was chosen stays chosen, or what came into its place."""
        kind, words = self.bar.kind(), fold(self.bar.words()).split()
        lines = [line for line in self.docket.lines if self._passes(line, kind, words)]
        counts = Counter(line.when(self._today) for line in lines)
        self.bar.show_counts(counts)
        self._showing = True  # the list chooses as it is filled; the pane follows once, below
        self.list.show_lines(lines, self._today, self.bar.groups(counts))
        self._showing = False
        shown = self.list.lines.rowCount() > 0
        if not shown:
            self._say_empty(counts)
        self.stack.setCurrentIndex(0 if shown else 1)
        waiting = counts[When.OVERDUE] + counts[When.TODAY]
        self.status_changed.emit(
            tr("{n} overdue · {m} today").format(n=counts[When.OVERDUE], m=counts[When.TODAY])
            if waiting
            else tr("Nothing is due")
        )
        self._show_chosen()

    def _passes(self, line: DocketLine, kind: str, words: Sequence[str]) -> bool:
        if kind and kind not in (line.source.value, line.kind):
            return False
        if not words:
            return True
        key = line.key
        found = self._folded.get(key)
        if found is None:
            team = self._workbench.team
            said = (line_words.case(line), line.number, line.words, line_words.question(line), team.name(line.owner_id))
            found = self._folded[key] = fold(" ".join(said))
        return all(word in found for word in words)

    def _say_empty(self, counts: Counter[When]) -> None:
        if self._empty is not None:
            self.stack.removeWidget(self._empty)
            self._empty.deleteLater()
        if counts.total() or self.bar.narrowed():
            text = EmptyText(
                "filter", tr("Nothing here for what is chosen above."), tr("Show everything"), self.bar.widen
            )
        else:
            text = EmptyText(
                "check", tr("Nothing waits for you. {next}").format(next=self._next_up()), tr("Look at the requisitions"),
                lambda: self._workbench.open("requisitions"), links=((tr("New task…"), lambda: self._workbench.open("task")),),
            )  # fmt: skip
        self._empty = EmptyState(self._workbench.look, text, self)
        self.stack.addWidget(self._empty)

    def _next_up(self) -> str:
        ahead = [line for line in self.docket.lines if not line.others and line.due_on > self._today.isoformat()]
        if not ahead:
            return ""
        on = line_words.due(ahead[0], self._today)
        return tr("Next: {when}, {question}").format(when=on, question=line_words.question(ahead[0]))

    def _answered(self, keys: Sequence[str], settled: bool) -> None:
        """Their notes are no longer needed; what is settled goes at once, the rest when the docket has been read anew."""
        self.pane.forget(keys)
        left = tuple(line for line in self.docket.lines if line.key not in keys)
        if settled and len(left) < len(self.docket.lines):
            self._take(replace(self.docket, lines=left))
            self.show_lines()

    def _take(self, docket: Docket) -> None:
        self.docket, self._drawn = docket, self._drawing(docket)

    def _drawing(self, docket: Docket) -> object:
        return docket, self._today, self._workbench.team, self._workbench.book

    # --- acting -----------------------------------------------------------------------------------------------------------

    @cached_property
    def acting(self) -> Acting:
        """Carries out what is done here; loaded with its dialogs when something is, for the first rows need not wait for them."""
        from desktop.views.docket.acting import Acting

        return Acting(self._workbench, self, self._answered, lambda stage: self._next.get(stage, ""))

    def chosen(self) -> list[DocketLine]:
        """The chosen lines."""
        return self.list.chosen_lines()

    def verbs_of(self, line: DocketLine) -> tuple[Verb, ...]:
        """What can be done with a line."""
        stage = self._next.get(line.stage_id, "")
        return verbs(line, self._workbench.may, self._workbench.book.label(stage) if stage else "")

    def _first(self, line: DocketLine) -> Verb | None:
        return next(iter(self.verbs_of(line)), None)

    def _show_chosen(self) -> None:
        if self._showing:
            return
        lines = self.chosen()
        own = [self.verbs_of(line) for line in lines]
        self.pane.show_lines(lines, own[0] if len(own) == 1 else shared(own))
        self.actions_changed.emit()

    def _why_not(self, act: Act) -> str:
        lines = self.chosen()
        if not lines:
            return tr("Choose a line of the docket first.")
        own = [self.verbs_of(line) for line in lines]
        found = next((verb for verb in (own[0] if len(own) == 1 else shared(own)) if verb.act is act), None)
        return tr("This is not something to do with what is chosen.") if found is None else found.why_not

    def _press(self, key: str, act: str) -> None:
        index = self.list.lines.find(key)
        if index.isValid():
            self.list.choose(index)
            self.act(Act(act))

    def act(self, act: Act) -> None:
        """Do it with what is chosen, or say beside the note that one is needed."""
        lines = self.chosen()
        why = self._why_not(act)
        if why:
            self._workbench.say(why, kind="warn")
            return
        verb = next((verb for line in lines for verb in self.verbs_of(line) if verb.act is act), None)
        note = self.pane.text()
        if verb is not None and verb.note and not note.strip():
            self.pane.ask_for_note(act)
            return
        self.acting.run(act, lines, note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes from the note back to the lines."""
        if self.pane.note.hasFocus() and event.matches(QKeySequence.StandardKey.Cancel):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
