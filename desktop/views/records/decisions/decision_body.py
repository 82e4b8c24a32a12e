"""What stands below an unfolded decision: what was said, the evidence, the earlier answers, and a button for every act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.services.decisions.records import DecisionRecord, EvidenceRecord
from desktop.views.actions.spec import ActionSpec
from desktop.views.look.flow_layout import FlowLayout
from desktop.views.look.theme import GRID
from desktop.views.records.act_button import ActButton
from desktop.views.records.decisions.case import Case, DecisionLine
from desktop.views.records.decisions.decision_acts import ANSWERS, DecisionActs
from desktop.views.records.decisions.decision_words import answered_words, earlier_words, tr
from desktop.views.records.decisions.evidence_link import leads_to
from desktop.views.workbench import Workbench


class DecisionBody(QWidget):
    """Built anew when its decision changed; the focus goes to the same act again, or to the first that is on."""

    def __init__(self, workbench: Workbench, acts: DecisionActs, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._acts = workbench, acts
        self._shown: object = None
        self._earlier_shown = False
        self.buttons: dict[str, ActButton] = {}
        self.evidence: list[QPushButton] = []
        self.earlier: QPushButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 2)
        self._column.setSpacing(6)

    def first_act(self) -> QWidget | None:
        """The first button that is on."""
        return next((button for button in self.buttons.values() if button.isEnabled()), None)

    def show_line(self, case: Case, line: DecisionLine) -> None:
        """Show a decision."""
        specs = self._acts.specs(case, line)
        shown = (case, line, self._workbench.team, tuple((spec.code, spec.why_not()) for spec in specs))
        if shown == self._shown:
            return
        self._shown = shown
        focused = self._focused()
        self._empty()
        if line.newest is not None:
            self._show_said(line.newest)
        if line.earlier:
            self._show_earlier(line.earlier)
        why = self._acts.why_not_answer(line)
        if why:
            self._add(self._label(why, "muted"))
        first = [spec for spec in specs if spec.code in ANSWERS]
        for group in (first, [spec for spec in specs if spec not in first]):
            if group:
                self._add(self._buttons(group, quiet=group is not first))
        if focused:
            again = self.buttons.get(focused)
            there = again if again is not None and again.isEnabled() else self.first_act()
            if there is not None:
                there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self, specs: Sequence[ActionSpec], *, quiet: bool) -> QWidget:
        """Answers as buttons; what only plans or adds as links below them."""
        holder = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        flow = FlowLayout(holder, GRID)
        for spec in specs:
            button = ActButton(self._workbench.look, spec, holder)
            button.setMinimumHeight(24 if quiet else 28)
            if quiet:
                self._workbench.look.style(button, "link")
            flow.addWidget(button)
            button.show()
            self.buttons[spec.code] = button
        return holder

    def _focused(self) -> str:
        """Which act has the focus; any other piece of the body counts as the first."""
        focused = self.window().focusWidget()  # also while another window is in front
        if focused is None or not self.isAncestorOf(focused):
            return ""
        return next((code for code, button in self.buttons.items() if button is focused), "first")

    def _show_said(self, one: DecisionRecord) -> None:
        team, me = self._workbench.team, self._workbench.actor.id
        if one.open and one.reason:
            self._add(self._label(tr("More is wanted. {answer}").format(answer=answered_words(one, team, me)), "body"))
        for proof in one.evidence:
            self._add(self._proof(one, proof), left=True)

    def _proof(self, one: DecisionRecord, proof: EvidenceRecord) -> QWidget:
        go = leads_to(self._workbench, one, proof)
        if go is None:
            plain = self._label(f"• {proof.words}", "body")
            plain.setContentsMargins(3, 0, 0, 0)  # the links' own padding
            return plain
        link = QPushButton(self)
        link.setAutoDefault(False)
        link.setText(self.fontMetrics().elidedText(proof.words, Qt.TextElideMode.ElideRight, 420).replace("&", "&&"))
        link.setMinimumHeight(24)
        link.setToolTip(proof.words)
        link.setAccessibleName(tr("Evidence: {words}").format(words=proof.words))
        self._workbench.look.style(link, "link")
        self._workbench.look.dress(link, "link", "muted")
        link.clicked.connect(lambda _checked=False: self._acts.follow(go))
        self.evidence.append(link)
        return link

    def _show_earlier(self, earlier: tuple[DecisionRecord, ...]) -> None:
        team, me, look = self._workbench.team, self._workbench.actor.id, self._workbench.look
        text = tr("1 earlier answer") if len(earlier) == 1 else tr("{n} earlier answers").format(n=len(earlier))
        button = self.earlier = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setCheckable(True)
        button.setMinimumHeight(24)
        button.setToolTip(tr("What was answered before and overturned"))
        look.style(button, "link")
        told = self._label("\n".join(earlier_words(one, team, me) for one in earlier), "muted")

        told.setContentsMargins(24, 0, 0, 0)
        self._add(button, left=True)
        self._add(told)

        def fold(shown: bool) -> None:
            self._earlier_shown = shown
            told.setVisible(shown)
            look.dress(button, "chevron-down" if shown else "chevron-right", "muted")

        button.toggled.connect(fold)
        button.setChecked(self._earlier_shown)
        fold(self._earlier_shown)

    def _add(self, widget: QWidget, *, left: bool = False) -> None:
        """Show it now: by itself the layout does so in the next turn of the loop, too late for the focus."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0))
        widget.show()

    def _label(self, text: str, kind: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._workbench.look.style(label, kind)
        return label

    def _empty(self) -> None:
        self.buttons, self.evidence, self.earlier = {}, [], None
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
