"""The chosen line beside the list: its case, what is known of it, room for a note that is never lost, and a button for every act."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.services.decisions.questions import ReadDecisions
from desktop.services.decisions.records import DecisionRecord
from desktop.services.docket.records import DocketLine
from desktop.views.docket import line_words
from desktop.views.docket.line_words import tr
from desktop.views.docket.verbs import Act, Verb
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import GAP, GRID, MARGIN
from desktop.views.tables.decision_strip import decisions
from desktop.views.tables.formatting import local_now
from desktop.views.workbench import Workbench
from desktop.words import DecisionKind

_DO = "Ctrl+Return"
_SIGNS = {"yes": "✓", "no": "✕", "more": "~", "": "○"}


class DocketPane(QWidget):
    """``acted`` carries the act of a button. Notes are kept by line until the line is answered."""

    acted = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._notes: dict[str, str] = {}
        self._line: DocketLine | None = None
        self._wanted: Act | None = None
        self.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GRID, 0, 0)
        column.setSpacing(GAP)
        self.title = self._label("section")
        self.under = self._label("muted")
        self.next = self._label("body")
        self.facts = QFormLayout()
        self.facts.setHorizontalSpacing(GAP)
        self.facts.setVerticalSpacing(GRID // 2)
        self.facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.note_label = QLabel(tr("&Note"), self)
        self.note = QPlainTextEdit(self)
        self.note.setTabChangesFocus(True)
        self.note.setPlaceholderText(tr("What the answer rests on, or what is missing"))
        self.note.setMaximumHeight(self.fontMetrics().height() * 5)
        self.note.textChanged.connect(self._keep_note)
        self.note_label.setBuddy(self.note)
        do = QShortcut(QKeySequence(_DO), self.note, context=Qt.ShortcutContext.WidgetShortcut)
        do.activated.connect(self._do)
        self.asked = self._label("bad")
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons)
        self.buttons: dict[Act, QPushButton] = {}
        """By act; of two that do the same, as *Submit* and *Open*, the first."""
        self._laid: list[QPushButton] = []
        rule = QFrame(self)
        rule.setFixedHeight(1)
        workbench.look.style(rule, "hairline")
        for piece in (self.title, self.under, self.next):
            column.addWidget(piece)
        column.addLayout(self.facts)
        column.addWidget(rule)
        column.addWidget(self.note_label)
        column.addWidget(self.note)
        column.addWidget(self.asked)
        column.addWidget(self._buttons)
        column.addStretch(1)

    def show_lines(self, lines: Sequence[DocketLine], verbs: Sequence[Verb]) -> None:
        """Show one line, or say how many are chosen, with what can be done."""
        line = lines[0] if len(lines) == 1 else None
        if line is None or self._line is None or line.key != self._line.key:
            self._line, self._wanted = line, None
            self._take_note()
        self._line = line
        self.asked.hide()
        self._say(line, len(lines))
        self._lay(verbs)
        wants_note = any(verb.note for verb in verbs)
        for piece in (self.note_label, self.note):
            piece.setVisible(wants_note)

    def text(self) -> str:
        """The note as typed."""
        return self.note.toPlainText() if self.note.isVisibleTo(self) else ""

    def ask_for_note(self, act: Act) -> None:
        """A note is needed first: say so beside it and go there. Ctrl+Enter then does it."""
        self._wanted = act
        key = QKeySequence(_DO).toString(QKeySequence.SequenceFormat.NativeText)
        self.asked.setText(tr("Write in a sentence why, then press {key}.").format(key=key))
        self.asked.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self, keys: Sequence[str]) -> None:
        """These lines were answered."""
        for key in keys:
            self._notes.pop(key, None)
        if self._line is not None and self._line.key in keys:
            self._take_note()

    def _do(self) -> None:
        if self._wanted is not None:
            self.acted.emit(self._wanted.value)

    def _label(self, kind: str) -> QLabel:
        made = QLabel(self)
        made.setWordWrap(True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._workbench.look.style(made, kind)
        return made

    def _key(self) -> str:
        return self._line.key if self._line is not None else ""

    def _keep_note(self) -> None:
        self._notes[self._key()] = self.note.toPlainText()
        self.asked.hide()

    def _take_note(self) -> None:
        self.note.blockSignals(True)
        self.note.setPlainText(self._notes.get(self._key(), ""))
        self.note.blockSignals(False)

    def _say(self, line: DocketLine | None, count: int) -> None:
        while self.facts.rowCount():
            self.facts.removeRow(0)
        if line is None:
            self.title.setText(tr("{n} lines chosen").format(n=count) if count else "")
            self.under.setText(tr("What you do now is done with all of them.") if count else "")
            self.next.setText("")
            return
        team = self._workbench.team
        self.title.setText(line_words.case(line))
        self.under.setText(" · ".join(part for part in (line_words.question(line), line.number) if part))
        action = line_words.next_action(line, team)
        self.next.setText(tr("Next: {action}").format(action=action) if action else "")
        self.next.setVisible(bool(action))
        today = local_now().date()
        due = line_words.exact_due(line)
        known = (
            (tr("Due"), f"{due} ({line_words.due(line, today)})" if due else ""),
            (tr("Whose"), team.name(line.owner_id)),
            (tr("Stage"), self._workbench.book.label(line.stage_id)),
            (tr("Snoozed until"), line.snoozed_until if line.snoozed_until > today.isoformat() else ""),
        )
        for name, value in known:
            if value:
                self._fact(name, value)
        if line.application_id:
            question = ReadDecisions(application_id=line.application_id)
            self._workbench.ask(question, self._told(line.key), owner=self, channel="decisions")

    def _told(self, key: str) -> Callable[[tuple[DecisionRecord, ...]], None]:
        def show(found: tuple[DecisionRecord, ...]) -> None:
            if self._line is None or self._line.key != key:
                return
            last = {one.kind: one for one in found}
            words = [
                f"{_SIGNS[one.verdict] if one.open or one.verdict else '–'} {decisions()[number]}"
                for number, kind in enumerate(DecisionKind)
                if (one := last.get(kind)) is not None
            ]
            self._fact(tr("Decisions"), "\n".join(words))
            for one in found:
                if one.id == self._line.record_id:
                    for proof in one.evidence:
                        self._fact(tr("Evidence"), proof.words)
                    if one.reason:
                        self._fact(tr("Said so far"), one.reason)

        return show

    def _fact(self, name: str, value: str) -> None:
        label, text = QLabel(name, self), QLabel(value, self)
        text.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._workbench.look.style(label, "muted")
        self._workbench.look.style(text, "body")
        self.facts.addRow(label, text)

    def _lay(self, verbs: Sequence[Verb]) -> None:
        for button in self._laid:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons, self._laid = {}, []
        for number, verb in enumerate(verbs):
            button = QPushButton(verb.text, self._buttons)
            button.setAutoDefault(False)
            button.setEnabled(not verb.why_not)
            key = QKeySequence(verb.key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(verb.why_not or (tr("{act}: key {key}").format(act=verb.text, key=key) if key else ""))
            button.setAccessibleDescription(verb.why_not)
            button.clicked.connect(lambda _=False, act=verb.act: self.acted.emit(act.value))
            if number == 0:
                self._workbench.look.style(button, "primary")
            self._flow.addWidget(button)
            button.show()
            self._laid.append(button)
            self.buttons.setdefault(verb.act, button)
        self._buttons.updateGeometry()
